// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/parity/minimizer.h"
#include "tests/parity/paritydaemon.h"
#include "tests/parity/parityrun.h"
#include "tests/support/privatelibvirtd.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdint>
#include <cstdio>
#include <random>

namespace {

void print(const poolwarden::Mismatch &mismatch)
{
    std::printf("MISMATCH\n%s", mismatch.difference.c_str());
    for (const poolwarden::ParityPool &pool : mismatch.world) {
        std::printf("  there is%s: %s\n", pool.active ? " (started)" : "", pool.liveXml.c_str());
        if (!pool.pendingXml.empty())
            std::printf("    pending: %s\n", pool.pendingXml.c_str());
    }
    std::printf("  defined: %s\n", mismatch.xml.c_str());
}

void print(const poolwarden::ParityRun::Counts &counts)
{
    std::printf("%lld accepted (%lld of them redefinitions, %lld of started pools)\n",
                static_cast<long long>(counts.accepted), static_cast<long long>(counts.redefined),
                static_cast<long long>(counts.whileActive));
    for (const auto &[reason, count] : counts.refusals)
        std::printf("  %-32s %8lld\n", reason.c_str(), static_cast<long long>(count));
}

} // namespace

// poolwarden-parity CASES [SEED]
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto cases = argc > 1 ? std::strtoll(argv[1], nullptr, 10) : 3000;
    const std::uint64_t seed =
        argc > 2 ? std::strtoull(argv[2], nullptr, 10) : std::random_device{}();
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
    std::fflush(stdout);

    poolwarden::PrivateLibvirtd libvirtd;
    if (!libvirtd.start()) {
        std::fprintf(stderr, "%s\n", qPrintable(libvirtd.errorString()));
        return poolwarden::PrivateLibvirtd::isRequired() ? 1 : 77;
    }
    std::vector<std::string> directories;
    for (const char *name : {"pools/a", "pools/b", "pools/b/inner", "pools/c"})
        directories.push_back(libvirtd.makeDirectory(QString::fromLatin1(name)).toStdString());

    poolwarden::ParityDaemon daemon(libvirtd.uri().toStdString());
    if (!daemon.isOpen()) {
        std::fprintf(stderr, "cannot connect to the private libvirtd\n");
        return 1;
    }
    QElapsedTimer timer;
    timer.start();
    poolwarden::ParityRun run(daemon, seed, directories, libvirtd.definitionFolder().toStdString());
    int mismatches = 0;
    for (long long i = 0; i < cases && mismatches < 10; ++i) {
        if (auto mismatch = run.step()) {
            ++mismatches;
            print(poolwarden::minimized(run, std::move(*mismatch)));
            std::fflush(stdout);
        }
    }
    print(run.counts());
    std::printf("%lld cases, %d mismatches, seed %llu, %.1f s\n",
                static_cast<long long>(run.counts().cases), mismatches,
                static_cast<unsigned long long>(seed), static_cast<double>(timer.elapsed()) / 1000);
    return mismatches == 0 ? 0 : 1;
}
