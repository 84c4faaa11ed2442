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

/// The upper half of the window: the table of pools, the bar that shows a restricted view, and a help
/// text while the table is empty.
class PoolTablePane final : public QWidget
{
    Q_OBJECT

public:
    explicit PoolTablePane(PoolTableModel *model, QWidget *parent = nullptr);

    [[nodiscard]] PoolTableView *table() const { return m_table; }
    [[nodiscard]] PoolFilterProxy *filter() const { return m_filter; }

    void setFilterText(const QString &text);
    /// Keeps this pool's row visible while it is edited, even if the row moves or no longer matches.
    void keepVisible(PoolId pool);
    /// Shows only these pools. An empty set shows all.
    void showOnly(const QSet<PoolId> &pools);

    /// The pool in the editor. It is always selected, because commands act on what is selected: the pool of
    /// the current row if that is selected, else the one that was current as long as it is selected, else
    /// the nearest one. noPool: nothing is selected.
    [[nodiscard]] PoolId currentPool() const { return m_currentPool; }
    /// In the order of the rows.
    [[nodiscard]] QList<PoolId> selectedPools() const;
    /// Selects the pools, makes the first current and scrolls to it. Clears a filter that hides it.
    void selectPools(const QList<PoolId> &pools);
    /// Determines the text that is shown while there are no rows.
    void setConnected(bool connected, bool connecting);

Q_SIGNALS:
    void currentPoolChanged(poolwarden::PoolId pool);
    void selectionChanged();
    void filterCleared();
    void connectRequested();
    void newPoolRequested();

private:
    void updateState();
    /// Of the shown rows; -1: it is not shown.
    [[nodiscard]] int rowOf(PoolId pool) const;
    /// Chooses the current pool anew.
    void updateCurrentPool();
    /// Clears the selection if the current pool is among the removed rows, so that Qt selects no other. The
    /// keyboard stays at the place.
    void clearSelectionOfRemovedRow(const QModelIndex &parent, int first, int last);
    /// Looks for rows whose target differs from Source.
    void updateTargetColumn(int first, int last);
    void clearFilters();
    void emptyButtonClicked();

    PoolTableModel *m_model;
    PoolPresentationProxy *m_presentation;
    PoolFilterProxy *m_filter;
    PoolTableView *m_table;
    EmptyState *m_empty;
    QWidget *m_restrictionBar;
    QLabel *m_restrictionText;
    QStackedLayout *m_stack;
    QTimer *m_settle;
    PoolId m_currentPool = noPool;
    bool m_hasHadRows = false;
    bool m_follow = false; ///< the current row was in view before the rows changed
    bool m_targetTells = false;
    bool m_connected = false;
    bool m_connecting = false;
};

} // namespace poolwarden
