// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/resolve/candidates.h"
#include "model/resolve/situation.h"
#include "model/resolve/wayout.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace poolwarden {

/// Why a plan changes this pool, and not the other one of its conflict.
struct WhyPool {
    enum class Reason : std::uint8_t {
        Alone,            ///< no other pool has to do with it
        SeveralPools,     ///< it is in conflict with several pools at once
        NothingElseHelps, ///< no change of the other pool alone does
        OtherIsKept,      ///< the user wants the other one to stay as it is
        OtherGoes,        ///< the other one would have to be given up
        IsDraft,          ///< the other one is on the host
        IsStopped,        ///< the other one runs
        LessToDo,
        MovesOut, ///< it lies in the other one
        LessData,
        Either, ///< the other one would do as well
    };
    Reason reason = Reason::Alone;
    PoolId other = noPool;
    int others = 0; ///< for SeveralPools
    /// What would do in place of it, tried with all other changes of the plan.
    std::optional<WayOut> instead = {};
    /// What has to be done with other pools beside that, for SeveralPools.
    std::vector<WayOut> also = {};
    friend bool operator==(const WhyPool &, const WhyPool &) = default;
};

/// For each way of a plan, by its pool. The checker is as if all of them were done, and is so again afterwards.
/// `goesOn` is asked before each; false: the rest has no reasons.
[[nodiscard]] std::map<PoolId, WhyPool>
whyThese(ConflictChecker &checker, const Situation &situation, const std::vector<WayOut> &ways,
         const std::set<PoolId> &forWarnings, const WayOptions &options,
         const std::function<bool()> &goesOn);

} // namespace poolwarden
