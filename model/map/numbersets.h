// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace poolwarden {

/// Numbers from 0 on, of which some belong together.
class NumberSets
{
public:
    explicit NumberSets(std::size_t count)
        : m_parents(count)
    {
        std::iota(m_parents.begin(), m_parents.end(), std::size_t(0));
    }

    /// The lowest of those that belong together.
    [[nodiscard]] std::size_t first(std::size_t number)
    {
        while (m_parents[number] != number)
            number = m_parents[number] = m_parents[m_parents[number]];
        return number;
    }
    void join(std::size_t a, std::size_t b)
    {
        const auto [low, high] = std::minmax({first(a), first(b)});
        m_parents[high] = low;
    }

private:
    std::vector<std::size_t> m_parents;
};

} // namespace poolwarden
