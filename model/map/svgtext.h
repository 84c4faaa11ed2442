// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace poolwarden {

/// A line of text in a drawing: its width is that in the first of the fonts that the drawing asks for.
struct SvgText {
    QString text;
    /// It must be made as wide as this, or a wider font could need more room than there is; 0: it has enough.
    double width = 0;
};

/// What takes the place of Arial has its widths; a font by itself can have any.
inline constexpr auto svgFonts = "Arial,'Liberation Sans',Helvetica,'Nimbus Sans',sans-serif";

/// In pixels.
[[nodiscard]] double svgTextWidth(const QString &text, double pixels, bool bold);
/// Ends with “…” where all of it has no room.
[[nodiscard]] SvgText fitted(const QString &text, double pixels, bool bold, double room);

} // namespace poolwarden
