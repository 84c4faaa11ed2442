// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// Texts in HCL, the language of Terraform.
namespace poolwarden::hcl {

/// A quoted string that stands for this text and nothing else: no template, no escape.
[[nodiscard]] QString quoted(const QString &text);
/// A name for a block, made of a text: letters, digits, "_" and "-".
[[nodiscard]] QString identifier(const QString &text);
/// Terraform brings every text into Unicode's normal form C: another one it cannot hold.
[[nodiscard]] bool canHold(const QString &text);

} // namespace poolwarden::hcl
