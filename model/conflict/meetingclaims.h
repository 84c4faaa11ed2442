// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/poolfacts.h"

#include <utility>
#include <vector>

namespace poolwarden {

/// Each claim of the first list with each of the second that has the same place, contains it or lies
/// inside it, at the cost of sorting both lists and of the answer. In no order. The pointers are those of
/// the lists.
using MeetingClaims =
    std::vector<std::pair<const PoolFacts::SlotClaim *, const PoolFacts::SlotClaim *>>;
[[nodiscard]] MeetingClaims meetingClaims(const std::vector<PoolFacts::SlotClaim> &claims,
                                          const std::vector<PoolFacts::SlotClaim> &others);

} // namespace poolwarden
