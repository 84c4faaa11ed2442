// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/mapsvg.h"

#include "model/map/mapshape.h"
#include "model/map/svgparts.h"

#include <QCoreApplication>
#include <QString>

namespace poolwarden {

namespace {

struct MapSvg {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::MapSvg)
};

QString nodeElement(const MapNode &node, const MapRect &rect, const findingtext::NameOf &nameOf)
{
    using namespace svgparts;
    const QString severity = severityClass(node.severity);
    QString svg = QStringLiteral("<g><title>") + escaped(maptext::description(node, nameOf))
                  + QStringLiteral("</title>");
    svg += QStringLiteral("<path class=\"pw-n%1%2\" d=\"%3\"/>")
               .arg(severity, node.isDraft ? QStringLiteral(" pw-d") : QString(),
                    pathOf(outlineOf(node.kind, rect)));
    if (const MapOutline lines = linesOf(node.kind, rect); !lines.empty())
        svg += QStringLiteral("<path class=\"pw-l\" d=\"%1\"/>").arg(pathOf(lines));
    double left = rect.x + 12;
    if (node.severity) {
        const MapRect sign{left, rect.y + rect.height / 2 - 8, 16, 16};
        svg += signElement(*node.severity, sign);
        left += 22;
    }
    const double room = rect.x + rect.width - textMarginOf(node.kind) - left;
    svg += textElement(true, maptext::title(node), left, rect.y + 20, room)
           + textElement(false, maptext::detail(node), left, rect.y + 35, room)
           + QStringLiteral("</g>\n");
    return svg;
}

} // namespace

QByteArray svgOf(const StorageMap &map, const MapLayout &layout, SvgColours colours,
                 const findingtext::NameOf &nameOf)
{
    using namespace svgparts;
    constexpr double margin = 12;
    QString svg =
        QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pw-map\" role=\"img\" "
                       "width=\"%1\" height=\"%2\" viewBox=\"%3 %3 %1 %2\">\n")
            .arg(number(layout.width + 2 * margin), number(layout.height + 2 * margin),
                 number(-margin));
    svg += QStringLiteral("<title>") + escaped(MapSvg::tr("Storage map"))
           + QStringLiteral("</title>\n<style>") + style(colours) + QStringLiteral("</style>\n");
    svg += QStringLiteral("<rect class=\"pw-b\" x=\"%1\" y=\"%1\" width=\"%2\" height=\"%3\"/>\n")
               .arg(number(-margin), number(layout.width + 2 * margin),
                    number(layout.height + 2 * margin));
    for (const MapLayout::Frame &frame : layout.frames) {
        const MapRect &rect = frame.rect;
        svg += QStringLiteral("<rect class=\"pw-f\" rx=\"6\" x=\"%1\" y=\"%2\" width=\"%3\" "
                              "height=\"%4\"/>")
                   .arg(number(rect.x), number(rect.y), number(rect.width), number(rect.height));
        svg += textElement(true, maptext::frameTitle(map, frame.host), rect.x + 14, rect.y + 21,
                           rect.width - 28)
               + u'\n';
    }
    for (std::size_t i = 0; i < map.edges.size(); ++i) {
        const MapEdge &edge = map.edges[i];
        const bool isDotted =
            edge.kind == MapEdgeKind::Through || edge.kind == MapEdgeKind::Collides;
        svg += QStringLiteral("<path class=\"pw-l%1%2\" d=\"%3\"/>\n")
                   .arg(severityClass(edge.severity),
                        edge.isDraft ? QStringLiteral(" pw-d")
                        : isDotted   ? QStringLiteral(" pw-o")
                                     : QString(),
                        pathOf(layout.curves[i]));
    }
    for (std::size_t i = 0; i < map.nodes.size(); ++i)
        svg += nodeElement(map.nodes[i], layout.nodes[i], nameOf);
    return (svg + QStringLiteral("</svg>\n")).toUtf8();
}

} // namespace poolwarden
