// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/layout/maplayouter.h"

#include "model/map/mapdot.h"
#include "model/map/mappacking.h"

#include <QElapsedTimer>

#include <algorithm>
#include <vector>

namespace poolwarden {

namespace {

/// Nodes of the parts that are remembered.
constexpr int mostRemembered = 20000;
/// Graphviz cannot be stopped: a part of more edges could take it minutes.
constexpr std::size_t mostEdges = 1500;
constexpr std::size_t fewestNodes = 20;

} // namespace

MapLayouter::MapLayouter(const Graphviz &graphviz)
    : m_graphviz(graphviz)
    , m_known(mostRemembered)
{
}

std::optional<MapLayout> MapLayouter::layOut(const StorageMap &map, const MapLayout &previous,
                                             std::chrono::milliseconds budget)
{
    QElapsedTimer timer;
    timer.start();
    std::vector<PartLayout> parts;
    parts.reserve(map.parts.size());
    for (const MapPart &part : map.parts) {
        std::optional<PartLayout> layout;
        if (part.edges.size() <= mostEdges && timer.elapsed() <= budget.count())
            layout = layOutPart(map, part);
        if (!layout)
            return std::nullopt;
        parts.push_back(*std::move(layout));
    }
    return packed(map, parts, previous);
}

FittedMap MapLayouter::fit(const std::vector<MapHost> &hosts, const MapPools &pools,
                           MapLimits limits, const MapLayout &previous,
                           std::chrono::milliseconds budget)
{
    limits.mostNodes = std::min(limits.mostNodes, m_mostNodes);
    while (true) {
        FittedMap result;
        result.map = mapOf(hosts, pools, limits);
        result.layout = layOut(result.map, previous, budget);
        if (result.layout || limits.mostNodes <= fewestNodes)
            return result;
        limits.mostNodes /= 2;
        limits.mostOpened /= 2;
        // It would be as slow the next time; but what is opened now can be closed then.
        if (limits.opened.empty())
            m_mostNodes = limits.mostNodes;
    }
}

std::optional<PartLayout> MapLayouter::layOutPart(const StorageMap &map, const MapPart &part)
{
    if (part.nodes.size() == 1)
        return singleNode();
    const QByteArray dot = QByteArray::fromStdString(dotOf(map, part));
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
