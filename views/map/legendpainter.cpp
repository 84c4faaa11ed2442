// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/map/legendpainter.h"

#include "model/map/mapshape.h"
#include "views/map/mappaths.h"
#include "views/style/colours.h"

#include <QApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QPalette>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int legendPixels = 12;

void paintShape(QPainter *painter, MapNodeKind kind, const MapRect &row)
{
    painter->save();
    painter->translate(row.x, row.y + 2);
    painter->scale(legendShapeScale, legendShapeScale);
    QPen pen = painter->pen();
    pen.setWidthF(1 / legendShapeScale);
    painter->setPen(pen);
    painter->drawPath(mappaths::path(outlineOf(kind, legendShape)));
    painter->drawPath(mappaths::path(linesOf(kind, legendShape)));
    painter->restore();
}

} // namespace

void paintMapSign(QPainter *painter, std::optional<Severity> severity, const MapRect &rect,
                  const QPalette &palette)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(severity ? colours::sign(palette, *severity) : colours::muted(palette));
    painter->drawPath(mappaths::path(signOf(severity.value_or(Severity::Info), rect)));
    QFont font = QApplication::font();
    font.setPixelSize(std::max(1, int(rect.height * 0.7)));
    font.setBold(true);
    painter->setFont(font);
    painter->setPen(colours::isDark(palette) ? Qt::black : Qt::white);
    const double down = severity == Severity::Warning ? rect.height / 8 : 0;
    painter->drawText(mappaths::rect(rect).translated(0, down), Qt::AlignCenter,
                      QString(!severity                     ? u'✓'
                              : *severity == Severity::Info ? u'i'
                                                            : u'!'));
}

void paintLegend(QPainter *painter, const MapLegend &legend, double width, const QPalette &palette)
{
    const QColor usual =
        colours::mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.5);
    QFont font = QApplication::font();
    font.setPixelSize(legendPixels);
    for (std::size_t i = 0; i < legend.size(); ++i) {
        const MapLegendRow &row = legend[i];
        const MapRect room = legendRow(i, width);
        painter->setPen(QPen(usual, 1.2, row.line ? mappaths::penStyle(*row.line) : Qt::SolidLine));
        painter->setBrush(Qt::NoBrush);
        if (row.line) {
            painter->drawPath(mappaths::path(legendLine(room)));
            painter->setPen(QPen(usual, 1.2));
            painter->drawPath(mappaths::path(crossOf(*row.line, legendLine(room))));
        } else if (row.shape) {
            paintShape(painter, *row.shape, room);
        } else {
            paintMapSign(painter, row.sign, legendSign(room), palette);
        }
        painter->setFont(font);
        painter->setPen(palette.color(QPalette::Text));
        const QRectF words = mappaths::rect(room).adjusted(legendSampleWidth + 8, 0, -6, 0);
        painter->drawText(
            words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(row.text, Qt::ElideRight, int(words.width())));
    }
}

} // namespace poolwarden
