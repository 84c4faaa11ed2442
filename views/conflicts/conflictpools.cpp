// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/conflictpools.h"

#include "model/session/poolregistry.h"
#include "model/tables/findingsmodel.h"

namespace poolwarden {

void addPools(QSet<PoolId> &pools, const Finding &finding)
{
    for (const PoolId pool : {finding.pool, finding.peer}) {
        if (pool != noPool)
            pools.insert(pool);
    }
}

QSet<PoolId> poolsAtPlaceOf(const Finding &finding, const PoolRegistry &registry,
                            const FindingsModel &model)
{
    QSet<PoolId> pools;
    addPools(pools, finding);
    if (finding.others > 0) {
        const std::vector<PoolId> inside = registry.checker().poolsInside(finding.pool);
        return pools | QSet<PoolId>(inside.begin(), inside.end());
    }
    for (const Finding &other : model.allFindings()) {
        if (other.resource == finding.resource)
            addPools(pools, other);
    }
    return pools;
}

} // namespace poolwarden
