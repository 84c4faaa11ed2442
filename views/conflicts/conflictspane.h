// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QPersistentModelIndex>
#include <QSet>
#include <QWidget>

#include <array>
#include <functional>
#include <optional>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QTimer;
class QToolButton;
class QTreeView;

namespace poolwarden {

class EmptyState;
class FindingsModel;
class FindingsPresentation;
class PoolRegistry;

/// All findings, what the chosen one means, and the way to its pools.
class ConflictsPane final : public QWidget
{
    Q_OBJECT

public:
    ConflictsPane(PoolRegistry *registry, FindingsModel *model, QWidget *parent = nullptr);

    /// Keeps to findings that concern the pool, the worst first, as long as it has any: also when they
    /// come up later.
    void follow(PoolId pool);
    /// Without a connection, or before its pools are there, nothing was checked.
    void setConnected(bool connected, bool connecting);
    [[nodiscard]] bool isChecked() const;
    /// The height at which the list shows so many rows.
    [[nodiscard]] int heightFor(int rows) const;
    /// This pool's findings are told in full elsewhere: no details of them are shown here.
    void setToldElsewhere(PoolId pool);
    [[nodiscard]] std::optional<Finding> current() const { return m_current; }
    /// All pools that meet where this finding's pools meet, peers of peers at the same place included.
    [[nodiscard]] QSet<PoolId> poolsOf(const Finding &finding) const;
    /// Those of the chosen finding or group.
    [[nodiscard]] QSet<PoolId> chosenPools() const;
    [[nodiscard]] QTreeView *list() const { return m_list; }
    [[nodiscard]] FindingsPresentation *presentation() const { return m_presentation; }

Q_SIGNALS:
    /// The user chose a finding or a group, and with it the pool (none where it is of a host).
    void poolChosen(poolwarden::PoolId pool);
    /// The user wants to change the pool from whose side it is told.
    void editRequested(const poolwarden::Finding &finding);
    void peersRequested(const QSet<poolwarden::PoolId> &pools);
    void countsChanged(int errors, int warnings, int all);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void watchChanges();
    void build();
    void choose(const QModelIndex &index);
    /// Edits what the row is about; a group is opened or closed.
    void open(const QModelIndex &index);
    void showDetails();
    void showDetailsOfHost();
    void keepChoice();
    using Wanted = std::function<bool(const Finding &)>;
    /// The row of the first one that is wanted; of a closed group, the group's.
    [[nodiscard]] QModelIndex findRow(const Wanted &wanted) const;
    /// The first one in this row that is wanted.
    [[nodiscard]] std::optional<Finding> findingAt(const QModelIndex &index,
                                                   const Wanted &wanted) const;
    [[nodiscard]] bool isGroup(const QModelIndex &index) const;
    /// The cell of a row that has the children.
    [[nodiscard]] static QModelIndex firstCell(const QModelIndex &index);
    /// The list does not move under who reads it.
    void noteVisible();
    void keepVisible();
    void updateCounts();
    void sayWhyEmpty();

    PoolRegistry *m_registry;
    FindingsModel *m_model;
    FindingsPresentation *m_presentation;
    QTreeView *m_list;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QSplitter *m_splitter;
    std::array<QToolButton *, 3> m_filters{};
    QLabel *m_cut;
    QLabel *m_title;
    QLabel *m_explanation;
    QWidget *m_details;
    QPushButton *m_first;
    QPushButton *m_second;
    QPushButton *m_peers;
    QTimer *m_settle;
    QList<QPersistentModelIndex> m_visible; ///< from the top; while rows come and go
    int m_top = 0;
    std::optional<Finding> m_current;
    PoolId m_followed = noPool;
    PoolId m_told = noPool;
    bool m_restoring = false;
    bool m_connected = false;
    bool m_connecting = false;
};

} // namespace poolwarden
