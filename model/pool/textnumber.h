// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

/// Reads numbers as libvirt does (virStrToLong_*, virstring.c): with the C library. Leading white
/// space and a '+' are accepted; nothing may follow the number.
namespace poolwarden::textnumber {

[[nodiscard]] std::optional<int> toInt(const std::string &text, int base);
[[nodiscard]] std::optional<long long> toLongLong(const std::string &text);
/// No '-' allowed (virStrToLong_uip). Base 0: the prefixes 0x and 0 set the base.
[[nodiscard]] std::optional<unsigned> toUnsigned(const std::string &text, int base);
/// "-1" means the largest value (virStrToLong_ui).
[[nodiscard]] std::optional<unsigned> toUnsignedWrapping(const std::string &text);
/// Exactly "yes" or "no".
[[nodiscard]] std::optional<bool> toYesNo(const std::string &text);

} // namespace poolwarden::textnumber
