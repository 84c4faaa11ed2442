// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/maplegend.h"

#include "model/map/maptext.h"
#include "model/wording/findingtext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace poolwarden {

namespace {

struct MapLegendTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::MapLegend)
};

constexpr double rowHeight = 24;
constexpr double signSize = 16;

void addLines(const StorageMap &map, MapLegend &legend)
{
    const auto has = [&map](auto wanted) { return std::ranges::any_of(map.edges, wanted); };
    const auto isBetween = [](const MapEdge &edge) { return edge.kind == MapEdgeKind::Collides; };
    const auto isThrough = [](const MapEdge &edge) { return edge.kind == MapEdgeKind::Through; };
    if (has([&](const MapEdge &edge) { return !isBetween(edge) && !isThrough(edge); }))
        legend.push_back({.line = MapEdge{}, .text = MapLegendTr::tr("lies on it, or uses it")});
    if (has(&MapEdge::isDraft) || std::ranges::any_of(map.nodes, &MapNode::isDraft))
        legend.push_back({.line = MapEdge{.isDraft = true},
                          .text = MapLegendTr::tr("not so yet: a draft, or the next start")});
    if (has(isThrough))
        legend.push_back({.line = MapEdge{.kind = MapEdgeKind::Through},
                          .text = MapLegendTr::tr("uses it through a mount")});
    if (has(isBetween))
        legend.push_back({.line = MapEdge{.kind = MapEdgeKind::Collides},
                          .text = MapLegendTr::tr("pools that collide, not on one place")});
}

} // namespace

MapLegend legendOf(const StorageMap &map)
{
    MapLegend legend;
    const auto hasNode = [&map](auto wanted) { return std::ranges::any_of(map.nodes, wanted); };
    addLines(map, legend);
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
        if (hasNode([severity](const MapNode &node) { return node.severity == severity; }))
            legend.push_back({.sign = severity, .text = findingtext::severityName(severity)});
    }
    if (hasNode([](const MapNode &node) { return node.hasAccepted && !node.severity; }))
        legend.push_back({.text = MapLegendTr::tr("accepted conflicts")});
    for (int kind = 0; kind <= static_cast<int>(MapNodeKind::Machine); ++kind) {
        const auto shape = static_cast<MapNodeKind>(kind);
        QStringList names;
        for (const MapNode &node : map.nodes) {
            const QString name = isPlace(node) ? maptext::kindOf(node) : maptext::kindName(shape);
            if (node.kind == shape && !name.isEmpty() && !names.contains(name))
                names.append(name);
        }
        if (!names.isEmpty())
            legend.push_back({.shape = shape, .text = names.join(QStringLiteral(", "))});
    }
    return legend;
}

MapRect legendRow(std::size_t row, double width)
{
    const std::size_t columns =
        std::max<std::size_t>(1, static_cast<std::size_t>(width / leastLegendWidth));
    const double column = width / static_cast<double>(columns);
    const std::size_t line = row / columns;
    return {static_cast<double>(row % columns) * column, static_cast<double>(line) * rowHeight,
            column, rowHeight};
}

MapRect legendSign(const MapRect &row)
{
    return {row.x + (legendSampleWidth - signSize) / 2, row.y + (row.height - signSize) / 2,
            signSize, signSize};
}

MapCurve legendLine(const MapRect &row)
{
    const double middle = row.y + row.height / 2;
    const double end = row.x + legendSampleWidth;
    return {{row.x, middle}, {row.x, middle}, {end, middle}, {end, middle}};
}

double legendHeight(const MapLegend &legend, double width)
{
    return legend.empty() ? 0 : legendRow(legend.size() - 1, width).y + rowHeight;
}

} // namespace poolwarden
