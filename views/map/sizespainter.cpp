// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/map/sizespainter.h"

#include "model/map/mapshape.h"
#include "model/map/sizeshape.h"
#include "model/map/sizetext.h"
#include "views/map/mappaths.h"
#include "views/style/colours.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr double lineHeight = 16;
constexpr double padding = 8;
constexpr double ownSignSize = 14;
constexpr double gaugeWidth = 9;
/// A tile that is smaller has no text.
constexpr double leastTextWidth = 40;

QFont sizesFont(bool isTitle)
{
    QFont font = QApplication::font();
    font.setPixelSize(isTitle ? 12 : 11);
    font.setBold(isTitle);
    return font;
}

QRectF insetRect(const MapRect &rect, double by)
{
    // However small it is, something is left.
    const double side = std::min({by, rect.width / 4, rect.height / 4});
    return mappaths::rect(rect).adjusted(side, side, -side, -side);
}

} // namespace

SizesPainter::SizesPainter(QPainter *painter, const QPalette &palette)
    : m_painter(painter)
    , m_palette(palette)
{
}

void SizesPainter::paint(const SizeMap &map, const SizeLayout &layout, const SizeMarks &marks)
{
    m_painter->setRenderHint(QPainter::Antialiasing);
    for (const SizeLayout::Frame &frame : layout.frames)
        paintFrame(map, frame);
    for (std::size_t i = 0; i < layout.tiles.size(); ++i) {
        const SizeTile &tile = layout.tiles[i];
        if (tile.kind == SizeTile::Kind::Area)
            paintArea(map, tile, marks.found.contains(i));
        else
            paintLine(map, tile, marks.found.contains(i));
    }
    m_painter->setBrush(Qt::NoBrush);
    for (const std::size_t i : marks.chosen) {
        m_painter->setPen(QPen(m_palette.color(QPalette::Highlight), 3));
        m_painter->drawRect(insetRect(layout.tiles[i].rect, 2));
    }
    if (marks.current) {
        const QRectF rect = insetRect(layout.tiles[*marks.current].rect, 4.5);
        m_painter->setPen(QPen(m_palette.color(QPalette::Base), 2));
        m_painter->drawRect(rect);
        m_painter->setPen(QPen(m_palette.color(QPalette::Text), 2, Qt::DotLine));
        m_painter->drawRect(rect);
    }
}

void SizesPainter::paintFrame(const SizeMap &map, const SizeLayout::Frame &frame)
{
    m_painter->setPen(QPen(colours::hairline(m_palette), 1));
    m_painter->setBrush(
        colours::mixed(m_palette.color(QPalette::Base), m_palette.color(QPalette::Window), 0.5));
    m_painter->drawRect(insetRect(frame.rect, 1));
    if (frame.hasTitle)
        paintText(sizetext::frameTitle(map, frame.host),
                  {frame.rect.x + padding + 2, frame.rect.y + 2, frame.rect.width - 2 * padding - 4,
                   sizeTitleHeight - 2},
                  true);
}

void SizesPainter::paintArea(const SizeMap &map, const SizeTile &tile, bool isFound)
{
    const SizeArea &area = map.areas[tile.areas.front()];
    const QColor base = m_palette.color(QPalette::Base);
    const QColor text = m_palette.color(QPalette::Text);
    QColor line = colours::mixed(base, text, 0.5);
    QColor fill = colours::mixed(base, text, 0.03);
    double width = 1;
    if (area.severity) {
        line = colours::sign(m_palette, *area.severity);
        fill = colours::tint(m_palette, *area.severity);
        width = *area.severity == Severity::Info ? 1.4 : 2.6;
    }
    if (isFound)
        fill = colours::mixed(fill, m_palette.color(QPalette::Highlight), 0.3);
    const QRectF rect = insetRect(tile.rect, 0.5 + width / 2);
    const double level = rect.height() * filledShare(area);
    const QRectF filled(rect.left(), rect.bottom() - level, rect.width(), level);
    m_painter->setPen(Qt::NoPen);
    m_painter->setBrush(fill);
    m_painter->drawRect(rect);
    m_painter->setBrush(colours::mixed(fill, line, 0.3));
    m_painter->drawRect(filled);
    if (fullnessOf(area) != Fullness::Usual) {
        m_painter->setPen(QPen(colours::mixed(fill, line, 0.7), 1));
        m_painter->drawPath(
            mappaths::path(hatchOf({filled.x(), filled.y(), filled.width(), filled.height()})));
        m_painter->setBrush(Qt::NoBrush);
    }
    QPen pen(line, std::min(width, tile.rect.width / 6));
    if (area.isDraft)
        pen.setStyle(Qt::DashLine);
    m_painter->setPen(pen);
    m_painter->setBrush(Qt::NoBrush);
    m_painter->drawLine(filled.topLeft(), filled.topRight());
    m_painter->drawRect(rect);
    m_back = fill;
    paintTexts(map, tile);
    m_back = QColor();
}

