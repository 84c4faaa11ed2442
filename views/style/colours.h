// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QColor>
#include <QPalette>

/// Colours that no palette has a role for, derived from the roles that it has, so that they fit light
/// and dark alike. Ask at the time of painting: then a change of palette needs no bookkeeping.
namespace poolwarden::colours {

[[nodiscard]] bool isDark(const QPalette &palette);
/// A mixture: ratio 0 gives `from`, 1 gives `to`.
[[nodiscard]] QColor mixed(const QColor &from, const QColor &to, double ratio);
/// A colour of this hue (0…359) for legible text on the palette's Base.
[[nodiscard]] QColor legible(const QPalette &palette, int hue);
/// The contrast of two colours, 1…21, as defined in WCAG 2.1.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);
/// For less important text.
[[nodiscard]] QColor muted(const QPalette &palette);
[[nodiscard]] QColor hairline(const QPalette &palette);

[[nodiscard]] QColor sign(const QPalette &palette, Severity severity);
/// A pale background in the same hue.
[[nodiscard]] QColor tint(const QPalette &palette, Severity severity);
[[nodiscard]] QColor active(const QPalette &palette);

} // namespace poolwarden::colours
