// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/map/mapchoice.h"

#include <algorithm>

namespace poolwarden::mapchoice {

namespace {

/// To select thousands of rows takes the table seconds, and tells nobody anything.
constexpr qsizetype mostSelected = 50;

} // namespace

QList<PoolId> selected(const std::vector<PoolId> &pools)
{
    QList<PoolId> list(pools.begin(), pools.end());
    list.resize(std::min(list.size(), mostSelected));
    return list;
}

qsizetype next(qsizetype count, qsizetype at, int step)
{
    return at < 0 ? (step < 0 ? count - 1 : 0) : (at + step + count) % count;
}

} // namespace poolwarden::mapchoice
