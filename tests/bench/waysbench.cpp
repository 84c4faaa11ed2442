// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/conflictchecker.h"
#include "model/resolve/waysout.h"
#include "tests/bench/benchpools.h"

#include <string>

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

} // namespace

} // namespace poolwarden::bench
