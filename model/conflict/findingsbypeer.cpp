// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/findingsbypeer.h"

#include "model/pool/sortunique.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

std::vector<Finding> worstFirst(const FindingsByPeer &byPeer)
{
    std::vector<Finding> findings;
    for (const auto &[peer, list] : byPeer)
        findings.insert(findings.end(), list.begin(), list.end());
    std::ranges::stable_sort(findings, {}, weightOf);
    return findings;
}

std::vector<PoolId> changedPools(PoolId pool, const FindingsByPeer &before,
                                 const FindingsByPeer &after)
{
    std::vector<PoolId> changed;
    auto left = before.begin();
    auto right = after.begin();
    while (left != before.end() || right != after.end()) {
        if (right == after.end() || (left != before.end() && left->first < right->first)) {
            changed.push_back((left++)->first);
        } else if (left == before.end() || right->first < left->first) {
            changed.push_back((right++)->first);
        } else {
            if (left->second != right->second)
                changed.push_back(left->first);
            ++left;
            ++right;
        }
    }
    if (changed.empty())
        return changed;
    std::erase(changed, noPool);
    changed.push_back(pool);
    sortUnique(changed);
    return changed;
}

} // namespace poolwarden
