// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/wording/outlooktext.h"

#include <QWidget>

#include <array>
#include <optional>

class QLabel;
class QPushButton;
class QScrollArea;

namespace poolwarden {

class FindingSidesView;
class PoolRegistry;

/// What a conflict is and what follows from it, in words, and where there is room, the two definitions.
class ConflictDetails final : public QWidget
{
    Q_OBJECT

public:
    struct Texts {
        QString note; ///< about another one, which is gone
        QString title;
        QString explanation;
        findingtext::Outlook outlook;
    };

    /// `id`: the first part of the object names.
    explicit ConflictDetails(const QString &id, QWidget *parent = nullptr);

    /// `finding`: whose definitions to show; none: of nobody.
    void show(const Texts &texts, const PoolRegistry &registry,
              const std::optional<Finding> &finding);
    /// Whether there is another place for the definitions than this widget, for want of room.
    void setOfferingWindow(bool offering);

Q_SIGNALS:
    /// There is no room here.
    void windowRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    struct Part {
        QLabel *head = nullptr;
        QLabel *text = nullptr;
    };
    QLabel *m_note;
    QLabel *m_title;
    QLabel *m_explanation;
    std::array<Part, 3> m_parts;
    QWidget *m_text;
    QScrollArea *m_scroll;
    QPushButton *m_window;
    FindingSidesView *m_sides;
    bool m_hasSides = false;
    bool m_isOffering = false;
};

} // namespace poolwarden
