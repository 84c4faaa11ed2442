// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/findinggroups.h"

#include <cstddef>
#include <vector>

namespace poolwarden::check {

struct MountedPair {
    std::size_t newcomer = 0; ///< the later one of both
    std::size_t peer = 0;
    Finding finding; ///< pools stand in it as their numbers and one
};

struct MountedPairs {
    std::vector<MountedPair> pairs;
    bool isComplete = true; ///< false: it gave up
};

/// What definitions share through what others of them mount, or their hosts have mounted: in FindingGroups
/// each definition is what it is by itself. Of those that are there in the end.
[[nodiscard]] MountedPairs pairsThroughMounts(const FindingGroups &definitions, std::size_t count,
                                              const FindingGroups::TopologyOf &topologyOf);

} // namespace poolwarden::check
