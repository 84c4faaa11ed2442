// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/resolve/candidates.h"
#include "model/resolve/wayout.h"

#include <vector>

namespace poolwarden {

/// The changes of one of the finding's pools after which the finding is gone, and no new one of its
/// severity or worse has come, for whatever pool. Each was tried. The least invasive first: changes
/// of drafts before what is done on a host, and undefining last. None of them destroys data.
[[nodiscard]] std::vector<WayOut> waysOut(const ConflictChecker &checker, const Finding &finding,
                                          const WayOptions &options);

/// The same for the pool `finding.pool` alone, and by edits of its definition only.
[[nodiscard]] std::vector<WayOut> editsOut(const ConflictChecker &checker, const Finding &finding,
                                           const WayOptions &options);

/// The ways to be rid of the pool `finding.pool`, or of its draft, tried as well.
[[nodiscard]] std::vector<WayOut> removalsOut(const ConflictChecker &checker,
                                              const Finding &finding, const WayOptions &options);

} // namespace poolwarden
