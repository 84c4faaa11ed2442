// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/pooltablemodel.h"

#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "model/tables/poolrow.h"
#include "model/tables/poolstatewords.h"
#include "model/wording/fielddoubt.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/wording/moment.h"

#include <algorithm>

namespace poolwarden {

using namespace poolrow;

namespace {

using Pool = PoolRegistry::Pool;

QString yesOrNo(bool yes)
{
    return yes ? PoolTableModel::tr("yes", "property of a pool")
               : PoolTableModel::tr("no", "property of a pool");
}

} // namespace

PoolTableModel::PoolTableModel(PoolRegistry *registry, QObject *parent)
    : QAbstractTableModel(parent)
    , m_registry(registry)
{
    connect(registry, &PoolRegistry::rowsAboutToBeAdded, this,
            [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(registry, &PoolRegistry::rowsAdded, this, [this] { endInsertRows(); });
    connect(registry, &PoolRegistry::rowsAboutToBeRemoved, this,
            [this](int first, int last) { beginRemoveRows({}, first, last); });
    connect(registry, &PoolRegistry::rowsRemoved, this, [this] { endRemoveRows(); });
    connect(registry, &PoolRegistry::poolChanged, this, &PoolTableModel::tellPool);
    connect(registry, &PoolRegistry::findingsChanged, this, &PoolTableModel::tellFindings);
    connect(registry, &PoolRegistry::hostChanged, this, &PoolTableModel::tellHost);
}

int PoolTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_registry->poolCount();
}

int PoolTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PoolTableModel::data(const QModelIndex &index, int role) const
{
    const Pool *pool = index.isValid() ? m_registry->pool(poolAt(index)) : nullptr;
    if (!pool)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(*pool, Column(index.column()));
    case SortRole:
        return sortKey(*pool, Column(index.column()));
    case PoolIdRole:
        return QVariant::fromValue(pool->id);
    case SeverityRole:
        return severity(pool->status);
    case FindingCountRole:
        return findingCount(pool->status);
    case StateRole:
        return int(pool->snapshot ? pool->snapshot->state : PoolState::Inactive);
    case IsDraftRole:
        return pool->hasUnsaved();
    case IsNewRole:
        return isNew(*pool);
    case HasErrorRole:
        return hasError(*pool);
    case ErrorTextRole:
        if (const PoolId copied = copiedBy(*pool); copied != noPool && errorText(*pool).isEmpty())
            return replacesPool(isolated(m_registry->displayName(copied)));
        return errorText(*pool);
    case ErrorSeverityRole:
        return copiedBy(*pool) == noPool ? errorSeverity(*pool)
                                         : std::max(errorSeverity(*pool), int(Severity::Warning));
    case UsageRatioRole:
        return usageRatio(*pool);
    case CapacityRole:
        return pool->snapshot ? pool->snapshot->capacity : 0;
    case AllocationRole:
        return pool->snapshot ? pool->snapshot->allocation : 0;
    case AvailableRole:
        return pool->snapshot ? pool->snapshot->available : 0;
    case FilterTextRole:
        return filterText(*pool);
    case FilterStateRole:
        return filterState(*pool);
    case UuidRole:
        return pool->snapshot ? pool->snapshot->uuid : QString();
    case FindingsTextRole:
        return findingsText(*pool);
    case PendingRole:
        return pool->isPending();
    case TransientRole:
        return isTransient(*pool);
    case UnknownRole:
        return isUnknown(*pool);
    default:
        return {};
    }
}

PoolId PoolTableModel::copiedBy(const PoolRegistry::Pool &pool) const
{
    return isNew(pool) && pool.draft ? replacedBy(*pool.draft, *m_registry) : noPool;
}

QString PoolTableModel::findingsText(const PoolRegistry::Pool &pool) const
{
    constexpr std::size_t mostLines = 8;
    const auto nameOf = [this](PoolId id) { return m_registry->displayName(id); };
    const std::vector<Finding> findings = m_registry->findingsOf(pool.id);
    QStringList lines;
    for (std::size_t i = 0; i < findings.size() && i < mostLines; ++i)
        lines.append(findingtext::headline(findings[i], nameOf));
    if (findings.size() > mostLines)
        lines.append(tr("and %n more", nullptr, static_cast<int>(findings.size() - mostLines)));
    return lines.join(u'\n');
}

QVariant PoolTableModel::display(const PoolRegistry::Pool &pool, Column column) const
{
    switch (column) {
    case ConflictColumn:
        return findingCount(pool.status) > 0 ? QVariant(findingCount(pool.status)) : QVariant();
    case NameColumn:
        return m_registry->displayName(pool.id);
    case TypeColumn:
        return typeId(pool);
    case StateColumn:
        return stateText(pool);
    case SourceColumn:
        return source(pool);
    case TargetColumn:
        return target(pool);
    case UsageColumn:
        return usageRatio(pool); // not rounded, like the sizes: views do that
    case CapacityColumn:
        return size(pool, &PoolSnapshot::capacity);
    case FreeColumn:
        return size(pool, &PoolSnapshot::available);
    case AutostartColumn:
        return pool.snapshot ? yesOrNo(pool.snapshot->autostart) : QVariant();
    case ConnectionColumn: {
        const auto host = m_registry->host(pool.host);
        return host ? host->label : QString();
    }
    case ColumnCount:
        break;
    }
    return {};
}

QVariant PoolTableModel::sortKey(const PoolRegistry::Pool &pool, Column column) const
{
    switch (column) {
    case ConflictColumn:
        return severity(pool.status);
    case StateColumn:
        return isNew(pool) ? -1 : int(pool.snapshot->state);
    case UsageColumn: {
        const QVariant ratio = usageRatio(pool);
        return ratio.isValid() ? ratio : QVariant(-1.0);
    }
    case CapacityColumn:
    case FreeColumn: {
        const QVariant bytes = display(pool, column);
        return bytes.isValid() ? QVariant(double(bytes.toULongLong())) : QVariant(-1.0);
    }
    case AutostartColumn:
        return pool.snapshot ? int(pool.snapshot->autostart) : -1;
    default:
        return display(pool, column);
    }
}

QString PoolTableModel::filterText(const PoolRegistry::Pool &pool) const
{
    QStringList parts;
    for (const Column column :
         {NameColumn, TypeColumn, SourceColumn, TargetColumn, ConnectionColumn})
        parts << display(pool, column).toString();
    if (const std::optional<PoolType> type = typeOf(pool))
        parts << findingtext::typeName(*type);
    if (pool.snapshot)
        parts << pool.snapshot->uuid;
    return parts.join(u'\n');
}

QString PoolTableModel::filterState(const PoolRegistry::Pool &pool) const
{
    const QString state = stateText(pool);
    // A filter for "active" finds the pool even while its host is offline.
    return pool.snapshot && isUnknown(pool)
               ? state + u' ' + poolstatewords::stateName(pool.snapshot->state)
               : state;
}

QVariant PoolTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case ConflictColumn:
        return tr("Conflicts");
    case NameColumn:
        return tr("Name");
    case TypeColumn:
        return tr("Type");
    case StateColumn:
        return tr("State");
    case SourceColumn:
        return tr("Source");
    case TargetColumn:
        return tr("Target");
    case UsageColumn:
        return tr("Usage");
    case CapacityColumn:
        return tr("Capacity");
    case FreeColumn:
        return tr("Free");
    case AutostartColumn:
        return tr("Autostart");
    case ConnectionColumn:
        return tr("Connection");
    case ColumnCount:
        break;
    }
    return {};
}

