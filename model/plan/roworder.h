// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/plan/planrow.h"

#include <vector>

namespace poolwarden {

/// The rows that are to be shown, after those that are shown now. Rows that move under the hands of the user lead to
/// wrong choices: once shown, they stay in their order. Those with a result stay as they were told, before the others.
[[nodiscard]] std::vector<PlanRow> inShownOrder(std::vector<PlanRow> rows,
                                                const std::vector<PlanRow> &shown);

} // namespace poolwarden
