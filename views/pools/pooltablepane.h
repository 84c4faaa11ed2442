// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QList>
#include <QSet>
#include <QWidget>

class QLabel;
class QModelIndex;
class QStackedLayout;
class QTimer;

namespace poolwarden {

class EmptyState;
class PoolFilterProxy;
class PoolPresentationProxy;
class PoolTableModel;
class PoolTableView;

/// The upper half of the window: the table, what narrows it, and a helpful sentence when it is empty.
class PoolTablePane final : public QWidget
{
    Q_OBJECT

public:
    explicit PoolTablePane(PoolTableModel *model, QWidget *parent = nullptr);

    [[nodiscard]] PoolTableView *table() const { return m_table; }
    [[nodiscard]] PoolFilterProxy *filter() const { return m_filter; }

    void setFilterText(const QString &text);
    /// Typing in this one may move its row: it stays visible, wherever it goes.
    void keepVisible(PoolId pool);
    /// An empty set shows all again.
    void showOnly(const QSet<PoolId> &pools);

    [[nodiscard]] PoolId currentPool() const;
    /// In the order of the rows.
    [[nodiscard]] QList<PoolId> selectedPools() const;
    /// Selects them, makes the first current and scrolls to it; drops a filter that hides that one.
    void selectPools(const QList<PoolId> &pools);
    /// What to say while there are no rows at all.
    void setConnected(bool connected, bool connecting);

Q_SIGNALS:
    void currentPoolChanged(poolwarden::PoolId pool);
    void selectionChanged();
    void filterCleared();
    void connectRequested();
    void newPoolRequested();

private:
    void updateState();
    /// Of the rows that go: the selection is cleared with its pool, never handed on.
    /// The editor shows one of the pools that commands act on: who takes its row out of the selection goes
    /// on with the nearest that is left, or with none.
    void keepCurrentSelected();
    void letGoOfCurrent(const QModelIndex &parent, int first, int last);
    /// Whether the rows have a target that Source does not tell already.
    void lookAtTargets(int first, int last);
    void clearFilters();
    void emptyButtonClicked();

    PoolTableModel *m_model;
    PoolPresentationProxy *m_presentation;
    PoolFilterProxy *m_filter;
    PoolTableView *m_table;
    EmptyState *m_empty;
    QWidget *m_chip;
    QLabel *m_chipText;
    QStackedLayout *m_stack;
    QTimer *m_settle;
    bool m_follow = false; ///< the current row was in view before its rows changed
    bool m_targetTells = false;
    bool m_connected = false;
    bool m_connecting = false;
};

} // namespace poolwarden
