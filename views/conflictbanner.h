// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/fieldproblem.h"

#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace poolwarden {

/// The worst that is wrong with the pool, in one sentence with its reason and the ways out.
class ConflictBanner final : public QWidget
{
    Q_OBJECT

public:
    using NameOf = std::function<QString(PoolId)>;

    explicit ConflictBanner(QWidget *parent = nullptr);

    /// Hides itself if there is nothing to tell. `isDraft`: actions that change the draft are offered.
    void show(const QList<FieldProblem> &problems, const std::vector<Finding> &findings,
              const NameOf &nameOf, bool isDraft);

    /// Of one line: how many there are depends on the width, which a minimum cannot know.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void actionRequested(const poolwarden::Finding &finding, poolwarden::ActionKind action);
    void problemActivated(const poolwarden::FieldProblem &problem);
    /// "and 2 more"
    void moreRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void setSeverity(Severity severity);
    void offerActions(const Finding &finding, const NameOf &nameOf, bool isDraft);
    void clearButtons();
    QPushButton *addButton(const QString &objectName, const QString &text);

    QLabel *m_icon;
    QLabel *m_headline;
    QLabel *m_reason;
    QHBoxLayout *m_buttons;
    QList<QPushButton *> m_shownButtons;
    QPushButton *m_more;
    Severity m_severity = Severity::Error;
};

} // namespace poolwarden
