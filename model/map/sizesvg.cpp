// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/sizesvg.h"

#include "model/map/sizeshape.h"
#include "model/map/sizetext.h"
#include "model/map/svgparts.h"

#include <QCoreApplication>
#include <QString>

#include <algorithm>
#include <optional>

namespace poolwarden {

namespace {

using svgparts::number;

struct SizesSvg {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::SizesSvg)
};

constexpr double lineStep = 16;
constexpr double textInset = 6;
constexpr double signSide = 16;

QString rectElement(const QString &classes, const MapRect &rect)
{
    return QStringLiteral("<rect class=\"%1\" x=\"%2\" y=\"%3\" width=\"%4\" height=\"%5\"/>")
        .arg(classes, number(rect.x), number(rect.y), number(rect.width), number(rect.height));
}

/// Neither the level nor what it is hatched with runs through the words.
QString backElement(const QString &severity, const MapRect &rect)
{
    return QStringLiteral("<rect class=\"pw-n%1\" style=\"stroke:none\" x=\"%2\" y=\"%3\" "
                          "width=\"%4\" height=\"%5\"/>")
        .arg(severity, number(rect.x), number(rect.y), number(rect.width), number(rect.height));
}

QString gaugeElement(const MapRect &rect, bool isFull)
{
    return rectElement(QStringLiteral("pw-y"), rect)
           + rectElement(QStringLiteral("pw-u"), filledPart(rect, isFull ? 1 : 0.7));
}

QString textsOf(const SizeMap &map, const SizeTile &tile)
{
    const MapRect &rect = tile.rect;
    const auto lines = static_cast<int>((rect.height - 4) / lineStep);
    if (rect.width < 40 || lines < 1)
        return {};
    const SizeArea &area = map.areas[tile.areas.front()];
    const double left = rect.x + textInset;
    const double room = rect.width - 2 * textInset;
    double base = rect.y + lineStep;
    const QString word = sizetext::fullness(map, tile);
    const QString reason = sizetext::shared(map, tile);
    const int shown = std::min(lines, 2 + (word.isEmpty() ? 0 : 1) + (reason.isEmpty() ? 0 : 1));
    const double level = filledPart(rect, filledShare(area)).y;
    QString svg;
    if (level < rect.y + 4 + shown * lineStep)
        svg += backElement(svgparts::severityClass(area.severity),
                           {rect.x + 3, rect.y + 3, rect.width - 6, shown * lineStep + 2});
    double shift = 0;
    if (area.severity) {
        svg += svgparts::signElement(*area.severity, {left, rect.y + 3, signSide, signSide});
        shift = signSide + 4;
    }
    svg +=
        svgparts::textElement(true, sizetext::title(map, tile), left + shift, base, room - shift);
    if (!word.isEmpty() && lines >= 2) {
        base += lineStep;
        svg += gaugeElement({left, base - 10, 8, 11}, fullnessOf(area) == Fullness::NearlyFull)
               + svgparts::textElement(true, word, left + 13, base, room - 13);
    }
    for (const QString &text : {sizetext::detail(map, tile), reason}) {
        base += lineStep;
        if (!text.isEmpty() && base <= rect.y + lines * lineStep)
            svg += svgparts::textElement(false, text, left, base, room);
    }
    return svg;
}

QString areaElement(const SizeMap &map, const SizeTile &tile)
{
    const SizeArea &area = map.areas[tile.areas.front()];
    const QString severity = svgparts::severityClass(area.severity);
    const double side = std::min({1.5, tile.rect.width / 4, tile.rect.height / 4});
    const MapRect rect{tile.rect.x + side, tile.rect.y + side, tile.rect.width - 2 * side,
                       tile.rect.height - 2 * side};
    const MapRect filled = filledPart(rect, filledShare(area));
    QString svg = rectElement(QStringLiteral("pw-n") + severity
                                  + (area.isDraft ? QStringLiteral(" pw-d") : QString()),
                              rect)
                  + rectElement(QStringLiteral("pw-v") + severity, filled);
    if (fullnessOf(area) != Fullness::Usual)
        svg += QStringLiteral("<path class=\"pw-l%1\" d=\"%2\"/>")
                   .arg(severity, svgparts::pathOf(hatchOf(filled)));
    return svg + textsOf(map, tile);
}

QString lineElement(const SizeMap &map, const SizeTile &tile)
{
    const MapRect &rect = tile.rect;
    QString svg = rectElement(QStringLiteral("pw-f"), rect);
    if (rect.height >= 14 && rect.width >= 40)
        svg += svgparts::textElement(false, sizetext::title(map, tile), rect.x + textInset,
                                     rect.y + rect.height / 2 + 4, rect.width - 2 * textInset);
    return svg;
}

} // namespace

QByteArray sizesSvgOf(const SizeMap &map, const SizeLayout &layout, SvgColours colours,
                      const findingtext::NameOf &nameOf)
{
    QString svg =
        QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pw-map\" role=\"img\" "
                       "width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 %2\">\n")
            .arg(number(layout.width), number(layout.height));
    svg += QStringLiteral("<title>") + svgparts::escaped(SizesSvg::tr("Sizes of the storage"))
           + QStringLiteral("</title>\n<style>") + svgparts::style(colours)
           + QStringLiteral("</style>\n")
           + rectElement(QStringLiteral("pw-b"), {0, 0, layout.width, layout.height}) + u'\n';
    for (const SizeLayout::Frame &frame : layout.frames) {
        svg += rectElement(QStringLiteral("pw-f"), frame.rect);
        if (frame.hasTitle)
            svg +=
                svgparts::textElement(true, sizetext::frameTitle(map, frame.host), frame.rect.x + 8,
                                      frame.rect.y + 15, frame.rect.width - 16);
        svg += u'\n';
    }
    for (const SizeTile &tile : layout.tiles)
        svg +=
            QStringLiteral("<g><title>")
            + svgparts::escaped(sizetext::description(map, tile, nameOf))
            + QStringLiteral("</title>")
            + (tile.kind == SizeTile::Kind::Area ? areaElement(map, tile) : lineElement(map, tile))
            + QStringLiteral("</g>\n");
    return (svg + QStringLiteral("</svg>\n")).toUtf8();
}

} // namespace poolwarden
