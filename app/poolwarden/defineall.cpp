// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/defineall.h"

#include "app/poolwarden/definecontroller.h"
#include "app/poolwarden/failuremessage.h"
#include "app/poolwarden/poolactions.h"
#include "model/operations/operationqueue.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/wording/isolated.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

using Result = DraftPlanModel::Result;

DefineAll::DefineAll(PoolRegistry *registry, ConnectionController *connections,
                     PoolActions *actions, const OperationQueue *queue, DefineController *define,
                     QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_queue(queue)
    , m_define(define)
    , m_guard(registry, connections)
    , m_asking(actions, queue)
    , m_end(registry, &m_guard, actions, queue)
    , m_undo(registry, connections)
{
    connect(&m_undo, &TakeBack::returned, define, &DefineController::withdrawReport);
    connect(&m_undo, &TakeBack::finished, this, &DefineAll::takenBack);
    connect(actions, &PoolActions::unanswered, this,
            [this](const PoolCall &call) { m_isUnanswered = call.job.pool == m_running; });
    connect(&m_asking, &StepRun::ended, this,
            [this](PoolId pool, Operation operation, bool succeeded) {
                if (operation == Operation::Stop)
                    stopEnded(pool, succeeded);
                else if (operation == Operation::Undefine)
                    undefineEnded(pool, succeeded);
                else
                    ended(pool, succeeded);
            });
    connect(&m_asking, &StepRun::finished, this, &DefineAll::stepDone);
    connect(&m_end, &PlanEnd::notStarted, this, [this](const ChangedPool &pool) {
        // Its definition may be as it was, but it ran.
        const auto isIt = [&pool](const ChangedPool &done) { return done.uuid == pool.uuid; };
        if (!pool.before.isEmpty() && std::ranges::none_of(m_done, isIt))
            m_done.append(pool);
    });
    connect(&m_end, &PlanEnd::built, this, [this](const ChangedPool &pool) {
        for (ChangedPool &done : m_done)
            done.isBuilt = done.isBuilt || done.uuid == pool.uuid;
    });
    connect(&m_end, &PlanEnd::failed, this, [this](PoolId draft, const QString &why) {
        if (m_plan && m_plan->resultOf(draft) == Result::Done)
            tellStep({draft}, Result::DoneWithError, why);
    });
    connect(&m_end, &PlanEnd::finished, this, &DefineAll::finish);
}

void DefineAll::define(DraftPlanModel *plan, bool stopsAtFailure)
{
    if (m_state != State::Idle || plan->settle())
        return;
    const HostSteps steps = plan->steps();
    if (steps.isEmpty())
        return;
    m_plan = plan;
    m_steps = steps;
    m_left = steps.drafts;
    m_end.clear();
    m_notStopped.clear();
    m_remarks.clear();
    m_changing.clear();
    m_run = {};
    m_guard.begin(plan->promise(), steps.drafts);
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
    const bool isOver =
        operation == Operation::Stop
            ? isOvertaken(m_steps.stop, PlanRow::Kind::Stop)
                  || isOvertaken(m_steps.undefine, PlanRow::Kind::Undefine)
            : operation == Operation::Undefine && isOvertaken(pools, PlanRow::Kind::Undefine);
    if (isOver) {
        stepDone(operation);
        return;
    }
    if (operation == Operation::Stop)
        tellStep(m_steps.stop, Result::Running, {}, PlanRow::Kind::Stop);
    if (operation == Operation::Undefine || operation == Operation::Stop)
        tellStep(operation == Operation::Undefine ? pools : m_steps.undefine, Result::Running, {},
                 PlanRow::Kind::Undefine);
    m_asking.begin(operation, pools, m_guard.away(pools));
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

void DefineAll::stopEnded(PoolId id, bool succeeded)
{
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    // A stop can fail and yet leave the pool inactive: all that is asked for here.
    const bool isStopped = succeeded || !pool || !pool->snapshot || !pool->snapshot->isActive();
    const QString name = isolated(m_registry->displayName(id));
    const PlanRow::Kind kind =
        m_steps.stop.contains(id) ? PlanRow::Kind::Stop : PlanRow::Kind::Undefine;
    if (!isStopped) {
        const bool isLost = isLostWith(id);
        const QString why =
            isLost ? tr("The connection was lost.") : FailureMessage::lastReason(*m_queue, id);
        m_notStopped.insert(id, tr("“%1” could not be stopped. %2").arg(name, why));
        if (!isLost)
            m_run.problems.append(m_notStopped.value(id));
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
        m_end.addStopped(m_changing.value(id));
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
        const bool isLost = isLostWith(id);
        if (!isLost)
            m_run.problems.append(tr("“%1” could not be undefined.").arg(changed.name));
        tellStep({id}, Result::Failed,
                 isLost ? tr("The connection was lost.") : FailureMessage::lastReason(*m_queue, id),
                 PlanRow::Kind::Undefine);
        changed.autostarted = false;
    }
    // Also one that was stopped only.
    if (!changed.before.isEmpty() && (succeeded || changed.ran))
        m_done.append(changed);
}

void DefineAll::stepDone(Operation step)
{
    switch (step) {
    case Operation::Stop: {
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
        if (m_run.hasProblem() && m_stopsAtFailure)
            stop();
        m_step = Operation::Define;
        goOn();
        break;
    default:
        goOn();
    }
}

bool DefineAll::isOvertaken(const QList<PoolId> &pools, PlanRow::Kind kind)
{
    const QList<PlanGuard::Over> over = m_guard.over(pools, kind);
    for (const PlanGuard::Over &one : over)
        tellStep({one.pool}, Result::Failed, one.why, kind);
    if (!over.isEmpty())
        endPlan(over);
    return !over.isEmpty();
}

void DefineAll::endPlan(const QList<PlanGuard::Over> &at)
{
    QSet<PoolId> pools;
    QStringList names;
    for (const PlanGuard::Over &one : at) {
        pools.insert(one.pool);
        names.append(isolated(m_registry->displayName(one.pool)));
    }
    m_run.endAt(names, at.last().why);
    const auto leave = [&](QList<PoolId> *left, PlanRow::Kind kind) {
        left->removeIf([&pools](PoolId pool) { return pools.contains(pool); });
        tellStep(std::exchange(*left, {}), Result::NotReached, {}, kind);
    };
    if (m_step == Operation::Stop)
        leave(&m_steps.stop, PlanRow::Kind::Stop);
    if (m_step != Operation::Define)
        leave(&m_steps.undefine, PlanRow::Kind::Undefine);
    stop();
}

bool DefineAll::isLostWith(PoolId pool)
{
    if (!m_guard.isAway(pool))
        return false;
    m_run.lose(m_guard.hostOf(pool));
    return true;
}

void DefineAll::notReached(PoolId draft)
{
    ++m_run.notReached;
    tellStep({draft}, Result::NotReached,
             isLostWith(draft) ? tr("The connection was lost.") : QString());
}

void DefineAll::stop()
{
    if (m_state != State::Defining)
        return;
    const QList<PoolId> left = std::exchange(m_left, {});
    for (const PoolId draft : left)
        notReached(draft);
    if (m_step == Operation::Stop) {
        m_steps.undefine.removeIf([this](PoolId pool) { return m_notStopped.contains(pool); });
        tellStep(std::exchange(m_steps.undefine, {}), Result::NotReached, {},
                 PlanRow::Kind::Undefine);
    }
}

void DefineAll::goOn()
{
    while (!m_left.isEmpty()) {
        const PoolId id = m_left.takeFirst();
        m_registry->compareWithHost(id);
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (!pool || !pool->draft) {
            fail(id, tr("The draft is gone."));
            continue;
        }
        if (m_guard.isAway(id)) {
            notReached(id);
            continue;
        }
        if (const QString why = m_guard.whyNotDefined(id); !why.isEmpty()) {
            fail(id, why);
            endPlan({{id, why}});
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
        tellStep({id}, Result::Running);
        m_asking.begin(Operation::Define, {id});
        return;
    }
    m_end.begin(&m_run);
}

void DefineAll::fail(PoolId pool, const QString &sentence, Result result)
{
    if (result == Result::Failed)
        ++m_run.failed;
    tellStep({pool}, result, sentence);
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
        m_run.unknown.append(done.name);
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
            done.ran = m_end.isStopped(done);
            m_done.append(done);
            m_guard.noteChanged(pool);
            if (m_steps.build.contains(id))
                m_end.addUnbuilt(done);
        }
        ++m_run.defined;
        tellDone(id, PlanRow::Kind::Define);
    }
}

void DefineAll::finish()
{
    m_state = State::Idle;
    if (!m_run.end.isEmpty() && !m_done.isEmpty())
        m_run.end += u' ' + tr("What was done before can be taken back.");
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

void DefineAll::takenBack(int /*returned*/, const QStringList &kept,
                          const QList<ChangedPool> &failed)
{
    m_done = failed + m_done;
    m_state = State::Idle;
    m_summary = (QStringList{m_undo.told()} + kept).join(u'\n').trimmed();
    if (m_plan)
        m_plan->beginAnew();
    Q_EMIT changed();
}

} // namespace poolwarden
