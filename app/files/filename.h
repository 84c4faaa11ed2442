// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <string>

namespace poolwarden {

/// Converts a file name, which is bytes, to text and back without loss. Each byte that is not valid
/// UTF-8 becomes a lone surrogate, U+DC80 to U+DCFF, as in Python (PEP 383).
[[nodiscard]] QString textOfFileName(const std::string &bytes);
[[nodiscard]] std::string bytesOfFileName(const QString &text);
/// For display: a byte that is not valid UTF-8 becomes an escape such as "\xE9".
[[nodiscard]] QString shownFileName(const std::string &bytes);

} // namespace poolwarden
