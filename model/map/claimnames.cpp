// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/claimnames.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

bool areOfOneField(const MapClaim &a, const MapClaim &b)
{
    return a.field == b.field && a.isDraft == b.isDraft && a.isLater == b.isLater
           && a.role == b.role && a.groupDevice == b.groupDevice;
}

} // namespace

const ResourcePath &firstName(const MapPool &pool, const MapClaim &claim)
{
    const auto first = std::ranges::find_if(pool.claims, [&claim](const MapClaim &other) {
        return areOfOneField(other, claim) && !other.isThroughMount;
    });
    return first == pool.claims.end() ? claim.path : first->path;
}

const ResourcePath &pathBehind(const MapPool &pool, const MapClaim &claim)
{
    const auto path = std::ranges::find_if(pool.claims, [&claim](const MapClaim &other) {
        return other.path.tree == Tree::File && areOfOneField(other, claim)
               && !other.isThroughMount;
    });
    return path == pool.claims.end() ? firstName(pool, claim) : path->path;
}

const ResourcePath &nameThroughMount(const MapPool &pool, const MapClaim &claim)
{
    const ResourcePath *best = &claim.path;
    const auto farness = [](const ResourcePath &path) {
        return std::pair(std::ranges::count(path.segments, insideOfDevice),
                         path.tree != Tree::Block);
    };
    for (const MapClaim &other : pool.claims) {
        if (other.isThroughMount && areOfOneField(other, claim)
            && farness(other.path) < farness(*best))
            best = &other.path;
    }
    return *best;
}

} // namespace poolwarden
