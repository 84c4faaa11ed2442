// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

namespace poolwarden {

/// Why a draft ended.
enum class DraftEnd : std::uint8_t {
    Discarded, ///< the user does not want it
    Defined,   ///< the host has the definition now
    Shelved,   ///< its host was closed; the stored draft stays
};

} // namespace poolwarden
