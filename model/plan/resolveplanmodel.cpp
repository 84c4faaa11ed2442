// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/resolveplanmodel.h"

#include "model/plan/waysteps.h"
#include "model/session/pooldraft.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/wording/waytext.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace poolwarden {

ResolvePlanModel::ResolvePlanModel(const PoolRegistry *registry, QObject *parent)
    : QAbstractTableModel(parent)
    , m_registry(registry)
{
}

void ResolvePlanModel::setPlan(const ResolvePlan &plan)
{
    const auto name = [this](PoolId pool) { return nameOf(pool); };
    std::set<PoolId> unchecked;
    for (const Row &row : m_rows) {
        if (!row.isChecked)
            unchecked.insert(row.way.pool);
    }
    beginResetModel();
    m_rows.clear();
    for (const WayOut &way : plan.ways) {
        Row row;
        row.way = way;
        if (plan.forWarnings.contains(way.pool))
            row.severity = Severity::Warning;
        row.isChecked = !unchecked.contains(way.pool);
        row.pool = isolated(nameOf(way.pool));
        row.change = waytext::changes(way, name);
        row.lack = lackOf(way);
        row.doing = doingOf(way, !row.lack.isEmpty());
        if (const auto known = plan.why.find(way.pool); known != plan.why.end())
            row.why = known->second;
        m_rows.push_back(std::move(row));
    }
    int place = 0;
    for (Row &row : m_rows)
        row.place = ++place;
    for (const std::size_t number : plan.proof.refused)
        m_rows[number].isRefused = true;
    std::ranges::stable_sort(m_rows, std::ranges::greater{}, &Row::severity);
    endResetModel();
    updateRemarks();
}

QString ResolvePlanModel::nameOf(PoolId pool) const
{
    return m_registry->displayName(pool);
}

QString ResolvePlanModel::doingOf(const WayOut &way, bool isIncomplete) const
{
    if (!isIncomplete)
        return stepsInShort(*m_registry, way);
    return stepsOf(*m_registry, way).restart.isEmpty()
               ? tr("Complete it, then define")
               : tr("Complete it, then stop, define, start");
}

QString ResolvePlanModel::lackOf(const WayOut &way) const
{
    const PoolRegistry::Pool *pool = m_registry->pool(way.pool);
    if (!pool || !pool->draft || !way.definition)
        return {};
    for (const Refusal &refusal : pool->draft->assessment().refusals) {
        const bool isEdited =
            refusal.field
            && std::ranges::find(way.edits, *refusal.field, &FieldEdit::field) != way.edits.end();
        if (!isEdited)
            return findingtext::refusal(refusal, way.definition->type);
    }
    return {};
}

void ResolvePlanModel::updateRemarks()
{
    for (Row &row : m_rows)
        row.remark = remarkOn(row.way);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, ChangeColumn), index(rowCount() - 1, ChangeColumn));
}

void ResolvePlanModel::setProof(const PlanProof &proof)
{
    std::vector<Row *> checkedRows;
    for (Row &row : m_rows) {
        row.place = 0;
        row.isRefused = false;
        if (row.isChecked)
            checkedRows.push_back(&row);
    }
    int place = 0;
    for (const std::size_t number : proof.order) {
        if (number < checkedRows.size())
            checkedRows[number]->place = ++place;
    }
    for (const std::size_t number : proof.refused) {
        if (number < checkedRows.size())
            checkedRows[number]->isRefused = true;
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

std::vector<WayOut> ResolvePlanModel::checked() const
{
    std::vector<WayOut> ways;
    for (const Row &row : m_rows) {
        if (row.isChecked)
            ways.push_back(row.way);
    }
    return ways;
}

std::vector<WayOut> ResolvePlanModel::inOrder() const
{
    std::vector<Row> rows;
    std::ranges::copy_if(m_rows, std::back_inserter(rows), &Row::isChecked);
    std::ranges::stable_sort(rows, {}, &Row::place);
    std::vector<WayOut> ways;
    for (Row &row : rows)
        ways.push_back(std::move(row.way));
    return ways;
}

int ResolvePlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ResolvePlanModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ResolvePlanModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_rows.size())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case PoolRole:
        return QVariant::fromValue(row.way.pool);
    case RefusedRole:
        return row.isRefused;
    case SeverityRole:
        return QVariant::fromValue(row.severity);
    case Qt::CheckStateRole:
        return index.column() == PlaceColumn ? QVariant(row.isChecked ? Qt::Checked : Qt::Unchecked)
                                             : QVariant();
    case Qt::AccessibleTextRole:
        if (index.column() == PlaceColumn)
            return row.pool;
        break;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case PlaceColumn:
        return row.place > 0 ? QString::number(row.place) : QString();
    case PoolColumn:
        return row.pool;
    case ChangeColumn: {
        QStringList lines{row.change, row.lack, row.remark};
        lines.removeAll(QString());
        return lines.join(u'\n');
    }
    case WhyColumn:
        return row.why ? waytext::why(*row.why, [this](PoolId pool) { return nameOf(pool); })
                       : QString();
    case AgainstColumn:
        return row.severity == Severity::Error ? tr("Errors") : tr("Warnings");
    case DoingColumn:
        return row.isRefused ? tr("libvirt refuses it in any order") : row.doing;
    default:
        return {};
    }
}

QVariant ResolvePlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PlaceColumn:
        return tr("Order");
    case PoolColumn:
        return tr("Pool");
    case ChangeColumn:
        return tr("Change");
    case WhyColumn:
        return tr("Why this one");
    case AgainstColumn:
        return tr("Against", "what a change takes away");
    case DoingColumn:
        return tr("On the host");
    default:
        return {};
    }
}

Qt::ItemFlags ResolvePlanModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == PlaceColumn)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool ResolvePlanModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != PlaceColumn || role != Qt::CheckStateRole)
        return false;
    Row &row = m_rows[std::size_t(index.row())];
    const bool isChecked = value.value<Qt::CheckState>() == Qt::Checked;
    if (row.isChecked == isChecked)
        return true;
    row.isChecked = isChecked;
    row.place = 0;
    Q_EMIT dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
    Q_EMIT checkedChanged();
    return true;
}

} // namespace poolwarden
