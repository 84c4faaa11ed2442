// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/maplegend.h"

#include <optional>

class QPainter;
class QPalette;

namespace poolwarden {

/// A sign of the map; none: that of what is accepted.
void paintMapSign(QPainter *painter, std::optional<Severity> severity, const MapRect &rect,
                  const QPalette &palette);
/// Draws it into so much width, from the painter's origin, in these colours.
void paintLegend(QPainter *painter, const MapLegend &legend, double width, const QPalette &palette);

} // namespace poolwarden
