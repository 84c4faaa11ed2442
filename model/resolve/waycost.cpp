// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/waycost.h"

namespace poolwarden {

namespace {

/// Each more than any number of the next, and the last more than which pool it is.
constexpr long costOfPool = 1'000'000'000;
constexpr long costOfChange = 1'000'000;
constexpr long costOfDoing = 1'000;
/// Of two nested places the inner one rather moves out than the outer one away.
constexpr long costOfNotMovingOut = 100;

} // namespace

bool isGivenUp(const WayOut &way)
{
    return !way.definition && way.doing != Doing::Stop;
}

long costOf(const WayOut &way)
{
    return (isGivenUp(way) ? costOfPool : 0) + costOfChange
           + costOfDoing * static_cast<long>(way.doing)
           + (way.kind == WayKind::MoveOut ? 0 : costOfNotMovingOut);
}

} // namespace poolwarden
