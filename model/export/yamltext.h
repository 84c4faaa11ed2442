// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// Text as YAML scalars that every reader, YAML 1.1 or 1.2, returns unchanged. Ansible's templates
/// are disabled as well.
namespace poolwarden::yaml {

/// One line, in double quotes.
[[nodiscard]] QString scalar(const QString &text);
/// As lines indented by `indent`, which is two more than the parent's. As one line if a character
/// needs an escape.
[[nodiscard]] QString block(const QString &text, int indent);

} // namespace poolwarden::yaml
