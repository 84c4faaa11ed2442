// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/steprun.h"

#include "app/poolwarden/poolactions.h"
#include "model/operations/operationqueue.h"

#include <QTimer>

namespace poolwarden {

StepRun::StepRun(PoolActions *actions, const OperationQueue *queue, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_queue(queue)
{
    connect(actions, &PoolActions::ended, this,
            [this](PoolId pool, Operation operation, bool succeeded) {
                if (operation == m_operation)
                    end(pool, succeeded);
            });
    // A connection that is closed ends no operation: its jobs are dropped.
    connect(queue, &OperationQueue::changed, this, [this] {
        QTimer::singleShot(0, this, [this] {
            const QSet<PoolId> waitingNow = m_waiting;
            for (const PoolId waiting : waitingNow) {
                if (!m_queue->isPending(waiting))
                    end(waiting, false);
            }
        });
    });
}

void StepRun::begin(Operation operation, const QList<PoolId> &pools, const QList<PoolId> &away)
{
    Q_ASSERT(m_waiting.isEmpty());
    m_operation = operation;
    m_waiting = QSet<PoolId>(pools.cbegin(), pools.cend());
    if (m_waiting.isEmpty()) {
        Q_EMIT finished(operation);
        return;
    }
    QList<PoolId> reached = pools;
    reached.removeIf([&away](PoolId pool) { return away.contains(pool); });
    // To take it back is offered for the whole plan.
    const QList<PoolId> begun = operation == Operation::Undefine
                                    ? m_actions->undefine(reached)
                                    : m_actions->run(operation, reached);
    for (const PoolId pool : pools) {
        if (!begun.contains(pool))
            end(pool, false);
    }
}

void StepRun::end(PoolId pool, bool succeeded)
{
    if (!m_waiting.remove(pool))
        return;
    Q_EMIT ended(pool, m_operation, succeeded);
    if (m_waiting.isEmpty())
        Q_EMIT finished(m_operation);
}

} // namespace poolwarden
