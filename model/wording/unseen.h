// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace poolwarden {

/// Characters that a terminal or editor obeys or does not show: controls, direction marks, zero-width
/// joiners and the like, tags. Also lone surrogates, which no encoding can express.
[[nodiscard]] bool isUnseen(char32_t c);

/// With "[U+200B]" in place of each such character but the tab, so that two texts that differ look
/// different.
[[nodiscard]] QString withUnseenShown(const QString &text);

} // namespace poolwarden
