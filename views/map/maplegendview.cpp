// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/map/maplegendview.h"

#include "views/map/legendpainter.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

constexpr int legendMargin = 8;

} // namespace

MapLegendView::MapLegendView(QWidget *parent)
    : QScrollArea(parent)
    , m_canvas(new QWidget)
{
    setObjectName(QStringLiteral("mapLegend"));
    setAccessibleName(tr("Legend"));
    setFrameShape(NoFrame);
    setBackgroundRole(QPalette::Base);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored);
    m_canvas->setObjectName(QStringLiteral("mapLegendCanvas"));
    m_canvas->installEventFilter(this);
    setWidget(m_canvas);
}

void MapLegendView::setLegend(MapLegend legend)
{
    m_legend = std::move(legend);
    QStringList texts;
    int words = 0;
    for (const MapLegendRow &row : m_legend) {
        texts.append(row.text);
        words = std::max(words, fontMetrics().horizontalAdvance(row.text));
    }
    setAccessibleDescription(texts.join(QStringLiteral(", ")));
    const int width = int(legendSampleWidth) + words + 3 * legendMargin;
    // In one column, however wide the words are.
    m_canvas->setFixedSize(width, int(legendRow(m_legend.size(), 1).y) + 2 * legendMargin);
    setFixedWidth(width + verticalScrollBar()->sizeHint().width());
    m_canvas->update();
}

bool MapLegendView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_canvas && event->type() == QEvent::Paint)
        paint();
    return QScrollArea::eventFilter(watched, event);
}

void MapLegendView::paint()
{
    QPainter painter(m_canvas);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(legendMargin, legendMargin);
    for (std::size_t i = 0; i < m_legend.size(); ++i) {
        painter.save();
        painter.translate(0, legendRow(i, 1).y);
        paintLegend(&painter, {m_legend[i]}, m_canvas->width() - legendMargin, palette());
        painter.restore();
    }
}

} // namespace poolwarden
