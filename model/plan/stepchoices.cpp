// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/stepchoices.h"

#include "model/plan/waysteps.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"

#include <algorithm>

namespace poolwarden {

void StepChoices::setPlan(const HostSteps &plan)
{
    m_plan = plan;
    m_leftOut.clear();
    m_restarts.reset();
    m_known.clear();
    for (const PoolId id : plan.stop + plan.undefine + plan.restart) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (pool && pool->snapshot)
            m_known.insert(id, {pool->host, pool->snapshot->uuid});
    }
    m_promise.clear();
    for (const PoolId pool : plan.stop)
        m_promise.note(pool, PlanRow::Kind::Stop);
    for (const PoolId pool : plan.undefine)
        m_promise.note(pool, PlanRow::Kind::Undefine);
    for (const PoolId draft : plan.drafts)
        noteDraft(draft);
}

void StepChoices::follow()
{
    const QList<PoolId> ids = m_known.keys();
    for (const PoolId id : ids) {
        const auto [host, uuid] = m_known.value(id);
        const PoolId now = m_registry->findPool(host, uuid);
        if (now == noPool || now == id)
            continue;
        m_known.insert(now, m_known.take(id));
        for (QList<PoolId> *list : {&m_plan.stop, &m_plan.undefine, &m_plan.restart})
            std::ranges::replace(*list, id, now);
        if (m_leftOut.remove(id))
            m_leftOut.insert(now);
        m_promise.renumber(id, now);
    }
}

void StepChoices::noteDraft(PoolId draft)
{
    // What somebody edits has reasons of its own.
    if (m_plan.drafts.contains(draft))
        m_promise.note(draft, PlanRow::Kind::Define);
}

bool StepChoices::leaveOutWhatIsOver()
{
    bool isAny = false;
    for (const PoolId pool : m_plan.stop + m_plan.undefine) {
        if (!isChosen(pool) || m_promise.whyOver(pool, kindOf(pool)).isEmpty())
            continue;
        m_leftOut.insert(pool);
        isAny = true;
    }
    return isAny;
}

PlanRow::Kind StepChoices::kindOf(PoolId pool) const
{
    return m_plan.stop.contains(pool) ? PlanRow::Kind::Stop : PlanRow::Kind::Undefine;
}

void StepChoices::choose(PoolId pool, bool isChosen)
{
    if (!isChosen) {
        m_leftOut.insert(pool);
        return;
    }
    m_leftOut.remove(pool);
    m_promise.note(pool, kindOf(pool));
}

int StepChoices::overCount() const
{
    return int(std::ranges::count_if(m_leftOut, [this](PoolId pool) {
        return !m_promise.whyOver(pool, kindOf(pool)).isEmpty();
    }));
}

QList<PoolId> StepChoices::inPlanOrder(QList<PoolId> drafts) const
{
    std::ranges::stable_sort(drafts, {}, [this](PoolId draft) {
        const qsizetype place = m_plan.drafts.indexOf(draft);
        return place < 0 ? m_plan.drafts.size() : place;
    });
    return drafts;
}

bool StepChoices::restarts(const QList<PoolId> &drafts) const
{
    return m_restarts.value_or(!toRestart(drafts).isEmpty());
}

bool StepChoices::isActive(PoolId id) const
{
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    return pool && pool->snapshot && pool->snapshot->isActive();
}

PoolId StepChoices::activePoolOf(PoolId draft) const
{
    const PoolRegistry::Pool *pool = m_registry->pool(draft);
    if (!pool || !pool->draft)
        return noPool;
    const PoolId replaced = replacedBy(*pool->draft, *m_registry);
    const PoolId own = replaced != noPool ? replaced : draft;
    return isActive(own) ? own : noPool;
}

bool StepChoices::isKeptBack(PoolId draft) const
{
    return isKeptBackWhileActive(*m_registry, activePoolOf(draft));
}

QList<PoolId> StepChoices::toRestart(const QList<PoolId> &drafts) const
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

DoneBefore StepChoices::doneBefore(const QList<PoolId> &drafts) const
{
    DoneBefore before;
    before.stopped = QSet<PoolId>(m_plan.stop.cbegin(), m_plan.stop.cend()) - m_leftOut;
    before.undefined = QSet<PoolId>(m_plan.undefine.cbegin(), m_plan.undefine.cend()) - m_leftOut;
    for (const PoolId pool : toRestart(drafts))
        before.stopped.insert(pool);
    return before;
}

HostSteps StepChoices::offered(const QList<PoolId> &drafts) const
{
    HostSteps steps;
    steps.stop = m_plan.stop;
    steps.stop.removeIf([this](PoolId pool) { return !isActive(pool); });
    steps.undefine = m_plan.undefine;
    steps.undefine.removeIf([this](PoolId id) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        return !pool || !pool->snapshot;
    });
    for (const PoolId draft : drafts) {
        const PoolId active = activePoolOf(draft);
        if (active != noPool && !steps.restart.contains(active))
            steps.restart.append(active);
    }
    return steps;
}

} // namespace poolwarden
