// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>

namespace poolwarden {

/// Whether row i belongs to the enumerator with the value i.
template<typename Table, typename Enumerator>
constexpr bool isInOrder(const Table &table, Enumerator member)
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].*member) != i)
            return false;
    }
    return true;
}

} // namespace poolwarden
