// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/throughmounts.h"

#include "model/conflict/claimindex.h"
#include "model/conflict/mounttable.h"
#include "model/conflict/pairfindings.h"
#include "model/conflict/poolfacts.h"

#include <algorithm>
#include <map>
#include <set>

namespace poolwarden::check {

namespace {

constexpr std::size_t mostComparisons = 100000;

class Search
{
public:
    Search(const FindingGroups &definitions, std::size_t count,
           const FindingGroups::TopologyOf &topologyOf)
        : m_definitions(definitions)
        , m_count(count)
        , m_topologyOf(topologyOf)
    {
    }

    MountedPairs find()
    {
        readMounts();
        const bool anyMounts =
            std::ranges::any_of(m_mounts, [](const auto &host) { return !host.second.empty(); });
        if (!anyMounts)
            return {};
        const std::vector<std::size_t> below = readClaims();
        MountedPairs found;
        std::set<std::pair<std::size_t, std::size_t>> compared;
        for (const std::size_t number : below) {
            for (const std::size_t other : partnersOf(number)) {
                const auto [peer, newcomer] = std::minmax(number, other);
                if (!compared.emplace(newcomer, peer).second)
                    continue;
                if (compared.size() > mostComparisons) {
                    found.isComplete = false;
                    return found;
                }
                compare(newcomer, peer, found);
            }
        }
        return found;
    }

private:
    [[nodiscard]] const PoolEntry &entryOf(std::size_t number) const
    {
        return *m_definitions.newcomer(number).remaining;
    }

    [[nodiscard]] bool isThere(std::size_t number) const
    {
        return m_definitions.newcomer(number).remaining && m_definitions.isThere(number);
    }

    [[nodiscard]] PoolFacts facts(std::size_t number) const
    {
        const PoolEntry &entry = entryOf(number);
        return factsOf(PoolId(number + 1), entry, m_topologyOf(entry.host),
                       m_mounts.at(entry.host));
    }

    void readMounts()
    {
        for (std::size_t number = 0; number < m_count; ++number) {
            if (!isThere(number))
                continue;
            const PoolEntry &entry = entryOf(number);
            const HostTopology &topology = m_topologyOf(entry.host);
            const auto [mounts, isNew] = m_mounts.try_emplace(entry.host);
            if (isNew)
                mounts->second.setTopology(topology);
            for (const SharedDefinition *definition : {&entry.live, &entry.persistent}) {
                if (!*definition
                    || (definition == &entry.persistent && entry.persistent == entry.live))
                    continue;
                if (const auto mount = mountOf(PoolId(number + 1), **definition, topology))
                    mounts->second.add(*mount);
            }
        }
    }

    /// Returns the definitions with places below a mount point.
    std::vector<std::size_t> readClaims()
    {
        std::vector<std::size_t> below;
        for (std::size_t number = 0; number < m_count; ++number) {
            if (!isThere(number))
                continue;
            const PoolFacts known = facts(number);
            bool isBelow = false;
            for (const auto &[definitionKind, claim] : known.claims) {
                m_claims.insert(known.entry.host, claim.path, PoolId(number + 1));
                isBelow |= !claim.via.empty();
            }
            if (isBelow)
                below.push_back(number);
        }
        return below;
    }

    [[nodiscard]] std::vector<std::size_t> partnersOf(std::size_t number) const
    {
        std::vector<PoolId> near;
        const PoolFacts known = facts(number);
        for (const auto &[definitionKind, claim] : known.claims) {
            if (!claim.via.empty())
                m_claims.collect(known.entry.host, claim.path, near);
        }
        std::set<std::size_t> partners;
        for (const PoolId id : near)
            partners.insert(static_cast<std::size_t>(id.value() - 1));
        partners.erase(number);
        return {partners.begin(), partners.end()};
    }

    void compare(std::size_t newcomer, std::size_t peer, MountedPairs &found) const
    {
        const PoolFacts one = facts(newcomer);
        const PoolFacts other = facts(peer);
        for (Finding &finding : findingsBetween(one, other, m_topologyOf(one.entry.host),
                                                m_topologyOf(other.entry.host))) {
            if (!finding.via.empty() || !finding.peerVia.empty())
                found.pairs.push_back({newcomer, peer, std::move(finding)});
        }
    }

    const FindingGroups &m_definitions;
    std::size_t m_count;
    const FindingGroups::TopologyOf &m_topologyOf;
    std::map<HostId, MountTable> m_mounts;
    ClaimIndex m_claims;
};

} // namespace

MountedPairs pairsThroughMounts(const FindingGroups &definitions, std::size_t count,
                                const FindingGroups::TopologyOf &topologyOf)
{
    return Search(definitions, count, topologyOf).find();
}

} // namespace poolwarden::check
