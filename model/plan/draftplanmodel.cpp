// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/draftplanmodel.h"

#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/wording/isolated.h"

#include <QHash>

#include <algorithm>
#include <tuple>
#include <utility>

namespace poolwarden {

namespace {

/// With so many pools a plan takes longer than a key may, so it waits until no more keys come.
constexpr int manyPools = 1000;
constexpr int planMilliseconds = 200;

} // namespace

DraftPlanModel::DraftPlanModel(PoolRegistry *registry, QObject *parent)
    : QAbstractTableModel(parent)
    , m_registry(registry)
    , m_steps(registry)
    , m_outcomes(registry)
{
    // One change comes with several signals, and a key press with one.
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &DraftPlanModel::refresh);
    const auto soon = [this] {
        m_refresh.start(m_registry->poolCount() > manyPools ? planMilliseconds : 0);
    };
    connect(registry, &PoolRegistry::poolChanged, this, soon);
    connect(registry, &PoolRegistry::settled, this, soon);
    connect(registry, &PoolRegistry::findingsChanged, this, soon);
    connect(registry, &PoolRegistry::draftOpened, this, soon);
    connect(registry, &PoolRegistry::draftClosed, this, soon);
    connect(registry, &PoolRegistry::hostChanged, this, soon);
    refresh();
}

QString DraftPlanModel::nameOf(PoolId pool) const
{
    return isolated(m_registry->displayName(pool));
}

PlanRow DraftPlanModel::rowOf(const PoolRegistry::Pool &pool) const
{
    PlanRow row;
    row.pool = pool.id;
    row.name = m_registry->displayName(pool.id);
    const auto host = m_registry->host(pool.host);
    row.host = host ? host->label : QString();
    const PoolId replaced = replacedBy(*pool.draft, *m_registry);
    if (replaced != noPool)
        row.change = tr("Replaces “%1”").arg(nameOf(replaced));
    else if (!pool.snapshot)
        row.change = tr("New pool");
    else
        row.change = tr("Changed");
    return row;
}

bool DraftPlanModel::uncheckUnsound(const DefineOrder &order, const QSet<PoolId> &fresh)
{
    bool isAny = false;
    QSet<PoolId> before;
    for (const DefineStep &step : order.taken) {
        if (fresh.contains(step.pool)
            && (m_outcomes.errorAfter(step.pool, before) || before.contains(step.becomes)))
            isAny = m_checked.remove(step.pool) || isAny;
        before.insert(step.becomes);
    }
    for (const DefineStep &step : order.refused) {
        if (fresh.contains(step.pool))
            isAny = m_checked.remove(step.pool) || isAny;
    }
    return isAny;
}

DraftOutcome DraftPlanModel::outcomeOf(const DefineStep &step,
                                       const QSet<PoolId> &definedBefore) const
{
    return m_outcomes.of(step, definedBefore, m_steps.activePoolOf(step.pool));
}

void DraftPlanModel::refresh()
{
    m_refresh.stop();
    std::vector<PlanRow> rows;
    QList<PoolId> possible;
    QSet<PoolId> present;
    QSet<PoolId> fresh;
    QHash<PoolId, std::size_t> rowOfPool;
    for (const PoolId id : m_registry->pools()) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (!pool->draft || !pool->hasUnsaved() || pool->host == m_registry->files())
            continue;
        present.insert(id);
        if (!m_known.contains(id)) {
            fresh.insert(id);
            m_checked.insert(id);
        }
        PlanRow row = rowOf(*pool);
        const bool isRefused = !whyRefused(*pool->draft).isEmpty();
        if (const QString obstacle = whyNotDefine(*pool->draft, *m_registry);
            !isRefused && !obstacle.isEmpty()) {
            // No matter of the order, but of the connection or of a change on the host.
            row.outcome = {obstacle, Severity::Warning};
        } else if (m_steps.isKeptBack(id) && m_steps.toRestart({id}).isEmpty()) {
            row.outcome = {tr("It must be stopped first: this host keeps the old definition of an "
                              "active pool."),
                           Severity::Warning};
        } else {
            possible.append(id);
        }
        rowOfPool.insert(id, rows.size());
        rows.push_back(std::move(row));
    }
    m_known = present;
    m_checked.intersect(present);

    const auto orderOfChecked = [&] {
        QList<PoolId> chosen = possible;
        chosen.removeIf([this](PoolId pool) { return !m_checked.contains(pool); });
        const DoneBefore before = m_steps.doneBefore(chosen);
        m_outcomes = DraftOutcomes(m_registry, before);
        return defineOrder(*m_registry, chosen, before);
    };
    DefineOrder order = orderOfChecked();
    if (uncheckUnsound(order, fresh))
        order = orderOfChecked();
    int place = 0;
    QSet<PoolId> before;
    for (const DefineStep &step : order.taken) {
        PlanRow &row = rows[rowOfPool.value(step.pool)];
        row.place = ++place;
        row.outcome = outcomeOf(step, before);
        before.insert(step.becomes);
    }
    for (const DefineStep &step : order.refused)
        rows[rowOfPool.value(step.pool)].outcome = outcomeOf(step, before);
    for (const PoolId id : std::as_const(possible)) {
        if (m_checked.contains(id))
            continue;
        const PoolDraft *draft = m_registry->pool(id)->draft;
        rows[rowOfPool.value(id)].outcome =
            outcomeOf({id, id, draft->assessment().verdict, noPool}, {});
    }
    arrange(rows);
    // Rows with a result stay as they were told, in their order, before the others.
    std::vector<PlanRow> all;
    QSet<PoolId> told;
    for (const PlanRow &old : m_rows) {
        if (old.result == Result::None)
            continue;
        PlanRow kept = old;
        kept.place = 0;
        all.push_back(std::move(kept));
        told.insert(old.pool);
    }
    for (PlanRow &row : rows) {
        if (!told.contains(row.pool))
            all.push_back(std::move(row));
    }
    setRows(std::move(all));
    Q_EMIT planChanged();
}

