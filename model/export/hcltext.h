// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// Text in HCL, Terraform's language.
namespace poolwarden::hcl {

/// A quoted string with exactly this text as its value: templates and escapes in it are escaped.
[[nodiscard]] QString quoted(const QString &text);
/// Makes a name for a block: letters, digits, "_" and "-".
[[nodiscard]] QString identifier(const QString &text);
/// Whether Terraform keeps the text as it is: it converts all text to Unicode's normal form C.
[[nodiscard]] bool canHold(const QString &text);

} // namespace poolwarden::hcl
