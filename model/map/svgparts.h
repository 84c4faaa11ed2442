// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/map/maplayout.h"
#include "model/map/mapshape.h"
#include "model/map/mapsvg.h"

#include <QString>

#include <optional>

/// What drawings of storage are made of.
namespace poolwarden::svgparts {

/// Of the two kinds of text, whose classes are "pw-t" and "pw-s".
inline constexpr double titlePixels = 12;
inline constexpr double detailPixels = 10.5;

/// Only characters that XML allows, escaped.
[[nodiscard]] QString escaped(QString text);
[[nodiscard]] QString number(double value);
[[nodiscard]] QString pathOf(const MapOutline &outline);
[[nodiscard]] QString pathOf(const MapCurve &curve);
/// A line of text that ends within the room.
[[nodiscard]] QString textElement(bool isTitle, const QString &text, double x, double y,
                                  double room);
/// Behind another class; empty: none.
[[nodiscard]] QString severityClass(const std::optional<Severity> &severity);
/// In a square of 16 pixels.
[[nodiscard]] QString signElement(Severity severity, const MapRect &rect);
/// The style sheet.
/// Muted: there is a conflict, and somebody has accepted it.
[[nodiscard]] QString acceptedElement(const MapRect &rect);
[[nodiscard]] QString style(SvgColours colours);

} // namespace poolwarden::svgparts
