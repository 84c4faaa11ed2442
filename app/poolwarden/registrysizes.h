// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/mappool.h"
#include "model/map/sizemap.h"

#include <map>
#include <memory>
#include <vector>

namespace poolwarden {

class PoolRegistry;

/// The sizes of these pools, as their hosts told them last.
[[nodiscard]] SizeMap registrySizes(const PoolRegistry &registry, const std::vector<MapHost> &hosts,
                                    const std::map<PoolId, std::shared_ptr<const MapPool>> &pools);

} // namespace poolwarden
