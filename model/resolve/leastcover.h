// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <vector>

namespace poolwarden {

/// Something that can be done, and the elements that it takes care of.
struct CoverOption {
    long cost = 1;
    std::vector<std::size_t> covers;
};

struct Cover {
    std::vector<std::size_t> options; ///< ascending
    bool isLeast = true; ///< false: the search was given up, and there may be a cheaper one
};

/// The cheapest options that cover all elements that any option covers. Tries all that can be cheaper than
/// the best so far, at most `mostSteps`; begins with the greedy choice.
[[nodiscard]] Cover leastCover(std::size_t elements, const std::vector<CoverOption> &options,
                               int mostSteps = 200000);

} // namespace poolwarden
