// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"
#include "model/conflict/conflictchecker.h"
#include "model/conflict/finding.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace poolwarden {

/// A claim of a pool, as the map shows it.
struct MapClaim {
    ResourcePath path;
    /// The same directory as the definition spells it, where a link or a bind mount is on the way.
    std::optional<ResourcePath> named = {};
    ClaimRole role = ClaimRole::Holds;
    FieldRef field;
    bool isDraft = false;
    /// Of the definition for the next start, while the pool is active with another.
    bool isLater = false;
    bool isThroughMount = false;
    std::string groupDevice = {}; ///< see Claim::isThroughGroup(); empty: it is not
    friend bool operator==(const MapClaim &, const MapClaim &) = default;
};

/// Findings of a pool that look alike on the map: one for each place, kind and severity.
struct MapFinding {
    FindingKind kind = FindingKind::SameStorage;
    Severity severity = Severity::Error;
    PoolId peer = noPool; ///< the first of them
    ResourcePath resource;
    std::size_t outerSize = 0; ///< of Overlap and Stacked
    bool isPeerInside = false;
    bool isAboutIdentity = false;
    friend auto operator<=>(const MapFinding &, const MapFinding &) = default;
    friend bool operator==(const MapFinding &, const MapFinding &) = default;
};

/// All that the map must know of a pool. A plain value that any thread may hold.
struct MapPool {
    PoolId id = noPool;
    HostId host = noHost;
    std::string name;
    PoolType type = PoolType::Dir;
    bool isNew = false;    ///< a draft that no host knows
    bool isEdited = false; ///< it has a draft
    std::optional<Severity> severity;
    bool hasAccepted = false; ///< findings that are accepted, which are not among `findings`
    std::vector<MapClaim> claims;
    std::vector<MapFinding> findings;
    /// It has too many findings to list them: `findings` is empty.
    bool hasMany = false;
    friend bool operator==(const MapPool &, const MapPool &) = default;
};

using MapPools = std::vector<std::shared_ptr<const MapPool>>;

/// The findings of a pool that are not accepted.
struct MapFindings {
    FindingCounts counts;
    std::function<bool(const Finding &)> isOpen; ///< of those of the checker; none: all are
};

/// The pool must be known to the checker.
[[nodiscard]] MapPool mapPoolOf(const ConflictChecker &checker, PoolId pool, std::string name,
                                const MapFindings &open);

} // namespace poolwarden
