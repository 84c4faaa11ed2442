// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/resolve/wayout.h"

#include <vector>

namespace poolwarden {

class PoolRegistry;

/// A way out of one of the findings about a place that more than two pools may share.
struct RowWay {
    WayOut way;
    std::vector<Finding> stays; ///< those about the place that are still there then, but for notes
    friend bool operator==(const RowWay &, const RowWay &) = default;
};

/// All errors and warnings about the finding's place, that one first: what the list has in one row. If they are
/// too many, that one alone.
[[nodiscard]] std::vector<Finding> findingsOfRow(const PoolRegistry &registry,
                                                 const Finding &finding);
/// The ways out of any of them whose texts can be shown: those that leave nothing of them first.
[[nodiscard]] std::vector<RowWay> waysOfRow(const PoolRegistry &registry,
                                            const std::vector<Finding> &row);

} // namespace poolwarden
