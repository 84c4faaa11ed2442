// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/tables/findingquery.h"

#include <QWidget>

class QLineEdit;
class QMenu;
class QPushButton;
class QTimer;

namespace poolwarden {

class FindingsModel;
class PoolRegistry;
class SeverityFilters;

/// Chooses which findings the list shows, and by what they are grouped.
class ConflictFilters final : public QWidget
{
    Q_OBJECT

public:
    ConflictFilters(PoolRegistry *registry, FindingsModel *model, QWidget *parent = nullptr);

    /// The keys to find something lead to the field from all of this widget, whatever they do elsewhere.
    void serve(QWidget *pane);
    /// From the model, and how many conflicts that the hosts have are not listed, because edits resolve them.
    void updateCounts(int untilDefined);
    /// Without the words beside the numbers.
    void setCompact(bool isCompact);
    void focusText(Qt::FocusReason reason);
    /// Hides nothing any more.
    void showAll();
    /// What is asked for, in words; empty: everything.
    [[nodiscard]] QString told() const;

Q_SIGNALS:
    /// The keyboard belongs to the list now.
    void left();
    /// The list may show others now.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool takesKey(QEvent *event);
    void ask(const FindingQuery &query);
    void fillMenu();
    void addKinds(QMenu *menu);
    void addHosts(QMenu *menu);
    void addTypes(QMenu *menu);
    void addGrouping(QMenu *menu);
    void updateButton();

    PoolRegistry *m_registry;
    FindingsModel *m_model;
    SeverityFilters *m_severities;
    QLineEdit *m_text;
    QTimer *m_typed;
    QPushButton *m_button;
    QWidget *m_pane = nullptr;
    QMenu *m_menu;
};

} // namespace poolwarden
