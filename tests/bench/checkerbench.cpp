// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/conflictchecker.h"
#include "model/conflict/pairfindings.h"
#include "model/conflict/poolfacts.h"
#include "model/xml/poolreader.h"
#include "tests/bench/benchpools.h"

namespace poolwarden::bench {

namespace {

constexpr HostId host(1);

PoolEntry hostEntry(PoolDefinition definition)
{
    PoolEntry entry;
    entry.host = host;
    entry.live = entry.persistent = std::move(definition);
    return entry;
}

std::vector<PoolDefinition> pools(std::int64_t count)
{
    std::vector<PoolDefinition> result;
    for (int number = 1; number <= count; ++number)
        result.push_back(pool(number));
    return result;
}

ConflictChecker filled(const std::vector<PoolDefinition> &definitions)
{
    ConflictChecker checker;
    checker.addHost(host);
    PoolId id = noPool;
    for (const PoolDefinition &definition : definitions)
        checker.update(++id, hostEntry(definition));
    return checker;
}

// What a keystroke in the editor costs: the draft is checked, its findings and the host's answer are
// asked for. Every other one collides with a pool.
void editedDraft(benchmark::State &state)
{
    const std::vector<PoolDefinition> definitions = pools(state.range(0));
    ConflictChecker checker = filled(definitions);
    const PoolId draft(state.range(0) + 1);
    std::vector<PoolDefinition> variants;
    for (const std::string &path : takenPaths(state.range(0))) {
        variants.push_back(directory("draft", path));
        variants.push_back(directory("draft", path + "0000000"));
    }
    std::size_t turn = 0;
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state) {
        const PoolDefinition &variant = variants[++turn % variants.size()];
        PoolEntry entry;
        entry.host = host;
        entry.draft = variant;
        percentiles.measure(state, [&] {
            checker.update(draft, std::move(entry));
            benchmark::DoNotOptimize(checker.findingsOf(draft));
            benchmark::DoNotOptimize(checker.predict(host, variant));
        });
    }
    percentiles.report(state);
}
BENCHMARK(editedDraft)->RangeMultiplier(10)->Range(100, 100000)->UseManualTime();

// A keystroke in a path that contains all of them, and the next that contains none.
void draftAroundAll(benchmark::State &state)
{
    std::vector<PoolDefinition> definitions;
    for (std::int64_t number = 1; number <= state.range(0); ++number)
        definitions.push_back(directory("pool" + std::to_string(number),
                                        "/srv/" + std::to_string(number) + "/images"));
    ConflictChecker checker = filled(definitions);
    const PoolId draft(state.range(0) + 1);
    const PoolDefinition variants[] = {directory("draft", "/srv"), directory("draft", "/sr")};
    std::size_t turn = 0;
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state) {
        PoolEntry entry;
        entry.host = host;
        entry.draft = variants[++turn % 2];
        percentiles.measure(state, [&] {
            checker.update(draft, std::move(entry));
            benchmark::DoNotOptimize(checker.findingsOf(draft));
        });
    }
    percentiles.report(state);
}
BENCHMARK(draftAroundAll)->RangeMultiplier(10)->Range(100, 100000)->UseManualTime();

// libvirt's question alone: would this be refused, and because of whom?
void predictedRefusal(benchmark::State &state)
{
    const std::vector<PoolDefinition> definitions = pools(state.range(0));
    const ConflictChecker checker = filled(definitions);
    std::vector<PoolDefinition> variants;
    for (const std::string &path : takenPaths(state.range(0)))
        variants.push_back(directory("other", path));
    std::size_t turn = 0;
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state) {
        DefineVerdict verdict;
        percentiles.measure(
            state, [&] { verdict = checker.predict(host, variants[++turn % variants.size()]); });
        if (verdict.accepted())
            state.SkipWithError("not refused");
    }
    percentiles.report(state);
}
BENCHMARK(predictedRefusal)->RangeMultiplier(10)->Range(100, 100000)->UseManualTime();

// The same from the text, as libvirt is asked: most of it is the XML parser, which both have.
void readAndPredictedRefusal(benchmark::State &state)
{
    const std::vector<PoolDefinition> definitions = pools(state.range(0));
    const ConflictChecker checker = filled(definitions);
    std::vector<std::string> variants;
    for (const std::string &path : takenPaths(state.range(0)))
        variants.push_back(directoryXml("other", path));
    std::size_t turn = 0;
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state) {
        percentiles.measure(state, [&] {
            const ReadResult reading = readPool(variants[++turn % variants.size()]);
            benchmark::DoNotOptimize(checker.predict(host, std::get<PoolDefinition>(reading)));
        });
    }
    percentiles.report(state);
}
BENCHMARK(readAndPredictedRefusal)->RangeMultiplier(10)->Range(100, 100000)->UseManualTime();

// A pool of the host is different, as an event tells.
void changedPool(benchmark::State &state)
{
    const std::vector<PoolDefinition> definitions = pools(state.range(0));
    ConflictChecker checker = filled(definitions);
    const PoolId id(state.range(0) / 2);
    PoolEntry entries[] = {*checker.entry(id), *checker.entry(id)};
    entries[1].active = true;
    std::size_t turn = 0;
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state) {
        PoolEntry entry = entries[++turn % 2];
        percentiles.measure(
            state, [&] { benchmark::DoNotOptimize(checker.update(id, std::move(entry))); });
    }
    percentiles.report(state);
}
BENCHMARK(changedPool)->RangeMultiplier(10)->Range(100, 100000)->UseManualTime();

// Two pools with so many devices each that share one of them.
void comparedDeviceLists(benchmark::State &state)
{
    const int count = static_cast<int>(state.range(0));
    const PoolFacts pool = factsOf(PoolId(1), hostEntry(volumeGroup("one", 0, count)), {});
    const PoolFacts peer =
        factsOf(PoolId(2), hostEntry(volumeGroup("other", count - 1, count)), {});
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state) {
        std::vector<Finding> findings;
        percentiles.measure(state, [&] { findings = findingsBetween(pool, peer, {}, {}); });
        if (findings.size() != 1)
            state.SkipWithError("not one finding");
    }
    percentiles.report(state);
}
BENCHMARK(comparedDeviceLists)
    ->RangeMultiplier(10)
    ->Range(1, 10000)
    ->Unit(benchmark::kMicrosecond)
    ->UseManualTime();

// The same while one of both is typed.
void editedDeviceList(benchmark::State &state)
{
    const int count = static_cast<int>(state.range(0));
    ConflictChecker checker = filled({volumeGroup("other", 0, count)});
    std::vector<PoolDefinition> variants;
    for (int shared = 1; shared <= 2; ++shared)
        variants.push_back(volumeGroup("draft", count - shared, count));
    std::size_t turn = 0;
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state) {
        PoolEntry entry;
        entry.host = host;
        entry.draft = variants[++turn % variants.size()];
        percentiles.measure(state, [&] { checker.update(PoolId(2), std::move(entry)); });
        if (checker.findingsOf(PoolId(2)).empty())
            state.SkipWithError("nothing is shared");
    }
    percentiles.report(state);
}
BENCHMARK(editedDeviceList)
    ->RangeMultiplier(10)
    ->Range(10, 10000)
    ->Unit(benchmark::kMicrosecond)
    ->UseManualTime();

void builtIndex(benchmark::State &state)
{
    const std::vector<PoolDefinition> definitions = pools(state.range(0));
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(filled(definitions));
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.SetComplexityN(state.range(0));
}
BENCHMARK(builtIndex)
    ->RangeMultiplier(10)
    ->Range(100, 100000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

} // namespace

} // namespace poolwarden::bench
