// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/map/mapnodeitem.h"

#include "model/map/maplayout.h"
#include "model/map/maptext.h"
#include "views/map/legendpainter.h"
#include "views/map/mappaths.h"
#include "views/style/colours.h"

#include <QApplication>
#include <QFontMetrics>
#include <QGraphicsScene>
#include <QLocale>
#include <QPainter>
#include <QPalette>
#include <QStyleOptionGraphicsItem>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr MapRect nodeRect{0, 0, mapNodeWidth, mapNodeHeight};
/// Below this scale no text can be read, so none is drawn.
constexpr double leastForText = 0.42;
constexpr int titlePixels = 12;
constexpr int detailPixels = 10;
constexpr double textLeft = 12;
constexpr double signSize = 16;

QFont mapFont(int pixels, bool bold)
{
    QFont font = QApplication::font();
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

} // namespace

MapNodeItem::MapNodeItem(const MapNode &node)
    : m_outline(mappaths::path(outlineOf(node.kind, nodeRect)))
    , m_lines(mappaths::path(linesOf(node.kind, nodeRect)))
{
    setNode(node);
    setZValue(2);
}

void MapNodeItem::setNode(const MapNode &node)
{
    if (node.kind != m_node.kind) {
        m_outline = mappaths::path(outlineOf(node.kind, nodeRect));
        m_lines = mappaths::path(linesOf(node.kind, nodeRect));
    }
    m_node = node;
    // Elided once: drawing is what happens often.
    const double room =
        mapNodeWidth - textLeft - textMarginOf(node.kind) - (hasSign() ? signSize + 6 : 0);
    m_title = QFontMetrics(mapFont(titlePixels, true))
                  .elidedText(maptext::title(node), Qt::ElideMiddle, int(room));
    m_detail = QFontMetrics(mapFont(detailPixels, false))
                   .elidedText(maptext::detail(node), Qt::ElideMiddle, int(room));
    update();
}

void MapNodeItem::setChosen(bool chosen)
{
    if (m_isChosen != chosen)
        update();
    m_isChosen = chosen;
}

void MapNodeItem::setCurrent(bool current)
{
    if (m_isCurrent != current)
        update();
    m_isCurrent = current;
}

void MapNodeItem::setFound(bool found)
{
    if (m_isFound != found)
        update();
    m_isFound = found;
}

QRectF MapNodeItem::boundingRect() const
{
    return QRectF(-6, -6, mapNodeWidth + 12, mapNodeHeight + 12);
}

QPainterPath MapNodeItem::shape() const
{
    return m_outline;
}

void MapNodeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *widget)
{
    const QPalette palette = widget ? widget->palette() : scene()->palette();
    const double scale =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    QColor line = colours::mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.5);
    QColor fill =
        colours::mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.03);
    double width = 1;
    if (m_node.severity) {
        line = colours::sign(palette, *m_node.severity);
        fill = colours::tint(palette, *m_node.severity);
        width = *m_node.severity == Severity::Info ? 1.4 : 2.6;
    }
    if (m_isFound)
        fill = colours::mixed(fill, palette.color(QPalette::Highlight), 0.3);
    QPen pen(line, std::max(width, 0.8 / scale));
    if (m_node.isDraft)
        pen.setStyle(Qt::DashLine);
    if (m_isChosen || m_isCurrent) {
        QPen ring(palette.color(QPalette::Highlight), std::max(3.0, 2 / scale));
        if (m_isCurrent && !m_isChosen)
            ring.setStyle(Qt::DotLine);
        painter->setPen(ring);
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(-4, -4, mapNodeWidth + 8, mapNodeHeight + 8), 5, 5);
    }
    painter->setPen(pen);
    painter->setBrush(fill);
    painter->drawPath(m_outline);
    if (hasSign()) {
        // Where no text is drawn, the sign is all there is, and large.
        const bool isSmall = scale < leastForText;
        const double size = isSmall ? mapNodeHeight * 0.75 : signSize;
        const double left = isSmall ? (mapNodeWidth - size) / 2 : textLeft;
        const MapRect sign{left, (mapNodeHeight - size) / 2, size, size};
        paintMapSign(painter, m_node.severity, sign, palette);
    }
    if (scale >= leastForText) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(line, 1));
        painter->drawPath(m_lines);
        paintText(painter, palette);
    } else if (m_node.kind > MapNodeKind::Pool && m_node.kind != MapNodeKind::Machine
               && !m_node.severity) {
        // How many there are can be read from afar.
        painter->setPen(palette.color(QPalette::Text));
        painter->setFont(mapFont(28, true));
        painter->drawText(QRectF(0, 0, mapNodeWidth, mapNodeHeight), Qt::AlignCenter,
                          QLocale().toString(qlonglong(m_node.kind == MapNodeKind::Machines
                                                           ? m_node.machines.size()
                                                           : m_node.pools.size())));
    }
}

void MapNodeItem::paintText(QPainter *painter, const QPalette &palette) const
{
    const double left = textLeft + (hasSign() ? signSize + 6 : 0);
    const double room = mapNodeWidth - left - 6;
    painter->setPen(palette.color(QPalette::Text));
    painter->setFont(mapFont(titlePixels, true));
    painter->drawText(QRectF(left, 6, room, 18),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_title);
    painter->setPen(colours::muted(palette));
    painter->setFont(mapFont(detailPixels, false));
    painter->drawText(QRectF(left, 23, room, 15),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_detail);
}

} // namespace poolwarden
