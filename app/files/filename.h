// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <string>

namespace poolwarden {

/// A file's name is bytes. As text that leads back to the very same bytes: what is no UTF-8 stands as a
/// lone surrogate, U+DC80 to U+DCFF, as Python has it (PEP 383).
[[nodiscard]] QString textOfFileName(const std::string &bytes);
[[nodiscard]] std::string bytesOfFileName(const QString &text);
/// To be read: what is no UTF-8 stands as "\xE9".
[[nodiscard]] QString shownFileName(const std::string &bytes);

} // namespace poolwarden
