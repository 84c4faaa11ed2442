// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/map/maproom.h"

#include "model/map/maplayout.h"
#include "views/map/mapview.h"

#include <QEvent>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace poolwarden {

namespace {

constexpr std::array shapes{0.5, 1.0, usualMapShape, 3.2, 6.0};
/// In the logarithm: half of the way between two is about a third.
constexpr double nearlyAsNear = 0.15;
/// Shorter than the map waits before it is made, so that the first has the right shape.
constexpr std::chrono::milliseconds rest{60};
constexpr int leastSide = 40;

double distance(double a, double b)
{
    return std::abs(std::log(a / b));
}

} // namespace

MapRoom::MapRoom(MapView *view)
    : QObject(view)
    , m_view(view)
    , m_shape(usualMapShape)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &MapRoom::measure);
    connect(view, &MapView::fitted, &m_rest, qOverload<>(&QTimer::start));
    view->viewport()->installEventFilter(this);
}

double MapRoom::nearest(double shape, double before)
{
    const double best = *std::ranges::min_element(
        shapes, {}, [shape](double known) { return distance(known, shape); });
    return distance(before, shape) <= distance(best, shape) + nearlyAsNear ? before : best;
}

bool MapRoom::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        m_rest.start();
    return QObject::eventFilter(watched, event);
}

void MapRoom::measure()
{
    const QSize room = m_view->viewport()->size();
    if (m_view->isAsLeft() || !m_view->isVisible() || room.width() < leastSide
        || room.height() < leastSide)
        return;
    const double shape = nearest(double(room.width()) / room.height(), m_shape);
    if (shape == m_shape)
        return;
    m_shape = shape;
    Q_EMIT shapeChanged(shape);
}

} // namespace poolwarden
