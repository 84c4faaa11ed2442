// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/stateful/statefuldaemon.h"
#include "tests/stateful/statefulrun.h"
#include "tests/support/privatelibvirtd.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <random>

namespace {

using poolwarden::StatefulRun;
using poolwarden::Step;

constexpr qint64 longestMinimizing = 120'000; // ms

// What is done to the pools that the difference names, and restarts.
std::vector<Step> aboutNamed(const std::vector<Step> &steps, const std::string &difference)
{
    std::vector<Step> some;
    std::ranges::copy_if(steps, std::back_inserter(some), [&difference](const Step &step) {
        if (step.pool.empty() && step.xml.empty())
            return true;
        std::string name = step.pool;
        if (const auto start = step.xml.find("<name>"); start != std::string::npos)
            name = step.xml.substr(start + 6, step.xml.find("</name>") - start - 6);
        return difference.find(name) != std::string::npos;
    });
    return some;
}

// Leaves out what the difference does not need: halves first, single steps in the end.
std::vector<Step> minimized(StatefulRun &run, std::vector<Step> steps,
                            const std::string &difference)
{
    QElapsedTimer timer;
    timer.start();
    if (auto some = aboutNamed(steps, difference); !run.replay(some).empty())
        steps = std::move(some);
    for (std::size_t length = steps.size() / 2; length > 0; length /= 2) {
        for (std::size_t from = 0; from < steps.size() && timer.elapsed() < longestMinimizing;) {
            std::vector<Step> fewer = steps;
            const auto first = fewer.begin() + static_cast<std::ptrdiff_t>(from);
            fewer.erase(first,
                        first + static_cast<std::ptrdiff_t>(std::min(length, steps.size() - from)));
            if (!run.replay(fewer).empty())
                steps = std::move(fewer);
            else
                from += length;
        }
    }
    return steps;
}

void print(const std::vector<Step> &steps)
{
    for (const Step &step : steps) {
        const std::string_view name = poolwarden::actionName(step.action);
        std::printf("  %.*s %s%s", static_cast<int>(name.size()), name.data(), step.xml.c_str(),
                    step.pool.c_str());
        if (step.order > 0)
            std::printf("(order %llu)", static_cast<unsigned long long>(step.order));
        std::printf("\n");
    }
}

void print(const StatefulRun::Counts &counts)
{
    for (std::size_t i = 0; i < poolwarden::actionCount; ++i) {
        const auto action = static_cast<poolwarden::Action>(i);
        const std::string_view name = poolwarden::actionName(action);
        const auto of = [action](const std::map<poolwarden::Action, int> &map) {
            const auto found = map.find(action);
            return found == map.end() ? 0 : found->second;
        };
        std::printf("  %-14.*s %7d done %7d refused\n", static_cast<int>(name.size()), name.data(),
                    of(counts.done), of(counts.refused));
    }
    std::printf(
        "  %d lost at a restart or boot (%d of them by their name), all announced\n"
        "  %d announcements met a restart or boot, %d of them certain; %d were brought about\n"
        "  %d pairs of pools were gone through in every order\n",
        counts.lost, counts.lostByName, counts.announced, counts.certain, counts.shown,
        counts.pairsTried);
}

} // namespace

// poolwarden-stateful STEPS [SEED]
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto steps = argc > 1 ? std::strtoll(argv[1], nullptr, 10) : 600;
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
    for (const char *name :
         {"pools/a", "pools/b", "pools/b/inner", "pools/c", "pools/d", "pools/e"})
        directories.push_back(libvirtd.makeDirectory(QString::fromLatin1(name)).toStdString());

    poolwarden::StatefulDaemon daemon(libvirtd);
    if (!daemon.isOpen()) {
        std::fprintf(stderr, "cannot connect to the private libvirtd\n");
        return 1;
    }
    QElapsedTimer timer;
    timer.start();
    StatefulRun run(daemon, seed, directories, libvirtd.definitionFolder().toStdString());
    int mismatches = 0;
    for (long long i = 0; i < steps && mismatches < 5; ++i) {
        const std::string difference = run.step();
        if (difference.empty())
            continue;
        ++mismatches;
        std::printf("MISMATCH at step %lld\n%s", i + 1, difference.c_str());
        std::fflush(stdout);
        const std::vector<Step> done = run.steps();
        const std::vector<Step> fewer = minimized(run, done, difference);
        std::printf("%s%zu of %zu steps are enough:\n", run.replay(fewer).c_str(), fewer.size(),
                    done.size());
        print(fewer);
        std::fflush(stdout);
        run.clear();
    }
    print(run.counts());
    std::printf("%lld steps, %d mismatches, seed %llu, %.1f s\n", steps, mismatches,
                static_cast<unsigned long long>(seed), static_cast<double>(timer.elapsed()) / 1000);
    return mismatches == 0 ? 0 : 1;
}
