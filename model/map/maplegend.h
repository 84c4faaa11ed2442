// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/maplayout.h"
#include "model/map/storagemap.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace poolwarden {

/// One line of the legend: a sample, and what it means. The sample is one of these; if there is none, it is the sign of
/// what is accepted.
struct MapLegendRow {
    std::optional<MapEdge> line = {};
    std::optional<Severity> sign = {};
    std::optional<MapNodeKind> shape = {};
    QString text = {};
};

/// What the lines, signs and shapes mean that are on a map.
using MapLegend = std::vector<MapLegendRow>;
[[nodiscard]] MapLegend legendOf(const StorageMap &map);

/// For the longest of its texts.
inline constexpr double leastLegendWidth = 300;
inline constexpr double legendSampleWidth = 34;
/// Shapes are drawn there in this share of their size.
inline constexpr double legendShapeScale = 0.45;
inline constexpr MapRect legendShape{0, 0, 72, 42};

/// Where a row is, in as many columns as fit.
[[nodiscard]] MapRect legendRow(std::size_t row, double width);
[[nodiscard]] MapRect legendSign(const MapRect &row);
[[nodiscard]] MapCurve legendLine(const MapRect &row);
[[nodiscard]] double legendHeight(const MapLegend &legend, double width);

} // namespace poolwarden
