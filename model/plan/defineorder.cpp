// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/defineorder.h"

#include "model/conflict/conflictchecker.h"
#include "model/resolve/takenorder.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace poolwarden {

namespace {

/// The hosts' pools without drafts, in which definitions can be tried.
ConflictChecker rehearsalOf(const PoolRegistry &registry, const std::set<HostId> &hosts,
                            const DoneBefore &before)
{
    ConflictChecker rehearsal;
    const ConflictChecker &real = registry.checker();
    for (const HostId host : hosts)
        rehearsal.addHost(host, real.profile(host), real.topology(host));
    for (const PoolId id : registry.pools()) {
        const PoolEntry *entry = real.entry(id);
        if (!entry || !hosts.contains(entry->host) || !registry.pool(id)->snapshot)
            continue;
        if (before.undefined.contains(id))
            continue;
        PoolEntry copy = *entry;
        copy.draft.reset();
        if (before.stopped.contains(id)) {
            copy.active = false;
            copy.live = copy.persistent;
        }
        rehearsal.put(id, std::move(copy));
    }
    return rehearsal;
}

} // namespace

DefineOrder defineOrder(const PoolRegistry &registry, const QList<PoolId> &drafts,
                        const DoneBefore &before)
{
    DefineOrder order;
    std::vector<WantedDefinition> wanted;
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
    ConflictChecker rehearsal = rehearsalOf(registry, hosts, before);
    const TakenOrder taken = takenOrder(rehearsal, wanted);
    const auto stepOf = [&wanted](const TakenStep &step) {
        const WantedDefinition &one = wanted[step.wanted];
        return DefineStep{one.pool, one.becomes, step.verdict, step.after};
    };
    std::ranges::transform(taken.taken, std::back_inserter(order.taken), stepOf);
    std::ranges::transform(taken.refused, std::back_inserter(order.refused), stepOf);
    return order;
}

} // namespace poolwarden
