// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/conflict/libvirtverdict.h"
#include "model/resolve/candidates.h"
#include "model/resolve/situation.h"
#include "model/resolve/wayout.h"
#include "model/resolve/whypool.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace poolwarden {

/// What comes of some ways out when all of them are carried out.
struct PlanProof {
    /// The order in which they work: first what is stopped, discarded and undefined, then the definitions in an
    /// order in which libvirt takes each. Numbers of the ways. What libvirt refuses in any order comes last.
    std::vector<std::size_t> order;
    std::vector<std::size_t> refused; ///< ascending
    /// The errors that are left, each once, from the side of the pool with the smaller number.
    std::vector<Finding> left;
    std::vector<Finding> warningsLeft; ///< likewise
    friend bool operator==(const PlanProof &, const PlanProof &) = default;
};

/// Changes of pools after which no error is left, as far as there are such, and no warning, if that is wanted.
struct ResolvePlan {
    std::vector<WayOut> ways; ///< one for each changed pool, in the order of the proof
    /// Those that are changed for the sake of warnings alone.
    std::set<PoolId> forWarnings;
    /// Why it is just these.
    std::map<PoolId, WhyPool> why;
    PlanProof proof;
    int errorsBefore = 0;
    int warningsBefore = 0;
    /// Ways for warnings were looked for. No pool is given up for them.
    bool hasWarnings = false;
    /// False: for some pools the search was given up, and fewer changes may do.
    bool isSmallest = true;
};

/// The smallest plan: as few pools given up as possible, then as few changes as possible, then the least
/// invasive ones. For up to 20 pools that hang together by errors all choices are compared; for more, the pool
/// with the most errors is changed first, and what turns out to be superfluous is left out. Warnings come after
/// the errors, and a pool that was changed for those is not changed once more. Takes a while: for another
/// thread. None: it was given up. Begins with the ways of `begun`, which must be for this situation: what is left is
/// no more than after those.
[[nodiscard]] std::optional<ResolvePlan> resolveAll(const Situation &situation,
                                                    const WayOptions &options,
                                                    const OnProgress &progress = {},
                                                    const ResolvePlan &begun = {});

/// The plan with what would do in place of the change of this pool.
[[nodiscard]] ResolvePlan withOther(ResolvePlan plan, PoolId pool);

/// What comes of these ways. None: it was given up.
[[nodiscard]] std::optional<PlanProof> provePlan(const Situation &situation,
                                                 const std::vector<WayOut> &ways,
                                                 const IsAccepted &isAccepted = {},
                                                 const OnProgress &progress = {});

} // namespace poolwarden