void DraftPlanModel::arrange(std::vector<PlanRow> &rows) const
{
    // Rows that move under the hands of the user lead to wrong choices: once shown, they stay.
    QHash<PoolId, qsizetype> shown;
    for (const PlanRow &row : m_rows)
        shown.insert(row.pool, shown.size());
    const auto keyOf = [&shown](const PlanRow &row) {
        const bool isNew = !shown.contains(row.pool);
        // New ones in the order of their definition, those without a place last.
        return std::tuple{isNew, isNew ? 0 : shown.value(row.pool), isNew && row.place == 0,
                          isNew ? row.place : 0};
    };
    std::stable_sort(rows.begin(), rows.end(),
                     [&keyOf](const PlanRow &a, const PlanRow &b) { return keyOf(a) < keyOf(b); });
}

void DraftPlanModel::setRows(std::vector<PlanRow> rows)
{
    if (!std::ranges::equal(m_rows, rows, {}, &PlanRow::pool, &PlanRow::pool)) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == m_rows[i])
            continue;
        m_rows[i] = std::move(rows[i]);
        Q_EMIT dataChanged(index(int(i), 0), index(int(i), ColumnCount - 1));
    }
}

QList<PoolId> DraftPlanModel::order() const
{
    std::vector<std::pair<int, PoolId>> placed;
    for (const PlanRow &row : m_rows) {
        if (row.place > 0)
            placed.emplace_back(row.place, row.pool);
    }
    std::ranges::sort(placed);
    QList<PoolId> pools;
    for (const auto &[place, pool] : placed)
        pools.append(pool);
    return pools;
}

QList<PoolId> DraftPlanModel::checked() const
{
    QList<PoolId> pools;
    for (const PlanRow &row : m_rows) {
        if (row.result == Result::None && m_checked.contains(row.pool))
            pools.append(row.pool);
    }
    return pools;
}

HostSteps DraftPlanModel::offered() const
{
    HostSteps steps = m_steps.offered(checked());
    steps.drafts = order();
    return steps;
}

HostSteps DraftPlanModel::steps() const
{
    HostSteps steps = offered();
    if (!isChosen(Choice::Stop))
        steps.stop.clear();
    if (!isChosen(Choice::Undefine))
        steps.undefine.clear();
    steps.restart = m_steps.toRestart(steps.drafts);
    return steps;
}

void DraftPlanModel::setPlan(const HostSteps &plan)
{
    m_steps.setPlan(plan);
    check(plan.drafts);
}

bool DraftPlanModel::isChosen(Choice choice) const
{
    return m_steps.isChosen(choice, checked());
}

void DraftPlanModel::choose(Choice choice, bool isChosen)
{
    m_steps.choose(choice, isChosen);
    m_refresh.start(0);
}

QStringList DraftPlanModel::namesOf(const QList<PoolId> &pools) const
{
    QStringList names;
    for (const PoolId pool : pools)
        names.append(nameOf(pool));
    return names;
}

void DraftPlanModel::check(const QList<PoolId> &drafts)
{
    m_checked = QSet<PoolId>(drafts.cbegin(), drafts.cend());
    refresh();
}

void DraftPlanModel::setResult(PoolId pool, Result result, const QString &sentence)
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        PlanRow &row = m_rows[i];
        if (row.pool != pool)
            continue;
        row.result = result;
        row.told = sentence;
        Q_EMIT dataChanged(index(int(i), 0), index(int(i), ColumnCount - 1));
    }
}

void DraftPlanModel::clearResults()
{
    for (PlanRow &row : m_rows) {
        row.result = Result::None;
        row.told.clear();
    }
    refresh();
}

int DraftPlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DraftPlanModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DraftPlanModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PlanRow &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case PoolRole:
        return QVariant::fromValue(row.pool);
    case SeverityRole:
        return int(row.outcome.severity);
    case ResultRole:
        return int(row.result);
    case Qt::CheckStateRole:
        return index.column() == PlaceColumn && row.result == Result::None
                   ? QVariant(m_checked.contains(row.pool) ? Qt::Checked : Qt::Unchecked)
                   : QVariant();
    case Qt::AccessibleTextRole:
        if (index.column() == PlaceColumn)
            return row.checkBoxText();
        break;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case PlaceColumn:
        return row.placeText();
    case NameColumn:
        return row.name;
    case HostColumn:
        return row.host;
    case ChangeColumn:
        return row.change;
    case OutcomeColumn:
        return row.outcomeText();
    default:
        break;
    }
    return {};
}

QVariant DraftPlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PlaceColumn:
        return tr("Order");
    case NameColumn:
        return tr("Pool");
    case HostColumn:
        return tr("Connection");
    case ChangeColumn:
        return tr("Change");
    case OutcomeColumn:
        return tr("What happens");
    default:
        return {};
    }
}

Qt::ItemFlags DraftPlanModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == PlaceColumn
        && m_rows[std::size_t(index.row())].result == Result::None)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool DraftPlanModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != PlaceColumn || role != Qt::CheckStateRole)
        return false;
    const PoolId pool = m_rows[std::size_t(index.row())].pool;
    if (value.value<Qt::CheckState>() == Qt::Checked)
        m_checked.insert(pool);
    else
        m_checked.remove(pool);
    m_refresh.start(0);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

} // namespace poolwarden