void SizesPainter::paintTexts(const SizeMap &map, const SizeTile &tile)
{
    const SizeArea &area = map.areas[tile.areas.front()];
    const MapRect &rect = tile.rect;
    const bool hasText = rect.width >= leastTextWidth && rect.height >= lineHeight + 4;
    if (!hasText) {
        const double side = std::min({rect.width - 4, rect.height - 4, ownSignSize});
        if (side >= 6 && area.severity)
            paintSign(*area.severity, {rect.x + (rect.width - side) / 2,
                                       rect.y + (rect.height - side) / 2, side, side});
        return;
    }
    double left = rect.x + padding;
    const double right = rect.x + rect.width - padding;
    double top = rect.y + 4;
    if (area.severity) {
        paintSign(*area.severity, {left, top + 1, ownSignSize, ownSignSize});
        left += ownSignSize + 4;
    }
    paintText(sizetext::title(map, tile), {left, top, right - left, lineHeight}, true);
    left = rect.x + padding;
    const QString word = sizetext::fullness(map, tile);
    const auto lines = static_cast<int>((rect.height - 7) / lineHeight);
    if (!word.isEmpty() && lines >= 2) {
        // Of two lines this one matters more.
        top += lineHeight;
        const MapRect gauge{left, top + 2, gaugeWidth, lineHeight - 4};
        paintGauge(gauge, fullnessOf(area) == Fullness::NearlyFull);
        paintText(word, {left + gaugeWidth + 4, top, right - left - gaugeWidth - 4, lineHeight},
                  true);
    }
    for (const QString &text : {sizetext::detail(map, tile), sizetext::shared(map, tile)}) {
        top += lineHeight;
        if (!text.isEmpty() && top + lineHeight <= rect.y + rect.height - 3)
            paintText(text, {left, top, right - left, lineHeight}, false);
    }
}

void SizesPainter::paintSign(Severity severity, const MapRect &rect)
{
    m_painter->setPen(Qt::NoPen);
    m_painter->setBrush(colours::sign(m_palette, severity));
    m_painter->drawPath(mappaths::path(signOf(severity, rect)));
    if (rect.height < ownSignSize)
        return;
    m_painter->setPen(colours::isDark(m_palette) ? Qt::black : Qt::white);
    QFont font = sizesFont(true);
    font.setPixelSize(10);
    m_painter->setFont(font);
    const double down = severity == Severity::Warning ? 2 : 0;
    m_painter->drawText(mappaths::rect(rect).translated(0, down), Qt::AlignCenter,
                        severity == Severity::Info ? QStringLiteral("i") : QStringLiteral("!"));
}

void SizesPainter::paintGauge(const MapRect &rect, bool isFull)
{
    const QColor text = m_palette.color(QPalette::Text);
    const QRectF box = mappaths::rect(rect);
    m_painter->fillRect(box.adjusted(-2, -2, 2, 2), m_back);
    m_painter->setPen(QPen(text, 1.2));
    m_painter->setBrush(Qt::NoBrush);
    m_painter->drawRect(box);
    m_painter->setPen(Qt::NoPen);
    m_painter->setBrush(text);
    m_painter->drawRect(box.adjusted(0, isFull ? 0 : box.height() * 0.3, 0, 0));
}

void SizesPainter::paintLine(const SizeMap &map, const SizeTile &tile, bool isFound)
{
    const QRectF rect = insetRect(tile.rect, 1.5);
    m_painter->setPen(QPen(colours::hairline(m_palette), 1));
    m_painter->setBrush(isFound ? colours::mixed(m_palette.color(QPalette::Base),
                                                 m_palette.color(QPalette::Highlight), 0.3)
                                : m_palette.color(QPalette::Base));
    m_painter->drawRect(rect);
    double left = tile.rect.x + padding;
    std::optional<Severity> worst;
    for (const std::uint32_t area : tile.areas)
        worst = std::max(worst, map.areas[area].severity);
    if (worst && tile.rect.height > ownSignSize) {
        paintSign(*worst, {left, tile.rect.y + (tile.rect.height - ownSignSize) / 2, ownSignSize,
                           ownSignSize});
        left += ownSignSize + 4;
    }
    if (tile.rect.height >= 10)
        paintText(
            sizetext::title(map, tile),
            {left, tile.rect.y, tile.rect.x + tile.rect.width - padding - left, tile.rect.height},
            false);
}

void SizesPainter::paintText(const QString &text, const MapRect &rect, bool isTitle)
{
    const QFont font = sizesFont(isTitle);
    const QFontMetricsF metrics(font);
    const QString elided = metrics.elidedText(text, Qt::ElideMiddle, rect.width);
    if (m_back.isValid()) {
        // Neither the level nor what it is hatched with runs through the words.
        QRectF back = mappaths::rect(rect);
        back.setWidth(std::min(rect.width, metrics.horizontalAdvance(elided)));
        m_painter->fillRect(back.adjusted(-2, 0, 2, 0), m_back);
    }
    m_painter->setFont(font);
    m_painter->setPen(m_palette.color(QPalette::Text));
    m_painter->drawText(mappaths::rect(rect), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                        elided);
}

} // namespace poolwarden
