// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/meetingclaims.h"

#include "model/conflict/placerules.h"

#include <algorithm>

namespace poolwarden {

namespace {

using DefinitionClaim = PoolFacts::DefinitionClaim;

/// A claim of either list.
struct Listed {
    const DefinitionClaim *claim;
    bool isOther;
    [[nodiscard]] const ResourcePath &path() const { return claim->claim.path; }
};

} // namespace

MeetingClaims meetingClaims(const std::vector<DefinitionClaim> &claims,
                            const std::vector<DefinitionClaim> &others)
{
    MeetingClaims meetings;
    // Nearly all pools have few claims: comparing each with each is fastest.
    constexpr std::size_t few = 32;
    if (std::min(claims.size(), others.size()) <= few) {
        for (const DefinitionClaim &claim : claims) {
            for (const DefinitionClaim &other : others) {
                if (contains(claim.claim.path, other.claim.path)
                    || contains(other.claim.path, claim.claim.path))
                    meetings.emplace_back(&claim, &other);
            }
        }
        return meetings;
    }
    std::vector<Listed> sorted;
    sorted.reserve(claims.size() + others.size());
    for (const DefinitionClaim &claim : claims)
        sorted.push_back({&claim, false});
    for (const DefinitionClaim &claim : others)
        sorted.push_back({&claim, true});
    // In this order a place is followed by all that lies inside it.
    std::ranges::sort(sorted, {}, &Listed::path);
    std::vector<Listed> around;
    for (const Listed &listed : sorted) {
        while (!around.empty() && !contains(around.back().path(), listed.path()))
            around.pop_back();
        for (const Listed &outer : around) {
            if (outer.isOther != listed.isOther)
                meetings.emplace_back(listed.isOther ? outer.claim : listed.claim,
                                      listed.isOther ? listed.claim : outer.claim);
        }
        around.push_back(listed);
    }
    return meetings;
}

} // namespace poolwarden
