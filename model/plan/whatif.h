// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/conflict/finding.h"
#include "model/plan/hoststeps.h"
#include "model/session/poolregistry.h"

#include <map>
#include <optional>
#include <vector>

namespace poolwarden {

/// The pools of hosts as they are once the steps are done, if they are changed by a step or have a draft; none:
/// it is gone. Other drafts than those of the steps do not count.
[[nodiscard]] std::map<PoolId, std::optional<PoolEntry>> entriesAfter(const PoolRegistry &registry,
                                                                      const HostSteps &steps);

/// What some steps change in the findings of the pools that they are about, of pools below mount points of these,
/// and of their peers. Each pair once; without those that are accepted.
struct WhatIf {
    std::vector<Finding> gone; ///< the worst first
    std::vector<Finding> come;
    FindingCounts before;
    FindingCounts after;
    /// Some draft contains the places of too many pools to compare it, as one for "/".
    bool isTooWide = false;
};

/// Costs two checks of each pool that has a draft.
[[nodiscard]] WhatIf whatIf(const PoolRegistry &registry, const HostSteps &steps);

} // namespace poolwarden
