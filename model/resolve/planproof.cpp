// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/clearing.h"
#include "model/resolve/resolveplan.h"
#include "model/resolve/takenorder.h"

#include <algorithm>
#include <map>
#include <utility>

namespace poolwarden {

namespace {

bool definesSomething(const WayOut &way)
{
    return bool(way.definition);
}

/// The hosts' pools alone, after all that is stopped and undefined.
ConflictChecker hostsWithout(const Situation &situation, const std::vector<WayOut> &ways)
{
    std::map<PoolId, Doing> doings;
    for (const WayOut &way : ways)
        doings[way.pool] = way.doing;
    ConflictChecker hosts;
    for (const Situation::Host &host : situation.hosts)
        hosts.addHost(host.id, host.profile, host.topology);
    for (const auto &[pool, known] : situation.pools) {
        PoolEntry entry = known;
        entry.draft.reset();
        const auto doing = doings.find(pool);
        if (doing != doings.end()) {
            if (doing->second == Doing::StopTransient || doing->second == Doing::Undefine
                || doing->second == Doing::StopAndUndefine)
                continue;
            if (doing->second == Doing::Stop || doing->second == Doing::StopAndRedefine) {
                entry.active = false;
                entry.live = entry.persistent;
            }
        }
        if (entry.live || entry.persistent || !entry.knownName.empty())
            hosts.put(pool, std::move(entry));
    }
    return hosts;
}

void setOrder(PlanProof &proof, const Situation &situation, const std::vector<WayOut> &ways)
{
    std::vector<WantedDefinition> wanted;
    std::vector<std::size_t> numbers;
    std::map<PoolId, HostId> hostOf;
    for (const auto &[pool, entry] : situation.pools)
        hostOf[pool] = entry.host;
    for (std::size_t number = 0; number < ways.size(); ++number) {
        const WayOut &way = ways[number];
        if (!definesSomething(way)) {
            proof.order.push_back(number);
            continue;
        }
        wanted.push_back({way.pool, way.pool, hostOf[way.pool], *way.definition});
        numbers.push_back(number);
    }
    if (wanted.empty())
        return;
    ConflictChecker hosts = hostsWithout(situation, ways);
    const TakenOrder order = takenOrder(hosts, std::move(wanted));
    for (const TakenStep &step : order.taken)
        proof.order.push_back(numbers[step.wanted]);
    for (const TakenStep &step : order.refused) {
        proof.order.push_back(numbers[step.wanted]);
        proof.refused.push_back(numbers[step.wanted]);
    }
    std::ranges::sort(proof.refused);
}

} // namespace

std::optional<PlanProof> provePlan(const Situation &situation, const std::vector<WayOut> &ways,
                                   const IsAccepted &isAccepted, const OnProgress &progress)
{
    std::optional<ConflictChecker> checker = checkerOf(situation, progress);
    if (!checker)
        return std::nullopt;
    for (const WayOut &way : ways)
        carryOut(way, *checker);
    PlanProof proof;
    checker->forEachFinding([&](const Finding &finding) {
        if (finding.severity == Severity::Info || (isAccepted && isAccepted(*checker, finding)))
            return true;
        constexpr std::size_t mostListed = 20000;
        auto &left = finding.severity == Severity::Error ? proof.left : proof.warningsLeft;
        left.push_back(finding);
        return left.size() < mostListed;
    });
    setOrder(proof, situation, ways);
    return proof;
}

} // namespace poolwarden
