// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/planend.h"

#include "app/poolwarden/failuremessage.h"
#include "model/wording/isolated.h"

#include <algorithm>

namespace poolwarden {

namespace {

bool isSamePool(const ChangedPool &one, const ChangedPool &other)
{
    return one.draft.host == other.draft.host && one.uuid == other.uuid;
}

} // namespace

PlanEnd::PlanEnd(const PoolRegistry *registry, const PlanGuard *guard, PoolActions *actions,
                 const OperationQueue *queue, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_guard(guard)
    , m_queue(queue)
    , m_run(actions, queue)
{
    connect(&m_run, &StepRun::ended, this, &PlanEnd::ended);
    connect(&m_run, &StepRun::finished, this, [this](Operation operation) {
        if (operation == Operation::MakeDirectory)
            beginStep(Operation::Start, m_stopped);
        else
            Q_EMIT finished();
    });
}

void PlanEnd::clear()
{
    m_stopped.clear();
    m_unbuilt.clear();
}

bool PlanEnd::isStopped(const ChangedPool &pool) const
{
    return std::ranges::any_of(
        m_stopped, [&pool](const ChangedPool &stopped) { return isSamePool(stopped, pool); });
}

void PlanEnd::begin(DefineRun *result)
{
    m_result = result;
    beginStep(Operation::MakeDirectory, m_unbuilt);
}

void PlanEnd::beginStep(Operation operation, const QList<ChangedPool> &of)
{
    QList<PoolId> pools;
    for (const ChangedPool &changed : of) {
        const PoolId id = m_registry->findPool(changed.draft.host, changed.uuid);
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (pool && pool->snapshot && !pool->snapshot->isActive())
            pools.append(id);
    }
    m_run.begin(operation, pools, m_guard->away(pools));
}

void PlanEnd::ended(PoolId id, Operation operation, bool succeeded)
{
    const QString name = isolated(m_registry->displayName(id));
    const bool isLost = !succeeded && m_guard->isAway(id);
    if (isLost)
        m_result->lose(m_guard->hostOf(id));
    if (operation == Operation::MakeDirectory) {
        if (const ChangedPool *pool = succeeded ? find(m_unbuilt, id) : nullptr) {
            ++m_result->built;
            Q_EMIT built(*pool);
        }
        const ChangedPool *pool = find(m_unbuilt, id);
        if (isLost)
            ++m_result->notBuilt;
        else if (!succeeded)
            m_result->problems.append(tr("The directory of “%1” could not be built. %2")
                                          .arg(name, FailureMessage::lastReason(*m_queue, id)));
        if (!succeeded && pool)
            Q_EMIT failed(pool->draft.pool, isLost ? tr("Its directory was not built.")
                                                   : m_result->problems.constLast());
        return;
    }
    if (succeeded) {
        ++m_result->restarted;
        return;
    }
    if (isLost)
        m_result->notStarted.append(name);
    else
        m_result->problems.append(tr("“%1” could not be started again.").arg(name));
    if (const ChangedPool *pool = find(m_stopped, id)) {
        Q_EMIT failed(pool->draft.pool != noPool ? pool->draft.pool : id,
                      tr("It was stopped, and could not be started again."));
        Q_EMIT notStarted(*pool);
    }
}

const ChangedPool *PlanEnd::find(const QList<ChangedPool> &of, PoolId id) const
{
    const auto found = std::ranges::find_if(of, [&](const ChangedPool &changed) {
        return m_registry->findPool(changed.draft.host, changed.uuid) == id;
    });
    return found == of.end() ? nullptr : &*found;
}

} // namespace poolwarden
