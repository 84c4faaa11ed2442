// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/definerun.h"
#include "app/poolwarden/planend.h"
#include "app/poolwarden/planguard.h"
#include "app/poolwarden/steprun.h"
#include "app/poolwarden/takeback.h"
#include "model/plan/draftplanmodel.h"
#include "model/plan/hoststeps.h"
#include "model/port/storageservice.h"
#include "model/session/discardeddraft.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QStringList>

#include <optional>

namespace poolwarden {

class ConnectionController;
class DefineController;
class OperationQueue;
class PoolActions;

/// Does what a plan has chosen: stops and undefines pools, defines drafts one after the other in its order, and
/// starts again what was stopped for that. All of it can be taken back: each pool becomes what it was before, and
/// its draft returns.
class DefineAll final : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 { Idle, Defining, TakingBack };

    /// All must outlive it.
    DefineAll(PoolRegistry *registry, ConnectionController *connections, PoolActions *actions,
              const OperationQueue *queue, DefineController *define, QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool canTakeBack() const { return m_state == State::Idle && !m_done.isEmpty(); }
    /// What came of the last run, in sentences; empty: there was none since endRounds().
    [[nodiscard]] QString summary() const { return m_summary; }

    /// What was taken back last.
    [[nodiscard]] const TakeBack &undone() const { return m_undo; }

    /// Defines what the plan has chosen. The plan is told the results, and must outlive the run. Ends at what is not
    /// as it was planned, because somebody else has changed the host since; does not begin if something of what was
    /// chosen is not so already.
    void define(DraftPlanModel *plan, bool stopsAtFailure);
    /// After the definition that the host is asked for now.
    void stop();
    /// What was done since the last call, which takeBack() does not know any more. Not while something is done.
    [[nodiscard]] QList<ChangedPool> endRounds();
    /// What was done since endRounds(), the last one first. A pool that was changed since stays as it is.
    void takeBack(DraftPlanModel *plan);
    /// What endRounds() has returned, likewise; what cannot be taken back now can be later. Not while something is done.
    void takeBack(const QList<ChangedPool> &pools);

Q_SIGNALS:
    /// The state, or what can be taken back, has changed.
    void changed();

private:
    using Operation = StorageService::Operation;

    /// Asks the hosts for this of all these pools, and goes on when all have ended.
    void beginStep(Operation operation, const QList<PoolId> &pools);
    void stopEnded(PoolId pool, bool succeeded);
    void undefineEnded(PoolId pool, bool succeeded);
    void stepDone(Operation step);
    void tellStep(const QList<PoolId> &pools, DraftPlanModel::Result result,
                  const QString &told = {}, PlanRow::Kind kind = PlanRow::Kind::Define);
    /// Whether some of these are not as they were planned: then the run ends with them.
    [[nodiscard]] bool isOvertaken(const QList<PoolId> &pools, PlanRow::Kind kind);
    void endPlan(const QList<PlanGuard::Over> &at);
    /// No connection to the host of the pool: that is told once for all its pools.
    [[nodiscard]] bool isLostWith(PoolId pool);
    void notReached(PoolId draft);
    /// With what libvirt has reported of the stop before it.
    void tellDone(PoolId pool, PlanRow::Kind kind);
    void goOn();
    void fail(PoolId pool, const QString &sentence,
              DraftPlanModel::Result result = DraftPlanModel::Result::Failed);
    void ended(PoolId pool, bool succeeded);
    void finish();
    void takenBack(int returned, const QStringList &kept, const QList<ChangedPool> &failed);

    PoolRegistry *m_registry;
    const OperationQueue *m_queue;
    DefineController *m_define;
    QPointer<DraftPlanModel> m_plan;
    State m_state = State::Idle;
    bool m_stopsAtFailure = true;
    Operation m_step = Operation::Define; ///< Stop, Undefine or Define
    PlanGuard m_guard;
    StepRun m_asking; ///< of the pools of a step
    PlanEnd m_end;
    HostSteps m_steps;
    QHash<PoolId, QString> m_notStopped; ///< and why
    /// Pools that are to be stopped or undefined, as they were; draft.pool is what they were known by.
    QHash<PoolId, ChangedPool> m_changing;
    QHash<PoolId, QString> m_remarks; ///< what libvirt has reported of a stop that was done
    DefineRun m_run;
    QList<PoolId> m_left;
    PoolId m_running = noPool;
    bool m_isUnanswered = false;      ///< the host did not answer for m_running
    std::optional<ChangedPool> m_now; ///< the pool that the host is asked for, as it was
    QList<ChangedPool> m_done;        ///< in the order in which it was done
    TakeBack m_undo;
    QString m_summary;
};

} // namespace poolwarden
