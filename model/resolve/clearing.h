// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/resolve/candidates.h"
#include "model/resolve/wayout.h"

#include <optional>
#include <vector>

namespace poolwarden {

/// The errors, or the warnings, of a pool that are not accepted, from its side.
[[nodiscard]] std::vector<Finding> problemsOf(const ConflictChecker &checker, PoolId pool,
                                              Severity severity, const IsAccepted &isAccepted);

/// Edits of a pool's definition that take away as many of its errors, or warnings, as edits can, and bring no
/// new ones, nor anything worse. The checker is as before afterwards. None: no edit helps.
[[nodiscard]] std::optional<WayOut> clearing(ConflictChecker &checker, PoolId pool,
                                             Severity severity, const WayOptions &options);

/// Does what the way says in the checker. Returns the entries of its pools before.
std::vector<SupposedPool> carryOut(const WayOut &way, ConflictChecker &checker);
/// Sets the entries of pools.
void setEntries(ConflictChecker &checker, const std::vector<SupposedPool> &pools);

} // namespace poolwarden
