// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

/// Numbers in text as libvirt reads them (virStrToLong_*, virstring.c): with the C library, so that
/// leading white space and a '+' are taken, and nothing may follow.
namespace poolwarden::textnumber {

[[nodiscard]] std::optional<int> toInt(const std::string &text, int base);
[[nodiscard]] std::optional<long long> toLongLong(const std::string &text);
/// No '-' allowed (virStrToLong_uip). Base 0: 0x and 0 prefixes count.
[[nodiscard]] std::optional<unsigned> toUnsigned(const std::string &text, int base);
/// "-1" stands for the largest value (virStrToLong_ui).
[[nodiscard]] std::optional<unsigned> toUnsignedWrapping(const std::string &text);
/// Exactly "yes" or "no".
[[nodiscard]] std::optional<bool> toYesNo(const std::string &text);

} // namespace poolwarden::textnumber
