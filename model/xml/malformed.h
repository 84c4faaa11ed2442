// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace poolwarden {

/// What is wrong with a text that is no XML, as a stable id such as "bare-ampersand"; empty: something rare, of which
/// the parser's own words must do. `code`: libxml2's number of the error. `before` and `at`: the characters
/// around the place where the parser stopped; 0: none.
///
/// RefusalCode::Malformed has it as its third argument, behind the parser's message and libvirt's; then come two names
/// that it is about, and the line of the first, as far as there are such.
[[nodiscard]] std::string_view malformedId(int code, char before, char at);

} // namespace poolwarden