bool PoolTableModel::isUnknown(const PoolRegistry::Pool &pool) const
{
    const auto host = m_registry->host(pool.host);
    return pool.snapshot && host && !host->online;
}

QString PoolTableModel::stateText(const PoolRegistry::Pool &pool) const
{
    if (isNew(pool)) {
        if (pool.draft && !pool.draft->file().isNone())
            return poolstatewords::fileState(*pool.draft);
        if (copiedBy(pool) != noPool)
            return tr("draft of a pool",
                      "state of a draft with name and UUID of a pool on the host");
        return tr("draft", "state of a pool that only exists here");
    }
    QString state = poolstatewords::stateName(pool.snapshot->state);
    if (isUnknown(pool))
        state = tr("unknown since %1", "state of a pool; a time")
                    .arg(momentText(m_registry->host(pool.host)->offlineSince));
    else if (isTransient(pool))
        state = tr("%1, transient", "state of a pool").arg(state);
    if (pool.hasUnsaved())
        return tr("%1, edited", "state of a pool").arg(state);
    return !isUnknown(pool) && pool.isPending() ? tr("%1, changed", "state of a pool").arg(state)
                                                : state;
}

QModelIndex PoolTableModel::indexOf(PoolId pool, int column) const
{
    const int row = m_registry->rowOf(pool);
    return row < 0 ? QModelIndex() : index(row, column);
}

PoolId PoolTableModel::poolAt(const QModelIndex &index) const
{
    return index.isValid() ? m_registry->poolAt(index.row()) : noPool;
}

void PoolTableModel::tellPool(PoolId pool)
{
    const int row = m_registry->rowOf(pool);
    if (row < 0)
        return;
    // All roles but those that findingsChanged() changes.
    static const QList<int> roles{
        Qt::DisplayRole, SortRole,       StateRole,      IsDraftRole,  IsNewRole,
        HasErrorRole,    ErrorTextRole,  UsageRatioRole, CapacityRole, AllocationRole,
        AvailableRole,   FilterTextRole, UuidRole,       PendingRole,  ErrorSeverityRole,
        TransientRole,   FilterStateRole};
    Q_EMIT dataChanged(index(row, ConflictColumn), index(row, ColumnCount - 1), roles);
}

void PoolTableModel::tellFindings(const std::vector<PoolId> &pools)
{
    // Rows are in the order of ids: neighbours are announced as one range.
    static const QList<int> roles{Qt::DisplayRole, SortRole, SeverityRole, FindingCountRole};
    int first = -1;
    int last = -1;
    const auto tell = [&] {
        if (first >= 0)
            Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1), roles);
    };
    for (const PoolId pool : pools) {
        const int row = m_registry->rowOf(pool);
        if (row < 0)
            continue;
        if (first >= 0 && row == last + 1) {
            last = row;
            continue;
        }
        tell();
        first = last = row;
    }
    tell();
}

void PoolTableModel::tellHost(HostId host)
{
    int first = -1;
    const int rows = m_registry->poolCount();
    for (int row = 0; row <= rows; ++row) {
        const bool mine = row < rows && m_registry->pool(m_registry->poolAt(row))->host == host;
        if (mine && first < 0)
            first = row;
        if (!mine && first >= 0) {
            Q_EMIT dataChanged(index(first, ConflictColumn), index(row - 1, ColumnCount - 1),
                               {Qt::DisplayRole, SortRole, FilterStateRole, UnknownRole});
            first = -1;
        }
    }
}

} // namespace poolwarden
