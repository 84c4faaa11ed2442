// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/poolupdates.h"

#include "model/conflict/checkedpools.h"
#include "model/pool/sortunique.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace poolwarden {

PoolUpdates::PoolUpdates(CheckedPools &pools)
    : m_pools(pools)
    , m_tally(pools)
{
}

std::vector<PoolId> PoolUpdates::update(PoolId id, PoolEntry entry)
{
    const CheckedPool *known = m_pools.find(id);
    if (known && known->facts.entry == entry)
        return {};
    if (m_pools.mountsOtherwise(id, entry))
        return updateWithMounts(id, std::move(entry));
    FindingsByPeer before;
    if (known) {
        before = m_pools.findingsOf(*known);
        m_tally.countAtPeers(before, -1);
        erase(*known);
    }
    CheckedPool &pool = m_pools.insert(id, std::move(entry));
    m_pools.wide().look(pool);
    const FindingsByPeer &after = m_pools.findingsOf(pool);
    m_tally.countAtPeers(after, 1);
    m_tally.countOwn(pool, after);
    std::vector<PoolId> changed = changedPools(id, before, after);
    renewWide(changed, id);
    return changed;
}

void PoolUpdates::put(PoolId id, PoolEntry entry)
{
    if (const CheckedPool *known = m_pools.find(id))
        erase(*known);
    m_pools.insertUncompared(id, std::move(entry));
}

std::vector<PoolId> PoolUpdates::remove(PoolId id)
{
    const CheckedPool *known = m_pools.find(id);
    if (!known)
        return {};
    if (!m_pools.mountsOf(id, known->facts.entry).empty())
        return updateWithMounts(id, {});
    const FindingsByPeer before = m_pools.findingsOf(*known);
    m_tally.countAtPeers(before, -1);
    erase(*known);
    m_pools.forget(id);
    std::vector<PoolId> changed = changedPools(id, before, {});
    std::erase(changed, id);
    renewWide(changed);
    return changed;
}

// A new topology can make any two claims of the host equal. Only the pools whose claims change,
// usually few, are removed and inserted again.
std::vector<PoolId> PoolUpdates::setTopology(CheckedHost &host, HostTopology topology)
{
    MountTable mounts;
    mounts.setTopology(topology);
    for (const PoolId pool : host.pools) {
        for (const MountedSource &mount :
             CheckedPools::mountsOf(pool, m_pools.at(pool).facts.entry, topology))
            mounts.add(mount);
    }
    const bool concernsAll = host.topology.locality != topology.locality;
    std::map<PoolId, PoolFacts> renewed;
    for (const PoolId pool : host.pools) {
        const PoolFacts &facts = m_pools.at(pool).facts;
        PoolFacts fresh = factsOf(pool, facts.entry, topology, mounts);
        const bool asksOtherwise = host.topology.devicesKnown != topology.devicesKnown
                                   && !m_pools.at(pool).questions.empty();
        if (concernsAll || asksOtherwise || fresh.claims != facts.claims
            || fresh.ruleKeys != facts.ruleKeys)
            renewed.emplace(pool, std::move(fresh));
    }
    State before;
    for (const auto &[pool, facts] : renewed)
        before[pool] = m_pools.found(m_pools.at(pool));
    for (const auto &[pool, facts] : renewed)
        erase(m_pools.at(pool));
    host.topology = std::move(topology);
    host.mounts = std::move(mounts);
    m_pools.changed();
    for (auto &[pool, facts] : renewed)
        m_pools.insert(std::move(facts));
    return changedSince(before);
}

std::vector<PoolId> PoolUpdates::removeHost(HostId host)
{
    auto &hosts = m_pools.hosts();
    const auto it = hosts.find(host);
    if (it == hosts.end())
        return {};
    const std::set<PoolId> own = it->second.pools;
    std::vector<PoolId> changed;
    const auto removeOwn = [&](PoolId pool) {
        std::ranges::move(remove(pool), std::back_inserter(changed));
    };
    // Wide pools first: they would be renewed after each removal.
    for (const PoolId wide : m_pools.wide().ids()) {
        if (own.contains(wide))
            removeOwn(wide);
    }
    for (const PoolId pool : own)
        removeOwn(pool);
    hosts.erase(host);
    sortUnique(changed);
    std::erase_if(changed, [this](PoolId pool) { return !m_pools.find(pool); });
    return changed;
}

