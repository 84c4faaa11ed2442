// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/conflict/poolfacts.h"
#include "model/host/hosttopology.h"

#include <vector>

namespace poolwarden {

/// All findings between two pools, from the side of the first, worst first. With swapped arguments
/// the result is exactly mirrored. The topologies are those of the pools' hosts. For different
/// hosts only that of the pool with the smaller id counts, in either order.
[[nodiscard]] std::vector<Finding> findingsBetween(const PoolFacts &pool, const PoolFacts &peer,
                                                   const HostTopology &topology,
                                                   const HostTopology &peerTopology);
/// The findings of a pool without peers; see also OpenQuestions.
[[nodiscard]] std::vector<Finding> findingsAlone(const PoolFacts &pool);

} // namespace poolwarden
