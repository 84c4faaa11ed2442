// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QColor>
#include <QPalette>

/// Colours that no palette has a role for, derived from the roles that it has, so that they fit light
/// and dark alike. Ask at the time of painting: then a change of palette needs no bookkeeping.
namespace poolwarden::shade {

/// With placeholders that can be read: some dark themes leave those of the light one.
[[nodiscard]] QPalette withReadablePlaceholders(QPalette palette);

[[nodiscard]] bool isDark(const QPalette &palette);
/// ratio 0 gives `from`, 1 gives `to`.
[[nodiscard]] QColor mixed(const QColor &from, const QColor &to, double ratio);
/// A hue (0…359) as legible text on the palette's Base.
[[nodiscard]] QColor legible(const QPalette &palette, int hue);
/// Of two colours, 1…21, as WCAG 2.1 defines it.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);
/// Text that stands back.
[[nodiscard]] QColor muted(const QPalette &palette);
[[nodiscard]] QColor hairline(const QPalette &palette);

[[nodiscard]] QColor sign(const QPalette &palette, Severity severity);
/// A background that says the same in a whisper.
[[nodiscard]] QColor tint(const QPalette &palette, Severity severity);
[[nodiscard]] QColor active(const QPalette &palette);

} // namespace poolwarden::shade
