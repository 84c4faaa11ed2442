// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/checkedpools.h"
#include "model/conflict/findingsbypeer.h"

#include <vector>

namespace poolwarden {

/// Keeps the numbers of findings and of open questions of all pools up to date. Each finding counts
/// at both pools.
class FindingTally
{
public:
    explicit FindingTally(CheckedPools &pools)
        : m_pools(pools)
    {
    }

    /// Counts the pool anew.
    void countOwn(CheckedPool &pool, const FindingsByPeer &findings);
    /// Before the pool is erased.
    void forgetQuestions(const CheckedPool &pool);
    /// The findings came to the peer (step 1) or went from it (-1). A mirrored finding has the same
    /// severity.
    void countAtPeer(PoolId peer, const std::vector<Finding> &findings, int step);
    void countAtPeers(const FindingsByPeer &findings, int step);

private:
    CheckedPools &m_pools;
};

} // namespace poolwarden
