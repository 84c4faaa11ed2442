// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/mapsvg.h"

#include "model/map/mapshape.h"
#include "model/map/svgtext.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace poolwarden {

namespace {

struct MapSvg {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::MapSvg)
};

constexpr auto lightColours =
    "--pw-back:#ffffff;--pw-frame:#f4f5f7;--pw-line:#6b7280;--pw-text:#1f2328;--pw-muted:#5b6470;"
    "--pw-node:#ffffff;--pw-error:#b3261e;--pw-error-pale:#fdecea;--pw-warning:#8a5a00;"
    "--pw-warning-pale:#fff5e0;--pw-info:#1f5fa8;--pw-info-pale:#eaf2fb;--pw-ink:#ffffff";
constexpr auto darkColours =
    "--pw-back:#1b1d21;--pw-frame:#24272c;--pw-line:#9aa3ad;--pw-text:#eceff3;--pw-muted:#aab2bc;"
    "--pw-node:#2b2f35;--pw-error:#f0938c;--pw-error-pale:#45292a;--pw-warning:#e9bd62;"
    "--pw-warning-pale:#433a25;--pw-info:#8ebcf0;--pw-info-pale:#27374a;--pw-ink:#1b1d21";

constexpr double titlePixels = 12;
constexpr double detailPixels = 10.5;

/// Only characters that XML allows, escaped.
QString escaped(QString text)
{
    for (QChar &c : text) {
        const char16_t code = c.unicode();
        if ((code < 0x20 && code != u'\n' && code != u'\t') || code == 0xfffe || code == 0xffff)
            c = QChar::ReplacementCharacter;
    }
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair =
            text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair)
            ++i;
        else if (text[i].isSurrogate())
            text[i] = QChar::ReplacementCharacter;
    }
    return text.toHtmlEscaped();
}

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

QString pathOf(const MapOutline &outline)
{
    QString d;
    for (const MapStep &step : outline) {
        d += QLatin1Char(step.kind);
        const int count = step.kind == 'C' ? 3 : step.kind == 'Z' ? 0 : 1;
        for (int i = 0; i < count; ++i)
            d += (i ? QStringLiteral(" ") : QString()) + number(step.points[std::size_t(i)].x)
                 + u' ' + number(step.points[std::size_t(i)].y);
    }
    return d;
}

QString pathOf(const MapCurve &curve)
{
    QString d;
    for (std::size_t i = 0; i < curve.size(); ++i)
        d += QLatin1String(i == 0   ? "M"
                           : i == 1 ? "C"
                                    : " ")
             + number(curve[i].x) + u' ' + number(curve[i].y);
    return d;
}

/// A line of text that ends within the room.
QString textElement(bool isTitle, const QString &text, double x, double y, double room)
{
    const SvgText line = fitted(text, isTitle ? titlePixels : detailPixels, isTitle, room);
    // Each text is made by itself: a name could hold a "%2".
    QString svg = QStringLiteral("<text class=\"%1\" x=\"%2\" y=\"%3\"")
                      .arg(QLatin1String(isTitle ? "pw-t" : "pw-s"), number(x), number(y));
    if (line.width > 0)
        svg += QStringLiteral(" textLength=\"%1\" lengthAdjust=\"spacingAndGlyphs\"")
                   .arg(number(line.width));
    return svg + u'>' + escaped(line.text) + QStringLiteral("</text>");
}

QString severityClass(const std::optional<Severity> &severity)
{
    if (!severity)
        return {};
    return *severity == Severity::Error     ? QStringLiteral(" pw-e")
           : *severity == Severity::Warning ? QStringLiteral(" pw-w")
                                            : QStringLiteral(" pw-i");
}

QString style(SvgColours colours)
{
    QString css = QStringLiteral(".pw-map{%1}")
                      .arg(QLatin1String(colours == SvgColours::Dark ? darkColours : lightColours));
    if (colours == SvgColours::AsWanted)
        css += QStringLiteral("@media (prefers-color-scheme:dark){.pw-map{%1}}")
                   .arg(QLatin1String(darkColours));
    css += QStringLiteral(
        ".pw-map{font-family:sans-serif;font-size:12px}"
        ".pw-map .pw-b{fill:var(--pw-back)}"
        ".pw-map .pw-f{fill:var(--pw-frame);stroke:var(--pw-line);stroke-opacity:.4}"
        ".pw-map .pw-n{fill:var(--pw-node);stroke:var(--pw-line);stroke-width:1}"
        ".pw-map .pw-l{fill:none;stroke:var(--pw-line);stroke-width:1.1}"
        ".pw-map .pw-t{fill:var(--pw-text);font-weight:600}"
        ".pw-map .pw-s{fill:var(--pw-muted);font-size:10.5px}"
        ".pw-map .pw-d{stroke-dasharray:5 3}.pw-map .pw-o{stroke-dasharray:1.5 3}"
        ".pw-map .pw-n.pw-e{fill:var(--pw-error-pale);stroke:var(--pw-error);stroke-width:2.6}"
        ".pw-map .pw-n.pw-w{fill:var(--pw-warning-pale);stroke:var(--pw-warning);stroke-width:2.6}"
        ".pw-map .pw-n.pw-i{fill:var(--pw-info-pale);stroke:var(--pw-info);stroke-width:1.4}"
        ".pw-map .pw-l.pw-e{stroke:var(--pw-error);stroke-width:2.6}"
        ".pw-map .pw-l.pw-w{stroke:var(--pw-warning);stroke-width:2.2}"
        ".pw-map .pw-l.pw-i{stroke:var(--pw-info);stroke-width:1.4}"
        ".pw-map .pw-g.pw-e{fill:var(--pw-error)}.pw-map .pw-g.pw-w{fill:var(--pw-warning)}"
        ".pw-map .pw-g.pw-i{fill:var(--pw-info)}"
        ".pw-map .pw-k{fill:var(--pw-ink);font-weight:700;font-size:11px;text-anchor:middle}");
    return css;
}

QString nodeElement(const MapNode &node, const MapRect &rect, const findingtext::NameOf &nameOf)
{
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
        svg += QStringLiteral("<path class=\"pw-g%1\" d=\"%2\"/><text class=\"pw-k\" x=\"%3\" "
                              "y=\"%4\">%5</text>")
                   .arg(severity, pathOf(signOf(*node.severity, sign)), number(sign.x + 8),
                        number(sign.y + (*node.severity == Severity::Warning ? 14 : 12)),
                        QString(*node.severity == Severity::Info ? u'i' : u'!'));
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
