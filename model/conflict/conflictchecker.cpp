// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/conflictchecker.h"

#include "model/conflict/checkedpools.h"
#include "model/conflict/defineprediction.h"
#include "model/conflict/findingsbypeer.h"
#include "model/conflict/poolupdates.h"
#include "model/conflict/supposition.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace poolwarden {

class ConflictChecker::Private
{
public:
    explicit Private(std::size_t mostInside)
        : m_pools(mostInside)
        , m_updates(m_pools)
    {
    }

    CheckedPools m_pools;
    PoolUpdates m_updates;
};

ConflictChecker::ConflictChecker(std::size_t mostInside)
    : d(std::make_unique<Private>(mostInside))
{
}
ConflictChecker::~ConflictChecker() = default;
ConflictChecker::ConflictChecker(ConflictChecker &&) noexcept = default;
ConflictChecker &ConflictChecker::operator=(ConflictChecker &&) noexcept = default;

void ConflictChecker::addHost(HostId host, DriverProfile profile, HostTopology topology)
{
    CheckedHost &known = d->m_pools.hosts()[host];
    known = {};
    known.profile = std::move(profile);
    known.mounts.setTopology(topology);
    if (topology.sharesNothing)
        d->m_pools.keepApart(host);
    known.topology = std::move(topology);
}

std::vector<PoolId> ConflictChecker::removeHost(HostId host)
{
    return d->m_updates.removeHost(host);
}

std::vector<PoolId> ConflictChecker::setTopology(HostId host, HostTopology topology)
{
    CheckedHost &known = d->m_pools.hosts().at(host);
    if (known.topology == topology)
        return {};
    return d->m_updates.setTopology(known, std::move(topology));
}

void ConflictChecker::setProfile(HostId host, const DriverProfile &profile)
{
    d->m_pools.hosts().at(host).profile = profile;
}

const HostTopology &ConflictChecker::topology(HostId host) const
{
    return d->m_pools.hosts().at(host).topology;
}

const DriverProfile &ConflictChecker::profile(HostId host) const
{
    return d->m_pools.hosts().at(host).profile;
}

std::vector<PoolId> ConflictChecker::update(PoolId pool, PoolEntry entry)
{
    return d->m_updates.update(pool, std::move(entry));
}

void ConflictChecker::put(PoolId pool, PoolEntry entry)
{
    d->m_updates.put(pool, std::move(entry));
}

std::vector<PoolId> ConflictChecker::remove(PoolId pool)
{
    return d->m_updates.remove(pool);
}

const PoolEntry *ConflictChecker::entry(PoolId pool) const
{
    const CheckedPool *known = d->m_pools.find(pool);
    return known ? &known->facts.entry : nullptr;
}

std::size_t ConflictChecker::size() const
{
    return d->m_pools.all().size();
}

std::vector<std::pair<DefinitionKind, Claim>> ConflictChecker::claimedBy(PoolId pool) const
{
    std::vector<std::pair<DefinitionKind, Claim>> claims;
    if (const CheckedPool *known = d->m_pools.find(pool)) {
        for (const auto &[definitionKind, claim] : known->facts.claims)
            claims.emplace_back(definitionKind, claim);
    }
    return claims;
}

std::vector<Finding> ConflictChecker::findingsOf(PoolId pool) const
{
    const CheckedPool *known = d->m_pools.find(pool);
    return known ? worstFirst(d->m_pools.findingsOf(*known)) : std::vector<Finding>();
}

std::vector<Finding> ConflictChecker::findingsWithoutDraft(PoolId pool) const
{
    const CheckedPool *known = d->m_pools.find(pool);
    if (!known)
        return {};
    const PoolEntry &entry = known->facts.entry;
    if (!entry.draft)
        return worstFirst(d->m_pools.findingsOf(*known));
    if (!entry.live && !entry.persistent)
        return {};
    return worstFirst(d->m_pools.foundWithoutDraft(*known));
}

bool ConflictChecker::isWide(PoolId pool) const
{
    return d->m_pools.wide().contains(pool);
}

std::vector<PoolId> ConflictChecker::poolsInside(PoolId pool) const
{
    return d->m_pools.wide().poolsInside(pool);
}

FindingCounts ConflictChecker::statusOf(PoolId pool) const
{
    const CheckedPool *known = d->m_pools.find(pool);
    return known ? known->status : FindingCounts{};
}

void ConflictChecker::forEachFinding(const std::function<bool(const Finding &)> &callback) const
{
    std::vector<PoolId> pools;
    pools.reserve(d->m_pools.all().size());
    for (const auto &[id, pool] : d->m_pools.all()) {
        if (!pool.status.clean())
            pools.push_back(id);
    }
    std::ranges::sort(pools);
    for (const PoolId pool : pools) {
        for (const auto &[peer, findings] : d->m_pools.found(d->m_pools.at(pool))) {
            if (peer != noPool && peer < pool)
                continue;
            for (const Finding &finding : findings) {
                if (!callback(finding))
                    return;
            }
        }
    }
}

int ConflictChecker::openQuestionCount(HostId host) const
{
    const auto &hosts = d->m_pools.hosts();
    const auto it = hosts.find(host);
    return it == hosts.end() ? 0 : it->second.openQuestions;
}

std::vector<Finding> ConflictChecker::openQuestions(HostId host) const
{
    std::vector<Finding> questions;
    const auto &hosts = d->m_pools.hosts();
    const auto it = hosts.find(host);
    if (it == hosts.end() || it->second.openQuestions == 0)
        return questions;
    for (const PoolId id : it->second.pools) {
        const auto &pool = d->m_pools.at(id);
        std::ranges::move(pool.questions.open(pool.facts, it->second.topology),
                          std::back_inserter(questions));
    }
    return questions;
}

SupposedFindings ConflictChecker::suppose(const std::vector<SupposedPool> &pools) const
{
    return Supposition(d->m_pools, pools).findings();
}

DefineVerdict ConflictChecker::predict(HostId host, const PoolDefinition &definition) const
{
    const CheckedHost &known = d->m_pools.hosts().at(host);
    return DefinePrediction(
               d->m_pools.index(),
               [this](PoolId pool) -> const IndexedPool & { return d->m_pools.at(pool); }, host,
               known.profile, known.topology)
        .of(definition);
}

} // namespace poolwarden
