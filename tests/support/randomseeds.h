// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRandomGenerator>
#include <QTest>
#include <QtGlobal>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace poolwarden {

/// Seeds that nobody has tried yet, as many as POOLWARDEN_RANDOM_SEEDS says; none without it, so that the
/// same program has the same answer each time. `./dev check random` sets it. A seed that fails becomes a
/// row of its own.
inline std::vector<quint64> randomSeeds()
{
    std::vector<quint64> seeds(static_cast<std::size_t>(
        std::max(0, qEnvironmentVariableIntValue("POOLWARDEN_RANDOM_SEEDS"))));
    for (quint64 &seed : seeds)
        seed = QRandomGenerator::global()->generate64();
    return seeds;
}

inline std::vector<quint64> withRandomSeeds(quint64 fixed)
{
    std::vector<quint64> seeds = randomSeeds();
    seeds.insert(seeds.begin(), fixed);
    return seeds;
}

/// The rows of a test with one column, "seed".
inline void addSeeds(quint64 fixed)
{
    QTest::addColumn<quint64>("seed");
    for (const quint64 seed : withRandomSeeds(fixed))
        QTest::addRow("seed %llu", seed) << seed;
}

} // namespace poolwarden
