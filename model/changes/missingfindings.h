// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <vector>

namespace poolwarden {

/// The findings of `some` that `list` does not have, in their order, each once. Those that differ only
/// in which definition of the pool has them, or how it spells the place, are the same for users.
[[nodiscard]] std::vector<Finding> missingFrom(const std::vector<Finding> &list,
                                               const std::vector<Finding> &some);

} // namespace poolwarden
