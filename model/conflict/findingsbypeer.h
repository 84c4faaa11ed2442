// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/pool/id.h"

#include <utility>
#include <vector>

namespace poolwarden {

/// The findings of one pool, by peer, ascending; those without a peer are under noPool.
using FindingsByPeer = std::vector<std::pair<PoolId, std::vector<Finding>>>;

/// All in one list: the worst first, then by kind.
[[nodiscard]] std::vector<Finding> worstFirst(const FindingsByPeer &byPeer);
/// The pools whose findings differ, ascending: peers that are in only one of both or have other
/// findings, and the pool itself if there is any difference.
[[nodiscard]] std::vector<PoolId> changedPools(PoolId pool, const FindingsByPeer &before,
                                               const FindingsByPeer &after);

} // namespace poolwarden
