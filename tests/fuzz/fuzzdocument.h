// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace poolwarden::fuzz {

/// A definition, a line "%%", and then what is done to it: three bytes each for field, number and value.
/// After each step the document must be what reading its text anew gives, hold the new value, and have
/// changed nothing else. Ends the program where it does not.
void fuzzDocument(std::string_view bytes);

} // namespace poolwarden::fuzz