void PoolUpdates::erase(const CheckedPool &pool)
{
    m_tally.forgetQuestions(pool);
    m_pools.erase(pool);
}

void PoolUpdates::renewWide(std::vector<PoolId> &changed, PoolId but)
{
    for (const PoolId id : m_pools.wide().ids()) {
        if (id == but || !m_pools.wide().renew(id))
            continue;
        CheckedPool &wide = m_pools.at(id);
        m_pools.changed();
        m_tally.forgetQuestions(wide);
        m_tally.countOwn(wide, m_pools.found(wide));
        changed.push_back(id);
    }
    sortUnique(changed);
}

// Places below a mount point lie in the mounted source. If a mount changes, the pools below it
// are removed and inserted again. Without an entry, the pool is removed.
std::vector<PoolId> PoolUpdates::updateWithMounts(PoolId id, std::optional<PoolEntry> entry)
{
    const CheckedPool *known = m_pools.find(id);
    const std::optional<PoolEntry> former =
        known ? std::optional(known->facts.entry) : std::nullopt;
    const std::vector<MountedSource> oldMounts = m_pools.mountsOf(id, former);
    const std::vector<MountedSource> newMounts = m_pools.mountsOf(id, entry);
    std::set<PoolId> below;
    if (former)
        m_pools.addPoolsBelow(former->host, oldMounts, below);
    if (entry)
        m_pools.addPoolsBelow(entry->host, newMounts, below);
    below.erase(id);

    State before;
    before[id] = known ? m_pools.found(*known) : FindingsByPeer();
    for (const PoolId pool : below)
        before[pool] = m_pools.found(m_pools.at(pool));
    for (const PoolId pool : below)
        erase(m_pools.at(pool));
    if (known) {
        erase(*known);
        for (const MountedSource &mount : oldMounts)
            m_pools.hosts().at(former->host).mounts.remove(mount);
    }
    if (entry) {
        for (const MountedSource &mount : newMounts)
            m_pools.hosts().at(entry->host).mounts.add(mount);
        m_pools.insert(id, *std::move(entry));
    } else {
        m_pools.forget(id);
    }
    for (const PoolId pool : below)
        m_pools.insert(pool, PoolEntry(m_pools.at(pool).facts.entry));
    if (const CheckedPool *pool = m_pools.find(id))
        m_pools.wide().look(*pool);
    return changedSince(before);
}

// Updates the counts of these pools and their peers. Returns the pools whose findings changed,
// without removed ones.
std::vector<PoolId> PoolUpdates::changedSince(const State &before)
{
    for (const PoolId pool : m_pools.wide().ids()) {
        if (before.contains(pool))
            (void)m_pools.wide().renew(pool);
    }
    std::vector<PoolId> changed;
    for (const auto &[id, old] : before) {
        CheckedPool *pool = m_pools.find(id);
        const FindingsByPeer after = pool ? m_pools.found(*pool) : FindingsByPeer();
        std::ranges::move(changedPools(id, old, after), std::back_inserter(changed));
        if (pool)
            m_tally.countOwn(*pool, after);
        adjustOtherPeers(old, after, before);
    }
    renewWide(changed);
    std::erase_if(changed, [this](PoolId pool) { return !m_pools.find(pool); });
    return changed;
}

// Updates the counts of peers that were not inserted again.
void PoolUpdates::adjustOtherPeers(const FindingsByPeer &before, const FindingsByPeer &after,
                                   const State &renewed)
{
    const auto adjust = [this, &renewed](const FindingsByPeer &findings, int step) {
        for (const auto &[peer, list] : findings) {
            if (peer != noPool && !renewed.contains(peer))
                m_tally.countAtPeer(peer, list, step);
        }
    };
    adjust(before, -1);
    adjust(after, 1);
}

} // namespace poolwarden
