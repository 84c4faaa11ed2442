// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/conflict/findingsbypeer.h"
#include "model/conflict/findingtally.h"

#include <map>
#include <optional>
#include <vector>

namespace poolwarden {

class CheckedPools;
struct CheckedHost;
struct CheckedPool;

/// Changes what the checker knows, and keeps the counts of findings up to date. The functions are
/// those of ConflictChecker and return what they do: the pools whose findings changed, ascending.
///
/// Not thread-safe; use it in one thread.
class PoolUpdates
{
public:
    /// The pools must outlive it.
    explicit PoolUpdates(CheckedPools &pools);

    std::vector<PoolId> update(PoolId id, PoolEntry entry);
    void put(PoolId id, PoolEntry entry);
    std::vector<PoolId> remove(PoolId id);
    std::vector<PoolId> setTopology(CheckedHost &host, HostTopology topology);
    std::vector<PoolId> removeHost(HostId host);

private:
    /// Findings of pools before they are removed and inserted again.
    using State = std::map<PoolId, FindingsByPeer>;

    void erase(const CheckedPool &pool);
    /// To be called after other pools changed. Appends the wide pools whose findings changed.
    void renewWide(std::vector<PoolId> &changed, PoolId but = noPool);
    std::vector<PoolId> updateWithMounts(PoolId id, std::optional<PoolEntry> entry);
    std::vector<PoolId> changedSince(const State &before);
    void adjustOtherPeers(const FindingsByPeer &before, const FindingsByPeer &after,
                          const State &renewed);

    CheckedPools &m_pools;
    FindingTally m_tally;
};

} // namespace poolwarden
