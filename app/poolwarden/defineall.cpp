// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/defineall.h"

#include "app/poolwarden/connectioncontroller.h"
#include "app/poolwarden/definecontroller.h"
#include "app/poolwarden/failuremessage.h"
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
    connect(&m_undo, &TakeBack::finished, this,
            [this](int, const QStringList &kept, const QList<ChangedPool> &failed) {
                takenBack(kept, failed);
            });
    connect(actions, &PoolActions::ended, this,
            [this](PoolId pool, StorageService::Operation operation, bool succeeded) {
                if (m_state != State::Defining || operation != m_step)
                    return;
                if (operation != Operation::Define)
                    stepEnded(pool, succeeded);
                else if (pool == m_running)
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
            const QSet<PoolId> waitingNow = m_waiting;
            for (const PoolId waiting : waitingNow) {
                if (m_state == State::Defining && !m_queue->isPending(waiting))
                    stepEnded(waiting, false);
            }
        });
    });
}

void DefineAll::define(DraftPlanModel *plan, bool stopsAtFailure)
{
    const HostSteps steps = plan->steps();
    if (m_state != State::Idle || (steps.drafts.isEmpty() && !steps.isMore()))
        return;
    m_plan = plan;
    m_steps = steps;
    m_left = steps.drafts;
    m_stopped.clear();
    m_unbuilt.clear();
    m_notStopped.clear();
    m_remarks.clear();
    m_changing.clear();
    m_run = {};
    m_stopsAtFailure = stopsAtFailure;
    m_summary.clear();
    m_state = State::Defining;
    plan->clearResults();
    m_define->holdReport();
    Q_EMIT changed();
    QList<PoolId> toStop = steps.stop + steps.restart + steps.undefine;
    toStop.removeIf([this](PoolId id) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        return !pool || !pool->snapshot || !pool->snapshot->isActive();
    });
    for (const PoolId pool : toStop + steps.undefine)
        m_changing.insert(pool, asItIs(*m_registry, pool));
    beginStep(Operation::Stop, toStop);
}

void DefineAll::beginStep(Operation operation, const QList<PoolId> &pools)
{
    m_step = operation;
    if (operation == Operation::Stop)
        tellStep(m_steps.stop, Result::Running, {}, PlanRow::Kind::Stop);
    if (operation == Operation::Undefine || operation == Operation::Stop)
        tellStep(operation == Operation::Undefine ? pools : m_steps.undefine, Result::Running, {},
                 PlanRow::Kind::Undefine);
    m_waiting = QSet<PoolId>(pools.cbegin(), pools.cend());
    // To take it back is offered for the whole plan.
    const QList<PoolId> begun = operation == Operation::Undefine ? m_actions->undefine(pools)
                                                                 : m_actions->run(operation, pools);
    if (m_waiting.isEmpty()) {
        stepDone();
        return;
    }
    for (const PoolId pool : pools) {
        if (!begun.contains(pool))
            stepEnded(pool, false);
    }
}

void DefineAll::tellStep(const QList<PoolId> &pools, Result result, const QString &told,
                         PlanRow::Kind kind)
{
    for (const PoolId pool : pools) {
        if (m_plan)
            m_plan->setResult(pool, result, told, kind);
    }
}

void DefineAll::tellDone(PoolId pool, PlanRow::Kind kind)
{
    const QString remark = m_remarks.value(pool);
    tellStep({pool}, remark.isEmpty() ? Result::Done : Result::DoneWithError, remark, kind);
}

