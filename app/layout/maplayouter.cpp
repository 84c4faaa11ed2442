// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/layout/maplayouter.h"

#include "model/map/mapdot.h"
#include "model/map/mappacking.h"

#include <algorithm>
#include <vector>

namespace poolwarden {

namespace {

/// Nodes of the parts that are remembered.
constexpr int mostRemembered = 20000;
/// Graphviz cannot be stopped: a part of more edges could take it minutes.
constexpr std::size_t mostEdges = 1500;
constexpr std::size_t fewestNodes = 20;
/// In a room that is neither lower nor higher than these, what lies on a place is right of it.
constexpr double lowestUsual = 0.8;
constexpr double highestUsual = 2.5;
/// What is on the screen is not turned for less.
constexpr double worthTurning = 2;

/// At which it fits into a room of this shape, for comparison alone.
double scaleIn(const MapLayout &layout, double shape)
{
    return std::min(shape / std::max(1.0, layout.width), 1 / std::max(1.0, layout.height));
}

} // namespace

MapLayouter::MapLayouter(const Graphviz &graphviz)
    : m_graphviz(graphviz)
    , m_known(mostRemembered)
{
}

std::optional<MapLayout> MapLayouter::layOut(const StorageMap &map, const MapLayout &previous,
                                             std::chrono::milliseconds budget, double shape)
{
    const auto start = std::chrono::steady_clock::now();
    std::optional<MapLayout> across =
        layOutIn(MapDirection::Across, map, previous, start + budget, shape);
    // What takes long is not tried twice.
    const bool isUsual = shape >= lowestUsual && shape <= highestUsual;
    if (!across || isUsual || std::chrono::steady_clock::now() - start > budget / 3)
        return across;
    std::optional<MapLayout> down =
        layOutIn(MapDirection::Down, map, previous, start + budget, shape);
    if (!down)
        return across;
    const double gain = scaleIn(*down, shape) / scaleIn(*across, shape);
    const bool wasDown = previous.direction == MapDirection::Down;
    const double needed = previous.shape != shape || previous.nodes.empty() ? 1
                          : wasDown                                         ? 1 / worthTurning
                                                                            : worthTurning;
    return gain > needed ? down : across;
}

std::optional<MapLayout> MapLayouter::layOutIn(MapDirection direction, const StorageMap &map,
                                               const MapLayout &previous, Deadline deadline,
                                               double shape)
{
    std::vector<PartLayout> parts;
    parts.reserve(map.parts.size());
    for (const MapPart &part : map.parts) {
        std::optional<PartLayout> layout;
        if (part.edges.size() <= mostEdges && std::chrono::steady_clock::now() <= deadline)
            layout = layOutPart(map, part, direction);
        if (!layout)
            return std::nullopt;
        parts.push_back(*std::move(layout));
    }
    const bool isLikeIt = previous.shape == shape && previous.direction == direction;
    MapLayout made = packed(map, parts, isLikeIt ? previous : MapLayout(), shape);
    made.direction = direction;
    return made;
}

FittedMap MapLayouter::fit(const std::vector<MapHost> &hosts, const MapPools &pools,
                           MapLimits limits, const MapLayout &previous,
                           std::chrono::milliseconds budget)
{
    limits.mostNodes = std::min(limits.mostNodes, m_mostNodes);
    while (true) {
        FittedMap result;
        result.map = mapOf(hosts, pools, limits);
        result.layout = layOut(result.map, previous, budget, limits.shape);
        if (result.layout || limits.mostNodes <= fewestNodes)
            return result;
        limits.mostNodes /= 2;
        limits.mostOpened /= 2;
        // It would be as slow the next time; but what is opened now can be closed then.
        if (limits.opened.empty())
            m_mostNodes = limits.mostNodes;
    }
}

std::optional<PartLayout> MapLayouter::layOutPart(const StorageMap &map, const MapPart &part,
                                                  MapDirection direction)
{
    if (part.nodes.size() == 1)
        return singleNode();
    const QByteArray dot = QByteArray::fromStdString(dotOf(map, part, direction));
    if (const PartLayout *known = m_known.object(dot))
        return *known;
    const std::optional<QByteArray> answer = m_graphviz.plain(dot);
    if (!answer)
        return std::nullopt;
    std::optional<PartLayout> layout =
        readPlain({answer->constData(), static_cast<std::size_t>(answer->size())}, map, part);
    if (layout)
        m_known.insert(dot, new PartLayout(*layout), static_cast<int>(part.nodes.size()));
    return layout;
}

} // namespace poolwarden
