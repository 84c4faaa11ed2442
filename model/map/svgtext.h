// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace poolwarden {

/// A line of text in a drawing whose font nobody knows: its width is that in a wide font, so that most others
/// need less room.
struct SvgText {
    QString text;
    /// It must be made as wide as this, or another font could need more room than there is; 0: it has enough.
    double width = 0;
};

/// In pixels.
[[nodiscard]] double svgTextWidth(const QString &text, double pixels, bool bold);
/// Ends with “…” where all of it has no room.
[[nodiscard]] SvgText fitted(const QString &text, double pixels, bool bold, double room);

} // namespace poolwarden
