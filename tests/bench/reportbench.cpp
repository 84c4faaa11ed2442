// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/judge.h"
#include "app/layout/reportmap.h"
#include "model/report/reportformat.h"
#include "model/report/reportoutput.h"
#include "tests/bench/benchpools.h"

#include <QTemporaryFile>

namespace poolwarden::bench {

namespace {

/// So many pools of a host. Of every ten, one lies inside the directory of another.
QList<PoolSnapshot> hostPools(std::int64_t count)
{
    const std::vector<std::string> taken = takenPaths(count);
    QList<PoolSnapshot> pools;
    for (int number = 1; number <= count; ++number) {
        const std::string name = "inside" + std::to_string(number);
        const std::size_t outer = static_cast<std::size_t>(number / 10) % taken.size();
        const std::string xml =
            number % 10 == 0 ? directoryXml(name, taken[outer] + '/' + name) : poolXml(number);
        const PoolDefinition definition = pool(number);
        PoolSnapshot snapshot;
        snapshot.name = QString::fromStdString(number % 10 == 0 ? name : definition.name);
        snapshot.uuid = QString::fromStdString(toString(*definition.uuid));
        snapshot.state = PoolState::Running;
        snapshot.liveXml = snapshot.persistentXml = QByteArray::fromStdString(xml);
        pools << snapshot;
    }
    return pools;
}

// From the list that the host gives to the report in a file, with the map.
void htmlReportOnHost(benchmark::State &state)
{
    const QList<PoolSnapshot> pools = hostPools(state.range(0));
    HostInfo host;
    host.uri = QStringLiteral("qemu+ssh://kvm1/system");
    host.hostName = QStringLiteral("kvm1");
    host.driver = QStringLiteral("QEMU");
    qint64 bytes = 0;
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state) {
        percentiles.measure(state, [&] {
            check::Judge judge({nullptr, Severity::Warning, false});
            check::Report report;
            report.uri = host.uri;
            report.unchecked = judge.setHost(host, pools, {});
            judge.review(&report);
            judge.compare(&report);
            const DrawnMap map = drawMap(judge.mapSubject(report.uri));
            report.map = QString::fromUtf8(map.svg);
            report.whyNoMap = map.whyNot;
            QTemporaryFile file;
            if (!file.open()) {
                state.SkipWithError("no file to write to");
                return;
            }
            check::ReportOutput output(&file);
            check::writeReport(report, check::Format::Html, &output);
            if (!output.finish())
                state.SkipWithError("the report was not written");
            bytes = file.size();
        });
    }
    state.counters["MiB"] = static_cast<double>(bytes) / (1024 * 1024);
    percentiles.report(state);
}
BENCHMARK(htmlReportOnHost)
    ->RangeMultiplier(10)
    ->Range(100, 10000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

} // namespace

} // namespace poolwarden::bench
