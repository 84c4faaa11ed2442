// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/plan/defineorder.h"
#include "model/plan/hoststeps.h"
#include "model/plan/planpromise.h"
#include "model/session/poolregistry.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <utility>

namespace poolwarden {

/// What could be done on the hosts beside defining drafts, and what of it the user has chosen.
class StepChoices
{
public:
    /// The registry must outlive it.
    explicit StepChoices(const PoolRegistry *registry)
        : m_registry(registry)
        , m_promise(registry)
    {
    }

    /// What a plan wants; all of it is chosen.
    void setPlan(const HostSteps &plan);
    /// What was undefined and is there again has another number.
    void follow();
    /// Whether the pool is stopped or undefined, as the plan wants.
    void choose(PoolId pool, bool isChosen);
    [[nodiscard]] bool isChosen(PoolId pool) const { return !m_leftOut.contains(pool); }
    /// Chooses nothing any more that is not what was planned. True: there was something.
    [[nodiscard]] bool leaveOutWhatIsOver();
    /// How many are left out and not what was planned.
    [[nodiscard]] int overCount() const;
    /// What the plan was made from. What is chosen again is chosen as it is then.
    [[nodiscard]] const PlanPromise &promise() const { return m_promise; }
    /// The same for a draft, if it is of the plan.
    void noteDraft(PoolId draft);
    /// Whether active pools are stopped for their new definitions.
    void chooseRestart(bool isChosen) { m_restarts = isChosen; }
    /// In the order of the plan; others come last, as they are.
    [[nodiscard]] QList<PoolId> inPlanOrder(QList<PoolId> drafts) const;
    /// `drafts`: the checked ones.
    [[nodiscard]] bool restarts(const QList<PoolId> &drafts) const;

    /// The active pool of the host that the draft redefines; noPool: there is none.
    [[nodiscard]] PoolId activePoolOf(PoolId draft) const;
    /// Whether its host would keep the old definition, because the pool is active.
    [[nodiscard]] bool isKeptBack(PoolId draft) const;
    /// The active pools of these drafts that are to be stopped for it.
    [[nodiscard]] QList<PoolId> toRestart(const QList<PoolId> &drafts) const;
    [[nodiscard]] DoneBefore doneBefore(const QList<PoolId> &drafts) const;
    /// What a plan wants, as far as it is still to be done, and all active pools of these drafts. Names no
    /// drafts.
    [[nodiscard]] HostSteps offered(const QList<PoolId> &drafts) const;

private:
    [[nodiscard]] bool isActive(PoolId id) const;
    /// Of a pool that the plan stops or undefines.
    [[nodiscard]] PlanRow::Kind kindOf(PoolId pool) const;

    const PoolRegistry *m_registry;
    PlanPromise m_promise;
    HostSteps m_plan;
    QHash<PoolId, std::pair<HostId, QString>> m_known; ///< what the plan does to pools: their UUIDs
    QSet<PoolId> m_leftOut;                            ///< of the pools to stop or undefine
    std::optional<bool> m_restarts;                    ///< none: only where it is needed
};

} // namespace poolwarden
