// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/supposition.h"

#include "model/conflict/openquestions.h"
#include "model/conflict/pairfindings.h"
#include "model/conflict/poolfacts.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace poolwarden {

Supposition::Supposition(const CheckedPools &known, const std::vector<SupposedPool> &pools)
    : m_known(known)
{
    addPoolsWithOtherMounts(pools);
    for (const SupposedPool &supposed : pools) {
        std::optional<IndexedPool> &pool = m_pools[supposed.pool];
        pool.reset();
        if (supposed.entry)
            pool = indexed(supposed.pool, *supposed.entry);
    }
}

// The claims of the pools below a mount point follow from what is mounted there.
void Supposition::addPoolsWithOtherMounts(const std::vector<SupposedPool> &pools)
{
    std::set<PoolId> below;
    const auto change = [&](PoolId pool, const PoolEntry &entry, const auto &apply) {
        const std::vector<MountedSource> mounts = m_known.mountsOf(pool, entry);
        if (mounts.empty())
            return;
        MountTable &table =
            m_mounts.try_emplace(entry.host, m_known.hosts().at(entry.host).mounts).first->second;
        for (const MountedSource &mount : mounts)
            apply(table, mount);
        m_known.addPoolsBelow(entry.host, mounts, below);
    };
    for (const SupposedPool &supposed : pools) {
        const CheckedPool *known = m_known.find(supposed.pool);
        const PoolEntry *before = known ? &known->facts.entry : nullptr;
        const PoolEntry *after = supposed.entry ? &*supposed.entry : nullptr;
        if (after && !m_known.mountsOtherwise(supposed.pool, *after))
            continue;
        if (before)
            change(supposed.pool, *before,
                   [](MountTable &table, const MountedSource &mount) { table.remove(mount); });
        if (after)
            change(supposed.pool, *after,
                   [](MountTable &table, const MountedSource &mount) { table.add(mount); });
    }
    for (const PoolId id : below)
        m_pools[id] = indexed(id, m_known.at(id).facts.entry);
}

const MountTable &Supposition::mounts(HostId host) const
{
    const auto supposed = m_mounts.find(host);
    return supposed == m_mounts.end() ? m_known.hosts().at(host).mounts : supposed->second;
}

IndexedPool Supposition::indexed(PoolId pool, const PoolEntry &entry) const
{
    return PoolIndex::indexed(
        factsOf(pool, entry, m_known.hosts().at(entry.host).topology, mounts(entry.host)));
}

bool Supposition::isTooWide(const IndexedPool &pool) const
{
    return std::ranges::any_of(pool.facts.claims, [&](const auto &known) {
        return m_known.index().claims().hasMoreBelow(pool.facts.entry.host, known.claim.path,
                                                     m_known.wide().mostInside());
    });
}

std::vector<Finding> Supposition::found(const IndexedPool &pool, bool isSupposed) const
{
    const PoolFacts &facts = pool.facts;
    const HostTopology &topology = m_known.topologyOf(facts);
    std::vector<Finding> findings = findingsAlone(facts);
    const auto compare = [&](const PoolFacts &peer) {
        std::ranges::move(findingsBetween(facts, peer, topology, m_known.topologyOf(peer)),
                          std::back_inserter(findings));
    };
    for (const PoolId peer : m_known.index().near(pool, false)) {
        if (!isSupposed || !m_pools.contains(peer))
            compare(m_known.at(peer).facts);
    }
    if (isSupposed) {
        for (const auto &[id, peer] : m_pools) {
            if (peer && id != facts.id)
                compare(peer->facts);
        }
    }
    if (!OpenQuestions::areReportedPerHost(topology)) {
        OpenQuestions questions(facts, topology);
        for (const Finding &finding : findings)
            questions.note(facts, finding.field, finding.spelled, finding, 1);
        std::ranges::move(questions.open(facts, topology), std::back_inserter(findings));
    }
    return findings;
}

SupposedFindings Supposition::findings() const
{
    SupposedFindings result;
    for (const auto &[id, pool] : m_pools) {
        if (pool && isTooWide(*pool)) {
            const CheckedPool *known = m_known.find(id);
            if (!known || !(known->facts.entry == pool->facts.entry)) {
                result.isTooWide = true;
                return result;
            }
        }
    }
    for (const auto &[id, pool] : m_pools) {
        if (const CheckedPool *known = m_known.find(id)) {
            // A wide draft has one finding for all that lie inside.
            if (m_known.wide().contains(id)) {
                for (const auto &[peer, findings] : m_known.findingsOf(*known))
                    result.before.insert(result.before.end(), findings.begin(), findings.end());
            } else {
                std::ranges::move(found(*known, false), std::back_inserter(result.before));
            }
        }
        if (pool)
            std::ranges::move(found(*pool, true), std::back_inserter(result.after));
    }
    return result;
}

} // namespace poolwarden
