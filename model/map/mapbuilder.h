// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/maplayout.h"
#include "model/map/mapplaces.h"
#include "model/map/storagemap.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace poolwarden {

struct MapLimits {
    /// Up to so many pools are shown with everything.
    std::size_t mostInFull = 60;
    /// Beyond so many nodes less is shown.
    std::size_t mostNodes = 400;
    /// Of pools that look alike in a conflict so many are shown, and the number of the others.
    std::size_t mostAlike = 8;
    /// Ids of nodes that stand for several pools which are to be shown one by one.
    std::set<std::string> opened;
    /// So many of them.
    std::size_t mostOpened = 200;
    /// Of the room in which the map is shown: width to height.
    double shape = usualMapShape;
};

/// The map of these pools. What is in conflict is shown first; where there are many pools, those
/// without conflict are nodes that tell their number.
[[nodiscard]] StorageMap mapOf(const std::vector<MapHost> &hosts, const MapPools &pools,
                               const MapLimits &limits = {});

} // namespace poolwarden
