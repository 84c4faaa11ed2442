// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/poolpair.h"

#include <optional>

namespace poolwarden {

/// The finding from two claims of the pair of which one contains the other, or which are equal.
/// None: they do not matter to each other.
[[nodiscard]] std::optional<Finding> compareClaims(const PoolPair &pair,
                                                   const PoolFacts::DefinitionClaim &mine,
                                                   const PoolFacts::DefinitionClaim &theirs);

} // namespace poolwarden
