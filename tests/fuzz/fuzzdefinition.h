// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace poolwarden::fuzz {

/// Takes any bytes as definitions of pools, divided by lines of "%%", and defines one after the other:
/// reader, claims, verdict, index and findings. Aborts the program where these contradict each other.
void fuzzDefinition(std::string_view bytes);

} // namespace poolwarden::fuzz
