// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/layout/graphviz.h"
#include "model/map/mapbuilder.h"
#include "model/map/maplayout.h"
#include "model/map/mapplaces.h"
#include "model/map/storagemap.h"

#include <QByteArray>
#include <QCache>

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

namespace poolwarden {

/// A map that takes longer is too large to look at it while one types.
inline constexpr std::chrono::milliseconds layoutBudget{1000};

/// A map that is small enough to be laid out.
struct FittedMap {
    StorageMap map;
    std::optional<MapLayout> layout; ///< none: Graphviz could not lay out even the smallest
};

/// Lays out maps, part by part. A part that has the form of an earlier one is not laid out again.
///
/// Takes long: not for the GUI thread. To be used in one thread at a time.
class MapLayouter final
{
public:
    /// It must outlive this.
    explicit MapLayouter(const Graphviz &graphviz);

    /// In the direction that shows more in a room of this shape. Of the same shape as the previous one, it keeps that
    /// one's places and, unless much is gained by the other, its direction. None: Graphviz could not, or it takes
    /// longer, because the map is too large; then try one with fewer nodes.
    [[nodiscard]] std::optional<MapLayout> layOut(const StorageMap &map,
                                                  const MapLayout &previous = {},
                                                  std::chrono::milliseconds budget = layoutBudget,
                                                  double shape = usualMapShape);

    /// Makes a map and lays it out, with fewer nodes if it takes longer than the budget. How many are too many
    /// is remembered, unless some are opened.
    [[nodiscard]] FittedMap fit(const std::vector<MapHost> &hosts, const MapPools &pools,
                                MapLimits limits = {}, const MapLayout &previous = {},
                                std::chrono::milliseconds budget = layoutBudget);

private:
    using Deadline = std::chrono::steady_clock::time_point;
    [[nodiscard]] std::optional<MapLayout> layOutIn(MapDirection direction, const StorageMap &map,
                                                    const MapLayout &previous, Deadline deadline,
                                                    double shape);
    [[nodiscard]] std::optional<PartLayout> layOutPart(const StorageMap &map, const MapPart &part,
                                                       MapDirection direction);

    const Graphviz &m_graphviz;
    std::size_t m_mostNodes = MapLimits().mostNodes;
    QCache<QByteArray, PartLayout> m_known; ///< by the text for Graphviz
};

} // namespace poolwarden
