// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/maplayout.h"
#include "model/map/storagemap.h"

#include <array>
#include <vector>

namespace poolwarden {

/// A step of an outline: 'M' to a point, 'L' a line, 'C' a curve with two points before its end, 'Z' back.
struct MapStep {
    char kind = 'M';
    std::array<MapPoint, 3> points;
};
using MapOutline = std::vector<MapStep>;

/// The form of a node: each kind has its own, so that nobody needs to tell them by colour.
[[nodiscard]] MapOutline outlineOf(MapNodeKind kind, const MapRect &rect);
/// Lines within it that belong to the form.
[[nodiscard]] MapOutline linesOf(MapNodeKind kind, const MapRect &rect);
/// The cross on the line between pools that collide: no other line has one. Empty: it is another line.
[[nodiscard]] MapOutline crossOf(const MapEdge &edge, const MapCurve &curve);
/// How far from the right end of the node its text must end, so that it does not run into those lines.
[[nodiscard]] double textMarginOf(MapNodeKind kind);
/// The sign of a severity, as those in lists: an octagon, a triangle, a circle.
[[nodiscard]] MapOutline signOf(Severity severity, const MapRect &rect);

} // namespace poolwarden
