// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/benchpools.h"

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include <memory>

namespace poolwarden::bench {

namespace {

struct ConnectionCloser {
    void operator()(virConnectPtr connection) const { virConnectClose(connection); }
};
using ConnectionHandle = std::unique_ptr<virConnect, ConnectionCloser>;

// libvirt's own answer to the question of predictedRefusal: a define that is refused, by the test
// driver in this process, so without the way to a daemon.
void refusedByLibvirt(benchmark::State &state)
{
    virSetErrorFunc(nullptr, [](void *, virErrorPtr) {});
    const ConnectionHandle connection(virConnectOpen("test:///default"));
    if (!connection) {
        state.SkipWithError("no test driver");
        return;
    }
    for (int number = 1; number <= state.range(0); ++number) {
        virStoragePoolPtr pool =
            virStoragePoolDefineXML(connection.get(), poolXml(number).c_str(), 0);
        if (!pool) {
            state.SkipWithError(virGetLastErrorMessage());
            return;
        }
        virStoragePoolFree(pool);
    }
    std::vector<std::string> variants;
    for (const std::string &path : takenPaths(state.range(0)))
        variants.push_back(directoryXml("other", path));
    std::size_t turn = 0;
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state) {
        const std::string &xml = variants[++turn % variants.size()];
        virStoragePoolPtr pool = nullptr;
        percentiles.measure(
            state, [&] { pool = virStoragePoolDefineXML(connection.get(), xml.c_str(), 0); });
        if (pool) {
            virStoragePoolFree(pool);
            state.SkipWithError("not refused");
            break;
        }
    }
    percentiles.report(state);
    // The hosts of one process share the default test host: it must be as it was.
    for (int number = 1; number <= state.range(0); ++number) {
        const std::string name = "pool" + std::to_string(number);
        if (virStoragePoolPtr pool = virStoragePoolLookupByName(connection.get(), name.c_str())) {
            virStoragePoolUndefine(pool);
            virStoragePoolFree(pool);
        }
    }
}
BENCHMARK(refusedByLibvirt)->RangeMultiplier(10)->Range(100, 10000)->UseManualTime();

} // namespace

} // namespace poolwarden::bench
