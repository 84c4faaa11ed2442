// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace poolwarden::bench {

/// The XML of a pool that shares its storage with none of another number: directories mostly, and
/// every other type that large hosts have.
[[nodiscard]] std::string poolXml(int number);
/// The same, read.
[[nodiscard]] PoolDefinition pool(int number);
/// A directory pool, as it is being typed.
[[nodiscard]] std::string directoryXml(const std::string &name, const std::string &path);
[[nodiscard]] PoolDefinition directory(const std::string &name, const std::string &path);

/// A volume group on so many disks, from a number on.
[[nodiscard]] PoolDefinition volumeGroup(const std::string &name, int first, int count);

/// Paths of up to 64 directory pools among the first so many, from all over the range, so that neither
/// side has its answer always in the same place.
[[nodiscard]] std::vector<std::string> takenPaths(std::int64_t count);

/// Measures each iteration by itself, for the percentiles that an average hides.
class Percentiles
{
public:
    template<typename Function>
    void measure(benchmark::State &state, const Function &function)
    {
        const auto begin = std::chrono::steady_clock::now();
        function();
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
        state.SetIterationTime(taken.count());
        m_seconds.push_back(taken.count());
    }
    /// What belongs to no iteration.
    void note(double seconds) { m_seconds.push_back(seconds); }
    /// Adds the counters p50 and p99, in microseconds.
    void report(benchmark::State &state, const std::string &prefix = {});

private:
    std::vector<double> m_seconds;
};

} // namespace poolwarden::bench
