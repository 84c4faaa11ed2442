// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/session/poolregistry.h"

#include <QAbstractTableModel>

namespace poolwarden {

/// One row per pool or draft of a PoolRegistry. Data only: a proxy in views makes icons, colours
/// and tool tips of the roles.
class PoolTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        ConflictColumn,
        NameColumn,
        TypeColumn,
        StateColumn,
        SourceColumn,
        TargetColumn,
        AutostartColumn,
        UsageColumn,
        CapacityColumn,
        FreeColumn,
        ConnectionColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role {
        SortRole = Qt::UserRole, ///< numbers as numbers, a severity rank for the conflict column
        PoolIdRole,              ///< PoolId
        SeverityRole,            ///< -1 none, else int(Severity)
        FindingCountRole,        ///< int
        StateRole,               ///< int(PoolState)
        IsDraftRole,             ///< bool: has unsaved text
        IsNewRole,               ///< bool: a draft of a new pool
        HasErrorRole,            ///< bool: the XML could not be fetched or read
        ErrorTextRole,           ///< QString
        ErrorSeverityRole,       ///< int(Severity); -1: no error
        UsageRatioRole,          ///< double 0…1, invalid where unknown
        CapacityRole,
        AllocationRole,
        AvailableRole,    ///< quint64
        FilterTextRole,   ///< QString: the text that the filter searches, without the state
        FilterStateRole,  ///< QString: the state; the filter finds only whole words in it
        UuidRole,         ///< QString
        FindingsTextRole, ///< QString: findings, one per line, worst first
        PendingRole,      ///< bool: live and persistent definition differ
        TransientRole,    ///< bool: has no definition on the host
        UnknownRole,      ///< bool: its host is offline; the state is the last known one
    };
    Q_ENUM(Role)

    explicit PoolTableModel(PoolRegistry *registry, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    [[nodiscard]] QModelIndex indexOf(PoolId pool, int column = NameColumn) const;
    [[nodiscard]] PoolId poolAt(const QModelIndex &index) const;

private:
    /// The pool of the host that has the name and UUID of this draft; noPool: none.
    [[nodiscard]] PoolId copiedBy(const PoolRegistry::Pool &pool) const;
    [[nodiscard]] QString findingsText(const PoolRegistry::Pool &pool) const;
    [[nodiscard]] QVariant display(const PoolRegistry::Pool &pool, Column column) const;
    [[nodiscard]] QVariant sortKey(const PoolRegistry::Pool &pool, Column column) const;
    [[nodiscard]] QString stateText(const PoolRegistry::Pool &pool) const;
    /// Whether the pool is on a host that is offline.
    [[nodiscard]] bool isUnknown(const PoolRegistry::Pool &pool) const;
    [[nodiscard]] QString filterText(const PoolRegistry::Pool &pool) const;
    [[nodiscard]] QString filterState(const PoolRegistry::Pool &pool) const;
    void tellPool(PoolId pool);
    void tellFindings(const std::vector<PoolId> &pools);
    void tellHost(HostId host);

    PoolRegistry *m_registry;
};

} // namespace poolwarden
