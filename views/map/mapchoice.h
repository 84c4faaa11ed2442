// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"

#include <QList>

#include <vector>

/// What the map and its sizes have in common: choosing pools, and going through what was found.
namespace poolwarden::mapchoice {

/// Those of them that are selected: not all of many.
[[nodiscard]] QList<PoolId> selected(const std::vector<PoolId> &pools);
/// The place of the next of so many that were found, around the end. `at`: the current one's; negative: none is.
[[nodiscard]] qsizetype next(qsizetype count, qsizetype at, int step);

} // namespace poolwarden::mapchoice
