// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/defineorder.h"
#include "model/plan/restartsituation.h"
#include "model/plan/whatif.h"
#include "model/schema/poolschema.h"
#include "model/session/pooldraft.h"
#include "tests/bench/benchpools.h"

#include <memory>

namespace poolwarden::bench {

namespace {

constexpr int draftCount = 200;

/// So many pools, and drafts of some that move.
class Drafts
{
public:
    explicit Drafts(std::int64_t count)
        : m_registry(std::make_shared<const PoolSchema>())
    {
        HostInfo info;
        info.uri = QStringLiteral("qemu:///system");
        info.hostName = QStringLiteral("kvm1");
        info.driver = QStringLiteral("QEMU");
        m_host = m_registry.addHost(QStringLiteral("kvm1"), info);
        QList<PoolSnapshot> pools;
        for (int number = 1; number <= count; ++number) {
            const PoolDefinition definition = pool(number);
            PoolSnapshot snapshot;
            snapshot.name = QString::fromStdString(definition.name);
            snapshot.uuid = QString::fromStdString(toString(*definition.uuid));
            snapshot.liveXml = snapshot.persistentXml = QByteArray::fromStdString(poolXml(number));
            pools << snapshot;
        }
        m_registry.setPools(m_host, pools);
        const std::vector<std::string> taken = takenPaths(count);
        for (int i = 0; i < draftCount; ++i) {
            const std::string name = "draft" + std::to_string(i);
            const std::string path = taken[static_cast<std::size_t>(i) % taken.size()];
            m_steps.drafts.append(
                m_registry
                    .createDraft(m_host, DraftOrigin::New,
                                 QString::fromStdString(directoryXml(name, path + '/' + name)))
                    ->id());
        }
    }

    [[nodiscard]] const PoolRegistry &registry() const { return m_registry; }
    [[nodiscard]] HostId host() const { return m_host; }
    [[nodiscard]] const HostSteps &steps() const { return m_steps; }

private:
    PoolRegistry m_registry;
    HostId m_host = noHost;
    HostSteps m_steps;
};

// What Define Drafts computes when no more keys come, on the thread of the window.
void whatIfOfDrafts(benchmark::State &state)
{
    const Drafts drafts(state.range(0));
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state)
        percentiles.measure(state, [&] {
            benchmark::DoNotOptimize(whatIf(drafts.registry(), drafts.steps()));
            benchmark::DoNotOptimize(
                restartSituation(drafts.registry(), drafts.host(), drafts.steps()));
        });
    percentiles.report(state);
}
BENCHMARK(whatIfOfDrafts)->RangeMultiplier(10)->Range(1000, 10000)->UseManualTime();

void orderOfDrafts(benchmark::State &state)
{
    const Drafts drafts(state.range(0));
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state)
        percentiles.measure(state, [&] {
            benchmark::DoNotOptimize(defineOrder(drafts.registry(), drafts.steps().drafts));
        });
    percentiles.report(state);
}
BENCHMARK(orderOfDrafts)->RangeMultiplier(10)->Range(1000, 10000)->UseManualTime();

// On another thread.
void forecastOfRestart(benchmark::State &state)
{
    const Drafts drafts(state.range(0));
    const RestartSituation situation =
        restartSituation(drafts.registry(), drafts.host(), drafts.steps());
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state)
        percentiles.measure(state, [&] {
            benchmark::DoNotOptimize(
                restartForecast(situation.pools, situation.topology, RestartKind::Daemon));
        });
    percentiles.report(state);
}
BENCHMARK(forecastOfRestart)->RangeMultiplier(10)->Range(1000, 10000)->UseManualTime();

} // namespace

} // namespace poolwarden::bench
