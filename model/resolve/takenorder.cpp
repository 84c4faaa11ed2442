// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/takenorder.h"

#include <algorithm>
#include <deque>
#include <map>
#include <numeric>
#include <ranges>
#include <set>
#include <utility>

namespace poolwarden {

namespace {

/// As libvirt stores it: an active pool keeps its live definition until its next start.
void define(ConflictChecker &hosts, const WantedDefinition &wanted)
{
    const PoolEntry *known = hosts.entry(wanted.becomes);
    PoolEntry entry = known ? *known : PoolEntry{};
    entry.host = wanted.host;
    entry.persistent = wanted.definition;
    if (!entry.active)
        entry.live = entry.persistent;
    hosts.put(wanted.becomes, std::move(entry));
}

} // namespace

TakenOrder takenOrder(ConflictChecker &hosts, std::vector<WantedDefinition> wanted)
{
    TakenOrder order;
    std::vector<std::size_t> turns(wanted.size());
    std::iota(turns.begin(), turns.end(), std::size_t(0));
    std::ranges::stable_partition(turns, [&](std::size_t index) {
        const PoolEntry *known = hosts.entry(wanted[index].becomes);
        return known && known->active;
    });
    std::vector<bool> isTaken(wanted.size(), false);
    std::map<PoolId, std::set<std::size_t>> waitingFor;
    // What is refused is asked again only after a pool that stands in its way was defined.
    std::deque<std::pair<std::size_t, PoolId>> toAsk;
    for (std::size_t turn = 0; turn < turns.size(); ++turn)
        toAsk.emplace_back(turn, noPool);
    while (!toAsk.empty()) {
        const auto [turn, after] = toAsk.front();
        toAsk.pop_front();
        if (isTaken[turn])
            continue;
        const WantedDefinition &one = wanted[turns[turn]];
        DefineVerdict verdict = hosts.predict(one.host, one.definition);
        if (!verdict.accepted()) {
            for (const PoolId blocker : verdict.collidesWith)
                waitingFor[blocker].insert(turn);
            continue;
        }
        define(hosts, one);
        isTaken[turn] = true;
        order.taken.push_back({turns[turn], std::move(verdict), after});
        // Before the rest: an active pool needs its place only for a moment, which may not come again.
        const auto freed = waitingFor.find(one.becomes);
        if (freed == waitingFor.end())
            continue;
        for (const std::size_t next : freed->second | std::views::reverse)
            toAsk.emplace_front(next, one.pool);
        waitingFor.erase(freed);
    }
    for (std::size_t turn = 0; turn < turns.size(); ++turn) {
        if (!isTaken[turn]) {
            const WantedDefinition &one = wanted[turns[turn]];
            order.refused.push_back({turns[turn], hosts.predict(one.host, one.definition), noPool});
        }
    }
    return order;
}

} // namespace poolwarden
