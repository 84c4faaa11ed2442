// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/mapsvg.h"

#include "model/map/maplegend.h"
#include "model/map/mapshape.h"
#include "model/map/svgparts.h"

#include <QCoreApplication>
#include <QString>

#include <algorithm>

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
    } else if (node.hasAccepted) {
        svg += acceptedElement({left, rect.y + rect.height / 2 - 8, 16, 16});
        left += 22;
    }
    const double room = rect.x + rect.width - textMarginOf(node.kind) - left;
    svg += textElement(true, maptext::title(node), left, rect.y + 20, room)
           + textElement(false, maptext::detail(node), left, rect.y + 35, room)
           + QStringLiteral("</g>\n");
    return svg;
}

QString lineElement(const MapEdge &edge, const MapCurve &curve)
{
    using namespace svgparts;
    const bool isDotted = edge.kind == MapEdgeKind::Through || edge.kind == MapEdgeKind::Collides;
    QString svg = QStringLiteral("<path class=\"pw-l%1%2\" d=\"%3\"/>\n")
                      .arg(severityClass(edge.severity),
                           edge.isDraft ? QStringLiteral(" pw-d")
                           : isDotted   ? QStringLiteral(" pw-o")
                                        : QString(),
                           pathOf(curve));
    if (const MapOutline cross = crossOf(edge, curve); !cross.empty())
        svg += QStringLiteral("<path class=\"pw-l%1\" d=\"%2\"/>\n")
                   .arg(severityClass(edge.severity), pathOf(cross));
    return svg;
}

QString legendElement(const MapLegend &legend, double width, double top)
{
    using namespace svgparts;
    QString svg;
    for (std::size_t i = 0; i < legend.size(); ++i) {
        const MapLegendRow &row = legend[i];
        MapRect room = legendRow(i, width);
        room.y += top;
        if (row.line)
            svg += lineElement(*row.line, legendLine(room));
        else if (row.sign)
            svg += signElement(*row.sign, legendSign(room));
        else if (row.shape)
            svg +=
                QStringLiteral("<g transform=\"translate(%1 %2) scale(%3)\"><path class=\"pw-n\" "
                               "d=\"%4\"/><path class=\"pw-l\" d=\"%5\"/></g>")
                    .arg(number(room.x), number(room.y + 2), QString::number(legendShapeScale),
                         pathOf(outlineOf(*row.shape, legendShape)),
                         pathOf(linesOf(*row.shape, legendShape)));
        else
            svg += acceptedElement(legendSign(room));
        svg += textElement(false, row.text, room.x + legendSampleWidth + 8,
                           room.y + room.height / 2 + 4, room.width - legendSampleWidth - 16)
               + u'\n';
    }
    return svg;
}

} // namespace

QByteArray svgOf(const StorageMap &map, const MapLayout &layout, SvgColours colours,
                 const findingtext::NameOf &nameOf)
{
    using namespace svgparts;
    constexpr double margin = 12;
    const MapLegend legend = legendOf(map);
    const double width = std::max(layout.width, leastLegendWidth);
    const double height = layout.height + margin + legendHeight(legend, width);
    QString svg =
        QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pw-map\" role=\"img\" "
                       "width=\"%1\" height=\"%2\" viewBox=\"%3 %3 %1 %2\">\n")
            .arg(number(width + 2 * margin), number(height + 2 * margin), number(-margin));
    svg += QStringLiteral("<title>") + escaped(MapSvg::tr("Storage map"))
           + QStringLiteral("</title>\n<style>") + style(colours) + QStringLiteral("</style>\n");
    svg += QStringLiteral("<rect class=\"pw-b\" x=\"%1\" y=\"%1\" width=\"%2\" height=\"%3\"/>\n")
               .arg(number(-margin), number(width + 2 * margin), number(height + 2 * margin));
    for (const MapLayout::Frame &frame : layout.frames) {
        const MapRect &rect = frame.rect;
        svg += QStringLiteral("<rect class=\"pw-f\" rx=\"6\" x=\"%1\" y=\"%2\" width=\"%3\" "
                              "height=\"%4\"/>")
                   .arg(number(rect.x), number(rect.y), number(rect.width), number(rect.height));
        svg += textElement(true, maptext::frameTitle(map, frame.host), rect.x + 14, rect.y + 21,
                           rect.width - 28)
               + u'\n';
    }
    for (std::size_t i = 0; i < map.edges.size(); ++i)
        svg += lineElement(map.edges[i], layout.curves[i]);
    for (std::size_t i = 0; i < map.nodes.size(); ++i)
        svg += nodeElement(map.nodes[i], layout.nodes[i], nameOf);
    svg += legendElement(legend, width, layout.height + margin);
    return (svg + QStringLiteral("</svg>\n")).toUtf8();
}

} // namespace poolwarden
