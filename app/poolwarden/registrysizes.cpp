// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/registrysizes.h"

#include "model/session/poolregistry.h"

#include <utility>

namespace poolwarden {

SizeMap registrySizes(const PoolRegistry &registry, const std::vector<MapHost> &hosts,
                      const std::map<PoolId, std::shared_ptr<const MapPool>> &pools)
{
    std::vector<SizedPool> sized;
    sized.reserve(pools.size());
    for (const auto &[id, mapPool] : pools) {
        SizedPool one;
        one.pool = mapPool;
        const RegisteredPool *pool = registry.pool(id);
        if (!pool || !pool->snapshot) {
            one.lack = SizeLack::Draft;
        } else if (!pool->snapshot->isActive()) {
            one.lack = SizeLack::Inactive;
        } else {
            one.capacity = pool->snapshot->capacity;
            one.allocation = pool->snapshot->allocation;
            one.available = pool->snapshot->available;
        }
        sized.push_back(std::move(one));
    }
    return sizeMapOf(hosts, sized);
}

} // namespace poolwarden
