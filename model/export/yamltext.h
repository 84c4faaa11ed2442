// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// Texts as YAML scalars that any reader gives back as they are: 1.1 or 1.2, with Ansible's own
/// reading on top.
namespace poolwarden::yaml {

/// On one line, in double quotes.
[[nodiscard]] QString scalar(const QString &text);
/// As lines that are indented by `indent`, two more than what they belong to; on one line where it
/// has a character that only an escape can stand for.
[[nodiscard]] QString block(const QString &text, int indent);

} // namespace poolwarden::yaml
