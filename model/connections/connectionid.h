// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/id.h"

#include <cstdint>

namespace poolwarden {

/// One row of the connections. Given by ConnectionList::add(), never reused.
using ConnectionId = Id<struct ConnectionIdThing, std::uint64_t>;
inline constexpr ConnectionId noConnection;

} // namespace poolwarden
