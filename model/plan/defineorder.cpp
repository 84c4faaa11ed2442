// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/defineorder.h"

#include "model/conflict/conflictchecker.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"

#include <QHash>

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

namespace poolwarden {

namespace {

/// The hosts' pools without drafts, in which definitions can be tried.
class Rehearsal
{
public:
    Rehearsal(const PoolRegistry &registry, const std::set<HostId> &hosts)
    {
        const ConflictChecker &real = registry.checker();
        for (const HostId host : hosts)
            m_hosts.addHost(host, real.profile(host), real.topology(host));
        for (const PoolId id : registry.pools()) {
            const PoolEntry *entry = real.entry(id);
            if (!entry || !hosts.contains(entry->host) || !registry.pool(id)->snapshot)
                continue;
            PoolEntry copy = *entry;
            copy.draft.reset();
            m_hosts.put(id, std::move(copy));
        }
    }

    [[nodiscard]] bool isActive(PoolId pool) const
    {
        const PoolEntry *known = m_hosts.entry(pool);
        return known && known->active;
    }
    [[nodiscard]] DefineVerdict ask(HostId host, const PoolDefinition &definition) const
    {
        return m_hosts.predict(host, definition);
    }
    /// As libvirt stores it: an active pool keeps its live definition until its next start.
    void define(PoolId pool, HostId host, const PoolDefinition &definition)
    {
        const PoolEntry *known = m_hosts.entry(pool);
        PoolEntry entry = known ? *known : PoolEntry{};
        entry.host = host;
        entry.persistent = definition;
        if (!entry.active)
            entry.live = entry.persistent;
        m_hosts.put(pool, std::move(entry));
    }

private:
    ConflictChecker m_hosts;
};

struct Wanted {
    PoolId pool = noPool;
    PoolId becomes = noPool; ///< the pool of the host that it redefines, else the draft itself
    HostId host = noHost;
    PoolDefinition definition;
};

} // namespace

DefineOrder defineOrder(const PoolRegistry &registry, const QList<PoolId> &drafts)
{
    DefineOrder order;
    std::vector<Wanted> wanted;
    std::set<HostId> hosts;
    for (const PoolId id : drafts) {
        const PoolRegistry::Pool *pool = registry.pool(id);
        if (!pool || !pool->draft)
            continue;
        const ReadResult &reading = pool->draft->assessment().reading;
        if (const auto *refusal = std::get_if<Refusal>(&reading)) {
            order.refused.push_back({id, id, {*refusal, {}}, noPool});
            continue;
        }
        const PoolId replaced = replacedBy(*pool->draft, registry);
        wanted.push_back({id, replaced != noPool ? replaced : id, pool->host,
                          std::get<PoolDefinition>(reading)});
        hosts.insert(pool->host);
    }
    Rehearsal rehearsal(registry, hosts);
    std::ranges::stable_partition(
        wanted, [&rehearsal](const Wanted &one) { return rehearsal.isActive(one.becomes); });
    std::vector<DefineStep> waiting(wanted.size());
    std::vector<bool> isTaken(wanted.size(), false);
    QHash<PoolId, std::set<std::size_t>> waitingFor;
    // What is refused is asked again only after a pool that stands in its way was defined.
    std::deque<std::pair<std::size_t, PoolId>> toAsk;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        toAsk.emplace_back(i, noPool);
    while (!toAsk.empty()) {
        const auto [index, after] = toAsk.front();
        toAsk.pop_front();
        if (isTaken[index])
            continue;
        const Wanted &one = wanted[index];
        const DefineVerdict verdict = rehearsal.ask(one.host, one.definition);
        waiting[index] = {one.pool, one.becomes, verdict, after};
        if (!verdict.accepted()) {
            for (const PoolId blocker : verdict.collidesWith)
                waitingFor[blocker].insert(index);
            continue;
        }
        rehearsal.define(one.becomes, one.host, one.definition);
        isTaken[index] = true;
        order.taken.push_back(waiting[index]);
        // Before the rest: an active pool needs its place only for a moment, which may not come again.
        const std::set<std::size_t> freed = waitingFor.take(one.becomes);
        for (auto next = freed.rbegin(); next != freed.rend(); ++next)
            toAsk.emplace_front(*next, one.pool);
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!isTaken[i])
            order.refused.push_back({wanted[i].pool, wanted[i].becomes,
                                     rehearsal.ask(wanted[i].host, wanted[i].definition), noPool});
    }
    return order;
}

} // namespace poolwarden
