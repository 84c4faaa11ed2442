// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/conflictchecker.h"
#include "model/resolve/resolveplan.h"
#include "model/resolve/situation.h"
#include "model/resolve/waysout.h"
#include "tests/bench/benchpools.h"

#include <optional>
#include <string>
#include <utility>

namespace poolwarden::bench {

namespace {

constexpr HostId host(1);

PoolEntry onHost(PoolDefinition definition)
{
    PoolEntry entry;
    entry.host = host;
    entry.live = entry.persistent = std::move(definition);
    return entry;
}

/// A host with so many pools, and a fifth of that many disks with three links each.
ConflictChecker hostWith(std::int64_t count)
{
    HostTopology topology;
    topology.devicesKnown = true;
    topology.locality = HostTopology::Locality::Local;
    for (std::int64_t number = 0; number < count / 5; ++number) {
        const std::string name = "vd" + std::to_string(number) + "x";
        topology.disks[name] = {};
        for (const char *link : {"by-id/wwn-0x500000", "by-id/ata-", "by-path/pci-"})
            topology.aliases["/dev/disk/" + std::string(link) + name] = "/dev/" + name;
    }
    ConflictChecker checker;
    checker.addHost(host, {}, std::move(topology));
    PoolId id = noPool;
    for (int number = 1; number <= count; ++number)
        checker.update(++id, onHost(pool(number)));
    return checker;
}

WayOptions options()
{
    WayOptions options;
    options.newUuid = [] { return Uuid{1}; };
    return options;
}

void measureWays(benchmark::State &state, const ConflictChecker &checker,
                 const std::vector<Finding> &findings)
{
    Percentiles percentiles;
    std::size_t turn = 0;
    for ([[maybe_unused]] auto _ : state) {
        std::vector<WayOut> ways;
        percentiles.measure(
            state, [&] { ways = waysOut(checker, findings[++turn % findings.size()], options()); });
        if (ways.empty())
            state.SkipWithError("no way out");
    }
    percentiles.report(state);
}

// The ways out of one finding: a draft takes the directory of a pool.
void waysOutOfTakenDirectory(benchmark::State &state)
{
    ConflictChecker checker = hostWith(state.range(0));
    std::vector<Finding> findings;
    PoolId draft(state.range(0));
    for (const std::string &path : takenPaths(state.range(0))) {
        PoolEntry entry;
        entry.host = host;
        entry.draft = directory("draft-" + std::to_string((++draft).value()), path);
        checker.update(draft, std::move(entry));
        findings.push_back(checker.findingsOf(draft).front());
    }
    measureWays(state, checker, findings);
}
BENCHMARK(waysOutOfTakenDirectory)->RangeMultiplier(10)->Range(100, 10000)->UseManualTime();

// A volume group on a disk of another one, with as many other disks as the host has.
void waysOutOfTakenDisk(benchmark::State &state)
{
    ConflictChecker checker = hostWith(state.range(0));
    std::vector<Finding> findings;
    const PoolDefinition taken = volumeGroup("taken", 1, 1);
    checker.update(PoolId(state.range(0) + 1), onHost(taken));
    PoolEntry entry;
    entry.host = host;
    entry.draft = volumeGroup("draft", 1, 1);
    const PoolId draft(state.range(0) + 2);
    checker.update(draft, std::move(entry));
    measureWays(state, checker, {checker.findingsOf(draft).front()});
}
BENCHMARK(waysOutOfTakenDisk)->RangeMultiplier(10)->Range(100, 10000)->UseManualTime();

// A draft around all of them: it has one finding, and moves.
void waysOutOfWideDraft(benchmark::State &state)
{
    ConflictChecker checker;
    checker.addHost(host);
    PoolId id = noPool;
    for (std::int64_t number = 1; number <= state.range(0); ++number) {
        const std::string name = std::to_string(number);
        checker.update(++id, onHost(directory("pool" + name, "/srv/" + name + "/images")));
    }
    PoolEntry entry;
    entry.host = host;
    entry.draft = directory("draft", "/srv");
    checker.update(++id, std::move(entry));
    measureWays(state, checker, {checker.findingsOf(id).front()});
}
BENCHMARK(waysOutOfWideDraft)->RangeMultiplier(10)->Range(1000, 10000)->UseManualTime();

// One place for hundreds of pools: each way is compared with all of them.
void waysOutOfSharedByMany(benchmark::State &state)
{
    ConflictChecker checker = hostWith(10000);
    PoolId id(20000);
    for (std::int64_t number = 1; number <= state.range(0); ++number) {
        PoolEntry entry;
        entry.host = host;
        entry.draft = directory("same" + std::to_string(number), "/srv/same");
        checker.update(++id, std::move(entry));
    }
    measureWays(state, checker, {checker.findingsOf(id).front()});
}
BENCHMARK(waysOutOfSharedByMany)->RangeMultiplier(10)->Range(10, 1000)->UseManualTime();

// A plan for so many conflicts among ten thousand pools: of drafts with pools, of pools with each other, one
// by one and in clusters.
void resolvedAll(benchmark::State &state)
{
    constexpr int poolCount = 10000;
    Situation situation;
    situation.hosts = {{.id = host, .profile = {}, .topology = {}}};
    PoolId id = noPool;
    for (int number = 1; number <= poolCount; ++number)
        situation.pools.emplace_back(++id, onHost(pool(number)));
    const std::vector<std::string> taken = takenPaths(poolCount);
    for (int number = 0; number < state.range(0); ++number) {
        const std::string name = "double" + std::to_string(number);
        const auto place = std::size_t(number);
        switch (number % 4) {
        case 0: // a draft on the directory of a pool; some on one
        case 1: {
            PoolEntry entry;
            entry.host = host;
            entry.draft = directory(name, taken[place % taken.size()]);
            situation.pools.emplace_back(++id, std::move(entry));
            break;
        }
        case 2: // the volume group of a pool
            situation.pools.emplace_back(++id, onHost(volumeGroup(name, 8 * number + 1, 1)));
            situation.pools.emplace_back(++id, onHost(volumeGroup(name + "x", 8 * number + 1, 1)));
            break;
        default: // the same directory by another name
            situation.pools.emplace_back(
                ++id, onHost(directory(name, taken[place % taken.size()] + "/../"
                                                 + taken[place % taken.size()].substr(
                                                     taken[place % taken.size()].rfind('/') + 1))));
        }
    }
    std::optional<ResolvePlan> plan;
    for ([[maybe_unused]] auto _ : state) {
        plan = resolveAll(situation, options());
        if (!plan || !plan->proof.left.empty())
            state.SkipWithError("errors are left");
    }
    if (plan) {
        state.counters["errors"] = plan->errorsBefore;
        state.counters["changes"] = double(plan->ways.size());
    }
}
BENCHMARK(resolvedAll)->Arg(50)->Arg(200)->Unit(benchmark::kMillisecond);

// What a line less or more costs.
void planProvenAgain(benchmark::State &state)
{
    Situation situation;
    situation.hosts = {{.id = host, .profile = {}, .topology = {}}};
    PoolId id = noPool;
    for (int number = 1; number <= 10000; ++number)
        situation.pools.emplace_back(++id, onHost(pool(number)));
    for (const std::string &path : takenPaths(10000)) {
        PoolEntry entry;
        entry.host = host;
        entry.draft = directory("draft-" + std::to_string((++id).value()), path);
        situation.pools.emplace_back(id, std::move(entry));
    }
    const std::optional<ResolvePlan> plan = resolveAll(situation, options());
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(provePlan(situation, plan->ways));
}
BENCHMARK(planProvenAgain)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace poolwarden::bench
