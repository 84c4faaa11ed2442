// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What DraftPlanModel does beside defining.

#include "model/plan/draftplanmodel.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"

#include <algorithm>

namespace poolwarden {

namespace {

bool isActivePool(const PoolRegistry &registry, PoolId id)
{
    const PoolRegistry::Pool *pool = registry.pool(id);
    return pool && pool->snapshot && pool->snapshot->isActive();
}

} // namespace

PoolId DraftPlanModel::activePoolOf(PoolId draft) const
{
    const PoolRegistry::Pool *pool = m_registry->pool(draft);
    if (!pool || !pool->draft)
        return noPool;
    const PoolId replaced = replacedBy(*pool->draft, *m_registry);
    const PoolId own = replaced != noPool ? replaced : draft;
    return isActivePool(*m_registry, own) ? own : noPool;
}

bool DraftPlanModel::isKeptBack(PoolId draft) const
{
    const PoolId active = activePoolOf(draft);
    const auto host =
        active == noPool ? std::nullopt : m_registry->host(m_registry->pool(active)->host);
    return host && !host->info.storesFiles; // libvirt's test driver
}

QList<PoolId> DraftPlanModel::toRestart(const QList<PoolId> &drafts) const
{
    QList<PoolId> pools;
    for (const PoolId draft : drafts) {
        const PoolId active = activePoolOf(draft);
        const bool isNeeded = isKeptBack(draft) || m_plan.restart.contains(active);
        if (active != noPool && m_restarts.value_or(isNeeded) && !pools.contains(active))
            pools.append(active);
    }
    return pools;
}

DoneBefore DraftPlanModel::doneBefore(const QList<PoolId> &drafts) const
{
    DoneBefore before;
    if (m_stops)
        before.stopped = QSet<PoolId>(m_plan.stop.cbegin(), m_plan.stop.cend());
    if (m_undefines)
        before.undefined = QSet<PoolId>(m_plan.undefine.cbegin(), m_plan.undefine.cend());
    for (const PoolId pool : toRestart(drafts))
        before.stopped.insert(pool);
    return before;
}

HostSteps DraftPlanModel::offered() const
{
    HostSteps steps;
    steps.drafts = order();
    steps.stop = m_plan.stop;
    steps.stop.removeIf([this](PoolId pool) { return !isActivePool(*m_registry, pool); });
    steps.undefine = m_plan.undefine;
    steps.undefine.removeIf([this](PoolId id) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        return !pool || !pool->snapshot;
    });
    for (const Row &row : m_rows) {
        const PoolId active = activePoolOf(row.pool);
        if (active != noPool && row.result == Result::None && m_checked.contains(row.pool)
            && !steps.restart.contains(active))
            steps.restart.append(active);
    }
    return steps;
}

HostSteps DraftPlanModel::steps() const
{
    HostSteps steps = offered();
    if (!m_stops)
        steps.stop.clear();
    if (!m_undefines)
        steps.undefine.clear();
    steps.restart = toRestart(steps.drafts);
    return steps;
}

void DraftPlanModel::setPlan(const HostSteps &plan)
{
    m_plan = plan;
    m_stops = true;
    m_undefines = true;
    m_restarts.reset();
    check(plan.drafts);
}

bool DraftPlanModel::isChosen(Choice choice) const
{
    switch (choice) {
    case Choice::Stop:
        return m_stops;
    case Choice::Undefine:
        return m_undefines;
    case Choice::Restart:
        break;
    }
    return m_restarts.value_or(std::ranges::any_of(m_rows, [this](const Row &row) {
        return m_checked.contains(row.pool) && !toRestart({row.pool}).isEmpty();
    }));
}

void DraftPlanModel::choose(Choice choice, bool isChosen)
{
    if (choice == Choice::Stop)
        m_stops = isChosen;
    else if (choice == Choice::Undefine)
        m_undefines = isChosen;
    else
        m_restarts = isChosen;
    m_refresh.start(0);
}

QStringList DraftPlanModel::namesOf(const QList<PoolId> &pools) const
{
    QStringList names;
    for (const PoolId pool : pools)
        names.append(nameOf(pool));
    return names;
}

} // namespace poolwarden
