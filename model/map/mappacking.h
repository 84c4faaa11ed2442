// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/maplayout.h"
#include "model/map/storagemap.h"

#include <vector>

namespace poolwarden {

/// Puts the parts of a map beside each other, in a frame for each host. A part that was there before stays
/// where it was, unless it has grown and the room around it is taken; new ones fill gaps. Only where
/// little is left in a frame it is packed anew.
///
/// `parts` are in the order of StorageMap::parts.
/// `shape`: of the room, width to height. Parts stay where they are in `previous`.
[[nodiscard]] MapLayout packed(const StorageMap &map, const std::vector<PartLayout> &parts,
                               const MapLayout &previous = {}, double shape = usualMapShape);

} // namespace poolwarden
