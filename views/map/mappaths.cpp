// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/map/mappaths.h"

namespace poolwarden::mappaths {

namespace {

QPointF point(const MapPoint &point)
{
    return {point.x, point.y};
}

} // namespace

QPainterPath path(const MapOutline &outline)
{
    QPainterPath path;
    for (const MapStep &step : outline) {
        switch (step.kind) {
        case 'M':
            path.moveTo(point(step.points[0]));
            break;
        case 'L':
            path.lineTo(point(step.points[0]));
            break;
        case 'C':
            path.cubicTo(point(step.points[0]), point(step.points[1]), point(step.points[2]));
            break;
        default:
            path.closeSubpath();
        }
    }
    return path;
}

QPainterPath path(const MapCurve &curve)
{
    QPainterPath path;
    if (curve.empty())
        return path;
    path.moveTo(point(curve.front()));
    for (std::size_t i = 1; i + 2 < curve.size(); i += 3)
        path.cubicTo(point(curve[i]), point(curve[i + 1]), point(curve[i + 2]));
    return path;
}

Qt::PenStyle penStyle(const MapEdge &edge)
{
    if (edge.isDraft)
        return Qt::DashLine;
    return edge.kind == MapEdgeKind::Through || edge.kind == MapEdgeKind::Collides ? Qt::DotLine
                                                                                   : Qt::SolidLine;
}

} // namespace poolwarden::mappaths
