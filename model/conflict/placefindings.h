// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/poolpair.h"

#include <optional>
#include <vector>

namespace poolwarden {

/// The findings from places in storage that both pools use, or that lie inside one another.
///
/// `byRule`: what ruleFinding() said, so that one matter is not told twice.
/// `withoutDrafts`: libvirt refuses a draft of the two, which therefore shares nothing.
[[nodiscard]] std::vector<Finding>
placeFindings(const PoolPair &pair, const std::optional<Finding> &byRule, bool withoutDrafts);

} // namespace poolwarden
