// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/conflict/findingsbypeer.h"
#include "model/conflict/mounttable.h"
#include "model/conflict/openquestions.h"
#include "model/conflict/poolindex.h"
#include "model/conflict/widedrafts.h"
#include "model/host/hosttopology.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace poolwarden {

struct CheckedHost {
    DriverProfile profile;
    HostTopology topology;
    MountTable mounts;
    std::set<PoolId> pools;
    int openQuestions = 0; ///< of all its pools, if OpenQuestions::areReportedPerHost()
};

struct CheckedPool : IndexedPool {
    FindingCounts status;
    OpenQuestions questions;
};

/// The hosts and pools of a ConflictChecker with their index, and the comparison of one pool with
/// all others. Nothing is counted here.
class CheckedPools
{
public:
    explicit CheckedPools(std::size_t mostInside);
    CheckedPools(const CheckedPools &) = delete; // m_wide refers to it
    CheckedPools &operator=(const CheckedPools &) = delete;

    [[nodiscard]] std::map<HostId, CheckedHost> &hosts() { return m_hosts; }
    [[nodiscard]] const std::map<HostId, CheckedHost> &hosts() const { return m_hosts; }
    [[nodiscard]] CheckedHost &hostOf(const CheckedPool &pool);
    [[nodiscard]] const HostTopology &topologyOf(const PoolFacts &facts) const;

    /// Null: no such pool.
    [[nodiscard]] CheckedPool *find(PoolId id);
    [[nodiscard]] const CheckedPool *find(PoolId id) const;
    [[nodiscard]] CheckedPool &at(PoolId id) { return m_pools.at(id); }
    [[nodiscard]] const CheckedPool &at(PoolId id) const { return m_pools.at(id); }
    [[nodiscard]] const std::unordered_map<PoolId, CheckedPool> &all() const { return m_pools; }
    [[nodiscard]] const PoolIndex &index() const { return m_index; }
    [[nodiscard]] WideDrafts &wide() { return m_wide; }
    [[nodiscard]] const WideDrafts &wide() const { return m_wide; }

    /// The host's pools meet none of other hosts. To be called before they are inserted.
    void keepApart(HostId host) { m_index.keepApart(host); }
    /// Puts the pool on its host and into the index; replaces what erase() has taken out.
    CheckedPool &insert(PoolFacts facts);
    /// As insert() of facts made from the entry.
    CheckedPool &insert(PoolId id, PoolEntry entry);
    /// For ConflictChecker::put().
    void insertUncompared(PoolId id, PoolEntry entry);
    /// Takes the pool out of the index and off its host. It stays known until forget().
    void erase(const CheckedPool &pool);
    void forget(PoolId id);

    /// Compares the pool with all others.
    [[nodiscard]] FindingsByPeer found(const IndexedPool &pool) const;
    /// Correct because a draft mounts nothing, and because only drafts are wide.
    [[nodiscard]] FindingsByPeer foundWithoutDraft(const CheckedPool &pool) const;
    /// As found(), but keeps the last result until changed(): while the user types in a draft, most
    /// calls are for it.
    [[nodiscard]] const FindingsByPeer &findingsOf(const CheckedPool &pool) const;
    /// Something that found() depends on has changed.
    void changed() { m_latest.pool = noPool; }
    [[nodiscard]] OpenQuestions questionsOf(const PoolFacts &facts,
                                            const FindingsByPeer &findings) const;

    /// What the pool mounts on a host of this topology. A draft mounts nothing yet.
    [[nodiscard]] static std::vector<MountedSource> mountsOf(PoolId id, const PoolEntry &entry,
                                                             const HostTopology &topology);
    [[nodiscard]] std::vector<MountedSource> mountsOf(PoolId id,
                                                      const std::optional<PoolEntry> &entry) const;
    /// Whether the pool would mount something else with this entry.
    [[nodiscard]] bool mountsOtherwise(PoolId id, const PoolEntry &after) const;
    /// Adds the pools with storage at or below one of the mount points.
    void addPoolsBelow(HostId host, const std::vector<MountedSource> &mounts,
                       std::set<PoolId> &pools) const;

private:
    struct Latest {
        PoolId pool = noPool; ///< noPool: nothing is known
        FindingsByPeer findings;
    };

    std::map<HostId, CheckedHost> m_hosts;
    std::unordered_map<PoolId, CheckedPool> m_pools;
    PoolIndex m_index;
    WideDrafts m_wide;
    mutable Latest m_latest;
};

} // namespace poolwarden
