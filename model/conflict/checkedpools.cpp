// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/checkedpools.h"

#include "model/conflict/pairfindings.h"
#include "model/conflict/placerules.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace poolwarden {

namespace {

void noteAll(OpenQuestions &questions, const PoolFacts &facts, const std::vector<Finding> &findings)
{
    for (const Finding &finding : findings)
        questions.note(facts, finding.field, finding.spelled, finding, 1);
}

} // namespace

CheckedPools::CheckedPools(std::size_t mostInside)
    : m_wide(m_index,
             {.pool = [this](PoolId pool) -> const IndexedPool & { return m_pools.at(pool); },
              .topology = [this](const PoolFacts &facts) -> const HostTopology & {
                  return topologyOf(facts);
              }},
             mostInside)
{
}

CheckedHost &CheckedPools::hostOf(const CheckedPool &pool)
{
    return m_hosts.at(pool.facts.entry.host);
}

const HostTopology &CheckedPools::topologyOf(const PoolFacts &facts) const
{
    return m_hosts.at(facts.entry.host).topology;
}

CheckedPool *CheckedPools::find(PoolId id)
{
    const auto known = m_pools.find(id);
    return known == m_pools.end() ? nullptr : &known->second;
}

const CheckedPool *CheckedPools::find(PoolId id) const
{
    const auto known = m_pools.find(id);
    return known == m_pools.end() ? nullptr : &known->second;
}

CheckedPool &CheckedPools::insert(PoolFacts facts)
{
    changed();
    m_hosts.at(facts.entry.host).pools.insert(facts.id);
    CheckedPool &pool = m_pools[facts.id];
    static_cast<IndexedPool &>(pool) = PoolIndex::indexed(std::move(facts));
    m_index.insert(pool);
    return pool;
}

CheckedPool &CheckedPools::insert(PoolId id, PoolEntry entry)
{
    const CheckedHost &host = m_hosts.at(entry.host);
    return insert(factsOf(id, std::move(entry), host.topology, host.mounts));
}

void CheckedPools::insertUncompared(PoolId id, PoolEntry entry)
{
    changed();
    CheckedHost &host = m_hosts.at(entry.host);
    host.pools.insert(id);
    CheckedPool &pool = m_pools[id];
    static_cast<IndexedPool &>(pool) =
        PoolIndex::indexed(factsOf(id, std::move(entry), host.topology));
    // Not needed, and there may be thousands of pools.
    pool.facts.claims = {};
    pool.facts.ruleKeys = {};
    m_index.insertKeys(pool);
}

void CheckedPools::erase(const CheckedPool &pool)
{
    changed();
    m_index.erase(pool);
    hostOf(pool).pools.erase(pool.facts.id);
}

void CheckedPools::forget(PoolId id)
{
    m_wide.remove(id);
    m_pools.erase(id);
}

const FindingsByPeer &CheckedPools::findingsOf(const CheckedPool &pool) const
{
    if (m_latest.pool != pool.facts.id) {
        m_latest.findings = found(pool);
        m_latest.pool = pool.facts.id;
    }
    return m_latest.findings;
}

FindingsByPeer CheckedPools::found(const IndexedPool &pool) const
{
    const PoolFacts &facts = pool.facts;
    const HostTopology &topology = topologyOf(facts);
    FindingsByPeer findings;
    for (const PoolId peer : m_wide.candidates(pool)) {
        const PoolFacts &other = m_pools.at(peer).facts;
        auto between = findingsBetween(facts, other, topology, topologyOf(other));
        if (!between.empty())
            findings.emplace_back(peer, std::move(between));
    }
    std::vector<Finding> own = findingsAlone(facts);
    const std::vector<Finding> inside =
        facts.entry.draft ? m_wide.findingsOf(facts.id) : std::vector<Finding>();
    own.insert(own.end(), inside.begin(), inside.end());
    if (!OpenQuestions::areReportedPerHost(topology)) {
        OpenQuestions questions = questionsOf(facts, findings);
        noteAll(questions, facts, inside);
        std::ranges::move(questions.open(facts, topology), std::back_inserter(own));
    }
    if (!own.empty())
        findings.emplace(findings.begin(), noPool, std::move(own));
    return findings;
}

FindingsByPeer CheckedPools::foundWithoutDraft(const CheckedPool &pool) const
{
    PoolEntry entry = pool.facts.entry;
    entry.draft.reset();
    const CheckedHost &host = m_hosts.at(entry.host);
    return found(
        PoolIndex::indexed(factsOf(pool.facts.id, std::move(entry), host.topology, host.mounts)));
}

OpenQuestions CheckedPools::questionsOf(const PoolFacts &facts,
                                        const FindingsByPeer &findings) const
{
    OpenQuestions questions(facts, topologyOf(facts));
    if (questions.empty())
        return questions;
    for (const auto &[peer, list] : findings)
        noteAll(questions, facts, list);
    return questions;
}

std::vector<MountedSource> CheckedPools::mountsOf(PoolId id, const PoolEntry &entry,
                                                  const HostTopology &topology)
{
    std::vector<MountedSource> mounts;
    for (const SharedDefinition *definition : {&entry.live, &entry.persistent}) {
        auto mount = *definition ? mountOf(id, **definition, topology) : std::nullopt;
        if (mount && std::ranges::find(mounts, *mount) == mounts.end())
            mounts.push_back(*std::move(mount));
    }
    return mounts;
}

std::vector<MountedSource> CheckedPools::mountsOf(PoolId id,
                                                  const std::optional<PoolEntry> &entry) const
{
    return entry ? mountsOf(id, *entry, m_hosts.at(entry->host).topology)
                 : std::vector<MountedSource>();
}

bool CheckedPools::mountsOtherwise(PoolId id, const PoolEntry &after) const
{
    const auto known = m_pools.find(id);
    if (known == m_pools.end())
        return !mountsOf(id, after).empty();
    const PoolEntry &before = known->second.facts.entry;
    if (before.host != after.host)
        return !mountsOf(id, before).empty() || !mountsOf(id, after).empty();
    return (before.live != after.live || before.persistent != after.persistent)
           && mountsOf(id, before) != mountsOf(id, after);
}

void CheckedPools::addPoolsBelow(HostId host, const std::vector<MountedSource> &mounts,
                                 std::set<PoolId> &pools) const
{
    for (const MountedSource &mount : mounts) {
        std::vector<PoolId> near;
        m_index.claims().collect(host, mount.point, near);
        std::ranges::copy_if(near, std::inserter(pools, pools.end()), [&](PoolId pool) {
            return std::ranges::any_of(m_pools.at(pool).facts.claims, [&](const auto &known) {
                return known.claim.role != ClaimRole::Mounts
                       && contains(mount.point, known.claim.path);
            });
        });
    }
}

} // namespace poolwarden
