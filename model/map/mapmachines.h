// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/mapplaces.h"
#include "model/map/storagemap.h"

#include <cstdint>
#include <vector>

namespace poolwarden {

/// Adds the virtual machines that have disks on the pools: each by itself where everything is shown and there are few
/// on the same pools; else those on pools with errors or warnings, as one node for those on the same pools. A disk
/// belongs to the pools with the innermost place around it. nodeOfPool: by the pool's number.
void addMachines(const std::vector<MapHost> &hosts, const MapPlaces &places, const MapPools &pools,
                 const std::vector<std::uint32_t> &nodeOfPool, MapLevel level, StorageMap &map);

} // namespace poolwarden
