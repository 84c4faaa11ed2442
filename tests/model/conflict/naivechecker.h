// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/conflict/mounttable.h"
#include "model/conflict/openquestions.h"
#include "model/conflict/pairfindings.h"
#include "model/conflict/poolfacts.h"
#include "model/conflict/poolunits.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace poolwarden {

using Findings = std::vector<Finding>;
using State = std::map<PoolId, Findings>;

/// What the checker's index is compared with: every pool against every other.
class NaiveChecker
{
public:
    std::map<PoolId, PoolEntry> entries;
    std::map<HostId, HostTopology> topologies;

    /// What lies inside of a wide draft and has nothing else in common with it.
    static bool isInsideOf(const PoolFacts &wide, const PoolFacts &pool)
    {
        const bool sameHost = wide.entry.host == pool.entry.host;
        const auto haveOne = [](const auto &some, const auto &others) {
            return std::ranges::any_of(some, [&others](const std::string &key) {
                return std::ranges::find(others, key) != others.end();
            });
        };
        if (sameHost
            && (haveOne(wide.ruleKeys, pool.ruleKeys)
                || haveOne(identityKeys(wide), identityKeys(pool))))
            return false;
        bool isInside = false;
        for (const auto &[definitionKind, claim] : wide.claims) {
            for (const auto &[otherKind, other] : pool.claims) {
                if (claim.path.tree != other.path.tree
                    || (isHostLocal(claim.path.tree) && !sameHost))
                    continue;
                const auto &outer = claim.path.segments;
                const auto &inner = other.path.segments;
                const std::size_t common = std::min(outer.size(), inner.size());
                if (!std::equal(outer.begin(), outer.begin() + std::ptrdiff_t(common),
                                inner.begin()))
                    continue;
                if (definitionKind != DefinitionKind::Draft || outer.size() >= inner.size())
                    return false;
                isInside = true;
            }
        }
        return isInside;
    }

    /// One of each kind, of the first pool that has it.
    static Findings together(const std::map<PoolId, Findings> &inside)
    {
        std::map<std::tuple<FindingKind, Severity, Reason, DefinitionKind, FieldRef>, Finding>
            groups;
        for (const auto &[peer, findings] : inside) {
            std::set<decltype(groups)::key_type> told;
            for (const Finding &finding : findings) {
                const std::tuple key(finding.kind, finding.severity, finding.reason,
                                     finding.definitionKind, finding.field);
                const auto [group, isNew] = groups.try_emplace(key, finding);
                group->second.others += !isNew && told.insert(key).second ? 1 : 0;
                told.insert(key);
            }
        }
        Findings all;
        for (auto &[key, finding] : groups) {
            if (finding.others > 0)
                finding.resource.segments.resize(finding.outerSize);
            all.push_back(finding);
        }
        return all;
    }

    std::set<PoolId> wide; ///< as the checker has it

    [[nodiscard]] State findings() const
    {
        openQuestions.clear();
        std::map<HostId, MountTable> mounts;
        for (const auto &[host, topology] : topologies)
            mounts[host].setTopology(topology);
        for (const auto &[id, entry] : entries) {
            for (const SharedDefinition *definition : {&entry.live, &entry.persistent}) {
                if (!*definition)
                    continue;
                if (const auto mount = mountOf(id, **definition, topologies.at(entry.host)))
                    mounts[entry.host].add(*mount);
            }
        }
        std::map<PoolId, PoolFacts> facts;
        for (const auto &[id, entry] : entries) {
            facts.emplace(id, factsOf(id, entry, topologies.at(entry.host), mounts.at(entry.host)));
        }
        State state;
        for (const auto &[id, pool] : facts) {
            const HostTopology &topology = topologies.at(pool.entry.host);
            Findings &list = state[id];
            list = findingsAlone(pool);
            std::map<PoolId, Findings> inside;
            for (const auto &[peerId, peer] : facts) {
                if (peerId == id || (wide.contains(peerId) && isInsideOf(peer, pool)))
                    continue;
                const Findings found =
                    findingsBetween(pool, peer, topology, topologies.at(peer.entry.host));
                if (wide.contains(id) && isInsideOf(pool, peer))
                    inside[peerId] = found;
                else
                    list.insert(list.end(), found.begin(), found.end());
            }
            const Findings grouped = together(inside);
            list.insert(list.end(), grouped.begin(), grouped.end());
            const Findings open = undecided(pool, topology, list);
            if (topology.locality == HostTopology::Locality::Remote)
                openQuestions[pool.entry.host].insert(openQuestions[pool.entry.host].end(),
                                                      open.begin(), open.end());
            else
                list.insert(list.end(), open.begin(), open.end());
            std::ranges::sort(list);
        }
        return state;
    }

    /// Of hosts whose links cannot be read; as of the last findings().
    mutable std::map<HostId, Findings> openQuestions;

private:
    static Findings undecided(const PoolFacts &pool, const HostTopology &topology,
                              const Findings &found)
    {
        Findings open = OpenQuestions(pool, topology).open(pool, topology);
        std::erase_if(open, [&found](const Finding &question) {
            return std::ranges::any_of(found, [&question](const Finding &finding) {
                return finding.field == question.field && finding.spelled == question.spelled
                       && finding.severity == Severity::Error && finding.peer != noPool
                       && finding.kind != FindingKind::IdentityTaken;
            });
        });
        return open;
    }
};

} // namespace poolwarden