void DefineAll::stepEnded(PoolId id, bool succeeded)
{
    if (!m_waiting.remove(id))
        return;
    if (m_step == Operation::Stop) {
        stopEnded(id, succeeded);
    } else if (m_step == Operation::Undefine) {
        undefineEnded(id, succeeded);
    } else if (m_step == Operation::MakeDirectory && succeeded) {
        ++m_run.built;
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        for (ChangedPool &done : m_done) {
            if (pool && pool->snapshot && done.uuid == pool->snapshot->uuid)
                done.isBuilt = true;
        }
    } else if (m_step == Operation::MakeDirectory) {
        m_run.problems.append(tr("The directory of “%1” could not be built. %2")
                                  .arg(isolated(m_registry->displayName(id)),
                                       FailureMessage::lastReason(*m_queue, id)));
    } else if (succeeded) {
        ++m_run.restarted;
    } else {
        m_run.problems.append(
            tr("“%1” could not be started again.").arg(isolated(m_registry->displayName(id))));
    }
    if (m_waiting.isEmpty())
        stepDone();
}

void DefineAll::stopEnded(PoolId id, bool succeeded)
{
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    // A stop can fail and yet leave the pool inactive: all that is asked for here.
    const bool isStopped = succeeded || !pool || !pool->snapshot || !pool->snapshot->isActive();
    const QString name = isolated(m_registry->displayName(id));
    const PlanRow::Kind kind =
        m_steps.stop.contains(id) ? PlanRow::Kind::Stop : PlanRow::Kind::Undefine;
    if (!isStopped) {
        const QString why = FailureMessage::lastReason(*m_queue, id);
        m_notStopped.insert(id, tr("“%1” could not be stopped. %2").arg(name, why));
        tellStep({id}, Result::Failed, why, kind);
        return;
    }
    if (!succeeded) {
        const QString why = FailureMessage::lastReason(*m_queue, id);
        m_remarks.insert(id, tr("libvirt reported an error when it was stopped: %1").arg(why));
        m_run.remarks.append(
            tr("“%1” was stopped, but libvirt reported an error: %2").arg(name, why));
    }
    if (kind == PlanRow::Kind::Stop)
        tellDone(id, kind);
    const bool isRestarted = m_steps.restart.contains(id);
    if (isRestarted && pool && pool->snapshot)
        m_stopped.append({pool->host, pool->snapshot->uuid});
    ChangedPool changed = m_changing.value(id);
    changed.autostarted = false; // a stop leaves it
    if (!isRestarted && !m_steps.undefine.contains(id) && !changed.before.isEmpty())
        m_done.append(changed);
}

void DefineAll::undefineEnded(PoolId id, bool succeeded)
{
    ChangedPool changed = m_changing.value(id);
    changed.isUndefined = succeeded;
    if (succeeded) {
        m_run.undefined.append(changed.name);
        tellDone(id, PlanRow::Kind::Undefine);
    } else {
        m_run.problems.append(tr("“%1” could not be undefined.").arg(changed.name));
        tellStep({id}, Result::Failed, FailureMessage::lastReason(*m_queue, id),
                 PlanRow::Kind::Undefine);
        changed.autostarted = false;
    }
    // Also one that was stopped only.
    if (!changed.before.isEmpty() && (succeeded || changed.ran))
        m_done.append(changed);
}

void DefineAll::stepDone()
{
    switch (m_step) {
    case Operation::Stop: {
        for (const QString &problem : std::as_const(m_notStopped))
            m_run.problems.append(problem);
        if (!m_notStopped.isEmpty() && m_stopsAtFailure)
            stop();
        QList<PoolId> undefine = m_steps.undefine;
        undefine.removeIf([this](PoolId id) {
            const PoolRegistry::Pool *pool = m_registry->pool(id);
            const bool isGone = !pool || !pool->snapshot;
            if (isGone)
                tellDone(id, PlanRow::Kind::Undefine);
            return isGone || m_notStopped.contains(id);
        });
        beginStep(Operation::Undefine, undefine);
        break;
    }
    case Operation::Undefine:
        if (!m_run.problems.isEmpty() && m_stopsAtFailure)
            stop();
        m_step = Operation::Define;
        goOn();
        break;
    case Operation::MakeDirectory:
        startAgain();
        break;
    default:
        finish();
    }
}

