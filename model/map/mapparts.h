// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/storagemap.h"

#include <cstddef>

namespace poolwarden {

/// Finds what hangs together, and sorts it: StorageMap::parts and hosts.
void divide(StorageMap &map, const std::vector<MapHost> &hosts);

/// Keeps the worst parts, up to so many nodes, and has one node for the others of each host.
void limitParts(StorageMap &map, const std::vector<MapHost> &hosts, std::size_t mostNodes);

} // namespace poolwarden
