// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/defineall.h"

#include "app/poolwarden/connectioncontroller.h"
#include "app/poolwarden/definecontroller.h"
#include "app/poolwarden/poolactions.h"
#include "model/operations/operationqueue.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/wording/isolated.h"
#include "model/xml/poolreader.h"
#include "model/xml/samedefinition.h"

#include <QTimer>

#include <utility>

namespace poolwarden {

using Result = DraftPlanModel::Result;

DefineAll::DefineAll(PoolRegistry *registry, ConnectionController *connections,
                     PoolActions *actions, const OperationQueue *queue, DefineController *define,
                     QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_actions(actions)
    , m_queue(queue)
    , m_define(define)
    , m_undo(registry, connections)
{
    connect(&m_undo, &TakeBack::returned, define, &DefineController::withdrawReport);
    connect(&m_undo, &TakeBack::finished, this, &DefineAll::takenBack);
    connect(actions, &PoolActions::ended, this,
            [this](PoolId pool, StorageService::Operation operation, bool succeeded) {
                if (m_state == State::Defining && pool == m_running
                    && operation == StorageService::Operation::Define)
                    ended(pool, succeeded);
            });
    connect(actions, &PoolActions::unanswered, this,
            [this](const PoolCall &call) { m_isUnanswered = call.job.pool == m_running; });
    // A connection that is closed ends no operation: its jobs are dropped.
    connect(queue, &OperationQueue::changed, this, [this] {
        QTimer::singleShot(0, this, [this, pool = m_running] {
            if (m_state == State::Defining && pool != noPool && pool == m_running
                && !m_queue->isPending(pool))
                ended(pool, false);
        });
    });
}

void DefineAll::define(DraftPlanModel *plan, bool stopsAtFailure)
{
    if (m_state != State::Idle || plan->order().isEmpty())
        return;
    m_plan = plan;
    m_left = plan->order();
    m_stopsAtFailure = stopsAtFailure;
    m_failed = 0;
    m_done.clear();
    m_summary.clear();
    m_state = State::Defining;
    plan->clearResults();
    m_define->holdReport();
    Q_EMIT changed();
    goOn();
}

void DefineAll::stop()
{
    if (m_state != State::Defining)
        return;
    for (const PoolId pool : std::as_const(m_left)) {
        if (m_plan)
            m_plan->setResult(pool, Result::NotReached);
    }
    m_left.clear();
}

void DefineAll::goOn()
{
    while (m_running == noPool && !m_left.isEmpty()) {
        const PoolId id = m_left.takeFirst();
        m_registry->compareWithHost(id);
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (!pool || !pool->draft) {
            fail(id, tr("The draft is gone."));
            continue;
        }
        if (const QString why = whyNotDefine(*pool->draft, *m_registry); !why.isEmpty()) {
            fail(id, why);
            continue;
        }
        m_now = beforeDefine(*m_registry, id);
        m_running = id;
        m_isUnanswered = false;
        if (m_plan)
            m_plan->setResult(id, Result::Running);
        if (m_actions->run(StorageService::Operation::Define, {id}).isEmpty()) {
            m_running = noPool;
            fail(id, tr("The connection is closed."));
        }
    }
    if (m_running == noPool)
        finish();
}

void DefineAll::fail(PoolId pool, const QString &sentence, Result result)
{
    ++m_failed;
    if (m_plan)
        m_plan->setResult(pool, result, sentence);
    if (m_stopsAtFailure)
        stop();
}

void DefineAll::ended(PoolId id, bool succeeded)
{
    m_running = noPool;
    DefinedPool done = *std::exchange(m_now, std::nullopt);
    const PoolRegistry::Pool *draftRow = m_registry->pool(id);
    if (!succeeded && m_isUnanswered) {
        m_define->keepBefore(done);
        fail(id, tr("It is not known whether it was defined. %1").arg(reasonOf(id)),
             Result::Unknown);
    } else if (!succeeded) {
        fail(id, reasonOf(id));
    } else if (draftRow && draftRow->draft && draftRow->draft->xml() == done.draft.xml) {
        fail(id, tr("The host accepted it, but stored another definition. The draft stays."));
    } else {
        const PoolId pool =
            done.uuid.isEmpty() ? id : m_registry->findPool(done.draft.host, done.uuid);
        const PoolRegistry::Pool *defined = m_registry->pool(pool);
        if (defined && defined->snapshot) {
            done.uuid = defined->snapshot->uuid;
            done.after = defined->snapshot->persistentXml;
            m_done.append(done);
        }
        if (m_plan)
            m_plan->setResult(id, Result::Defined);
    }
    goOn();
}

QString DefineAll::reasonOf(PoolId pool) const
{
    for (int row = m_queue->rowCount() - 1; row >= 0; --row) {
        const QModelIndex job = m_queue->index(row);
        if (job.data(OperationQueue::PoolRole).value<PoolId>() == pool)
            return job.data(OperationQueue::ErrorRole).toString().replace(u'\n', u' ');
    }
    return tr("The connection was closed.");
}

void DefineAll::finish()
{
    m_state = State::Idle;
    const auto count = static_cast<int>(m_done.size());
    m_summary = tr("%n pool(s) were defined.", nullptr, count);
    if (m_failed > 0)
        m_summary += u' ' + tr("%n could not be defined.", nullptr, m_failed);
    m_define->releaseReport();
    Q_EMIT changed();
}

void DefineAll::takeBack(DraftPlanModel *plan)
{
    if (!canTakeBack())
        return;
    m_plan = plan;
    m_state = State::TakingBack;
    Q_EMIT changed();
    m_undo.begin(std::exchange(m_done, {}));
}

void DefineAll::takenBack(int returned, const QStringList &kept, const QList<DefinedPool> &failed)
{
    m_done = failed + m_done;
    m_state = State::Idle;
    m_summary = tr("%n pool(s) are as they were before.", nullptr, returned);
    if (!kept.isEmpty())
        m_summary += u'\n' + kept.join(u'\n');
    if (m_plan)
        m_plan->clearResults();
    Q_EMIT changed();
}

} // namespace poolwarden
