// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/findinggroups.h"

#include <cstddef>
#include <vector>

namespace poolwarden::check {

struct MountedPair {
    std::size_t newcomer = 0; ///< the later one
    std::size_t peer = 0;
    Finding finding; ///< its pool ids are the numbers plus one
};

struct MountedPairs {
    std::vector<MountedPair> pairs;
    bool isComplete = true; ///< false: the search gave up
};

/// Finds what definitions share through mounts of others or of their hosts, which FindingGroups
/// does not consider. Compares the definitions that remain at the end.
[[nodiscard]] MountedPairs pairsThroughMounts(const FindingGroups &definitions, std::size_t count,
                                              const FindingGroups::TopologyOf &topologyOf);

} // namespace poolwarden::check
