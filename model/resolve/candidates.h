// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/conflict/finding.h"
#include "model/resolve/wayout.h"

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <vector>

namespace poolwarden {

/// Whether a finding of this checker is intended, and needs no way out.
using IsAccepted = std::function<bool(const ConflictChecker &, const Finding &)>;

/// Whether a plan also takes away warnings.
enum class PlanWarnings : std::uint8_t {
    No,
    WithoutErrors, ///< only if there is no error
    Too,
};

/// What a search for ways out may use.
struct WayOptions {
    /// Makes a UUID that nobody has.
    std::function<Uuid()> newUuid;
    /// Whether pools of the host can be defined, stopped and undefined. Not set: all can.
    std::function<bool(HostId)> isWritable;
    /// Not set: none is. May be called in the thread of the search.
    IsAccepted isAccepted;
    /// Of two pools of which one must change, the one with less data is taken. Not listed: it has none.
    std::map<PoolId, std::uint64_t> usedBytes = {};
    PlanWarnings warnings = PlanWarnings::No;
    /// A plan leaves these as they are.
    std::set<PoolId> kept = {};
};

/// Edits that could solve a problem, of which one is wanted: the most natural first.
struct Candidates {
    WayKind kind = WayKind::OtherTarget;
    std::vector<std::vector<FieldEdit>> edits;
    std::size_t wanted = 1; ///< how many of them to offer
};

/// Edits of the definition that the pool `finding.pool` would have, untried.
[[nodiscard]] std::vector<Candidates> candidatesFor(const Finding &finding,
                                                    const PoolDefinition &definition,
                                                    const ConflictChecker &checker,
                                                    const WayOptions &options);

} // namespace poolwarden
