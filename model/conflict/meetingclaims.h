// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/poolfacts.h"

#include <utility>
#include <vector>

namespace poolwarden {

/// All pairs of claims, one from each list, of which one contains the other or both are the same
/// place. Costs the sorting of both lists plus the answer. Unordered. The pointers point into the
/// lists.
using MeetingClaims =
    std::vector<std::pair<const PoolFacts::DefinitionClaim *, const PoolFacts::DefinitionClaim *>>;
[[nodiscard]] MeetingClaims meetingClaims(const std::vector<PoolFacts::DefinitionClaim> &claims,
                                          const std::vector<PoolFacts::DefinitionClaim> &others);

} // namespace poolwarden