QList<PoolId> DefineAll::inactive(const QList<std::pair<HostId, QString>> &of) const
{
    QList<PoolId> pools;
    for (const auto &[host, uuid] : of) {
        const PoolId id = m_registry->findPool(host, uuid);
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (pool && pool->snapshot && !pool->snapshot->isActive())
            pools.append(id);
    }
    return pools;
}

void DefineAll::startAgain()
{
    beginStep(Operation::Start, inactive(std::exchange(m_stopped, {})));
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
    if (m_step == Operation::Stop) {
        m_steps.undefine.removeIf([this](PoolId pool) { return m_notStopped.contains(pool); });
        tellStep(std::exchange(m_steps.undefine, {}), Result::NotReached, {},
                 PlanRow::Kind::Undefine);
    }
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
        const PoolId replaced = replacedBy(*pool->draft, *m_registry);
        if (const QString why = m_notStopped.value(replaced != noPool ? replaced : id);
            !why.isEmpty()) {
            fail(id, why);
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
        beginStep(Operation::MakeDirectory, inactive(std::exchange(m_unbuilt, {})));
}

void DefineAll::fail(PoolId pool, const QString &sentence, Result result)
{
    ++m_run.failed;
    if (m_plan)
        m_plan->setResult(pool, result, sentence);
    if (m_stopsAtFailure)
        stop();
}

void DefineAll::ended(PoolId id, bool succeeded)
{
    m_running = noPool;
    ChangedPool done = *std::exchange(m_now, std::nullopt);
    const PoolRegistry::Pool *draftRow = m_registry->pool(id);
    if (!succeeded && m_isUnanswered) {
        m_define->keepBefore(done);
        fail(id,
             tr("It is not known whether it was defined. %1")
                 .arg(FailureMessage::lastReason(*m_queue, id)),
             Result::Unknown);
    } else if (!succeeded) {
        fail(id, FailureMessage::lastReason(*m_queue, id));
    } else if (draftRow && draftRow->draft && draftRow->draft->xml() == done.draft.xml) {
        fail(id, tr("The host accepted it, but stored another definition. The draft stays."));
    } else {
        const PoolId pool =
            done.uuid.isEmpty() ? id : m_registry->findPool(done.draft.host, done.uuid);
        const PoolRegistry::Pool *defined = m_registry->pool(pool);
        if (defined && defined->snapshot) {
            done.uuid = defined->snapshot->uuid;
            done.after = defined->snapshot->persistentXml;
            done.ran = m_stopped.contains({done.draft.host, done.uuid});
            m_done.append(done);
            if (m_steps.build.contains(id))
                m_unbuilt.append({done.draft.host, done.uuid});
        }
        ++m_run.defined;
        tellDone(id, PlanRow::Kind::Define);
    }
    goOn();
}

void DefineAll::finish()
{
    m_state = State::Idle;
    m_summary = m_run.summary();
    m_define->releaseReport();
    Q_EMIT changed();
}

QList<ChangedPool> DefineAll::endRounds()
{
    Q_ASSERT(m_state == State::Idle);
    m_summary.clear();
    return std::exchange(m_done, {});
}

void DefineAll::takeBack(DraftPlanModel *plan)
{
    if (!canTakeBack())
        return;
    m_plan = plan;
    takeBack(std::exchange(m_done, {}));
}

void DefineAll::takeBack(const QList<ChangedPool> &pools)
{
    Q_ASSERT(m_state == State::Idle);
    m_state = State::TakingBack;
    Q_EMIT changed();
    m_undo.begin(pools);
}

void DefineAll::takenBack(const QStringList &kept, const QList<ChangedPool> &failed)
{
    m_done = failed + m_done;
    m_state = State::Idle;
    m_summary = (QStringList{m_undo.told()} + kept).join(u'\n').trimmed();
    if (m_plan)
        m_plan->beginAnew();
    Q_EMIT changed();
}

} // namespace poolwarden
