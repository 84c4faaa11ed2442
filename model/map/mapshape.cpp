// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/mapshape.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace poolwarden {

namespace {

class Outline
{
public:
    explicit Outline(const MapRect &rect)
        : m_rect(rect)
    {
    }
    /// Negative: from the right or from below.
    Outline &move(double x, double y) { return add('M', {at(x, y)}); }
    Outline &line(double x, double y) { return add('L', {at(x, y)}); }
    Outline &curve(MapPoint a, MapPoint b, MapPoint end)
    {
        return add('C', {at(a.x, a.y), at(b.x, b.y), at(end.x, end.y)});
    }
    Outline &close() { return add('Z', {}); }
    MapOutline take() { return std::move(m_steps); }

private:
    [[nodiscard]] MapPoint at(double x, double y) const
    {
        return {m_rect.x + (std::signbit(x) ? m_rect.width + x : x),
                m_rect.y + (std::signbit(y) ? m_rect.height + y : y)};
    }
    Outline &add(char kind, std::array<MapPoint, 3> points)
    {
        m_steps.push_back({kind, points});
        return *this;
    }

    MapRect m_rect;
    MapOutline m_steps;
};

MapOutline rounded(const MapRect &rect, double radius)
{
    const double k = radius * 0.45; // near enough to a circle
    return Outline(rect)
        .move(radius, 0)
        .line(-radius, 0)
        .curve({-k, 0}, {-0.0, k}, {-0.0, radius})
        .line(-0.0, -radius)
        .curve({-0.0, -k}, {-k, -0.0}, {-radius, -0.0})
        .line(radius, -0.0)
        .curve({k, -0.0}, {0, -k}, {0, -radius})
        .line(0, radius)
        .curve({0, k}, {k, 0}, {radius, 0})
        .close()
        .take();
}

/// With corners cut off: left and right.
MapOutline cut(const MapRect &rect, double left, double right)
{
    return Outline(rect)
        .move(left, 0)
        .line(-right, 0)
        .line(-0.0, right)
        .line(-0.0, -right)
        .line(-right, -0.0)
        .line(left, -0.0)
        .line(0, -left)
        .line(0, left)
        .close()
        .take();
}

MapOutline folder(const MapRect &rect)
{
    return Outline(rect)
        .move(0, 0)
        .line(40, 0)
        .line(46, 6)
        .line(-0.0, 6)
        .line(-0.0, -0.0)
        .line(0, -0.0)
        .close()
        .take();
}

/// A sheet with a corner turned down.
MapOutline sheet(const MapRect &rect)
{
    return Outline(rect)
        .move(0, 0)
        .line(-12, 0)
        .line(-0.0, 12)
        .line(-0.0, -0.0)
        .line(0, -0.0)
        .close()
        .take();
}

MapOutline drum(const MapRect &rect)
{
    return Outline(rect)
        .move(8, 0)
        .line(-8, 0)
        .curve({-2.7, 0}, {-0.0, rect.height * 0.2}, {-0.0, rect.height / 2})
        .curve({-0.0, rect.height * 0.8}, {-2.7, -0.0}, {-8, -0.0})
        .line(8, -0.0)
        .curve({2.7, -0.0}, {0, rect.height * 0.8}, {0, rect.height / 2})
        .curve({0, rect.height * 0.2}, {2.7, 0}, {8, 0})
        .close()
        .take();
}

} // namespace

MapOutline outlineOf(MapNodeKind kind, const MapRect &rect)
{
    switch (kind) {
    case MapNodeKind::Disk:
    case MapNodeKind::Multipath:
        return drum(rect);
    case MapNodeKind::Partition:
        return cut(rect, 0, 8);
    case MapNodeKind::Lun:
        return cut(rect, 8, 0);
    case MapNodeKind::VolumeGroup:
    case MapNodeKind::Target:
        return cut(rect, rect.height / 2 - 10, rect.height / 2 - 10);
    case MapNodeKind::Volume:
        return cut(rect, 6, 6);
    case MapNodeKind::Directory:
        return folder(rect);
    case MapNodeKind::File:
        return sheet(rect);
    case MapNodeKind::Server:
    case MapNodeKind::Export:
    case MapNodeKind::ScsiHost:
        return cut(rect, 0, 0);
    case MapNodeKind::CephPool:
    case MapNodeKind::Cluster:
        return rounded(rect, rect.height / 2);
    case MapNodeKind::Machine:
    case MapNodeKind::Machines:
        return rounded(rect, 4);
    case MapNodeKind::Pool:
    case MapNodeKind::Pools:
    case MapNodeKind::Places:
        break;
    }
    return rounded(rect, 9);
}

MapOutline linesOf(MapNodeKind kind, const MapRect &rect)
{
    Outline lines(rect);
    switch (kind) {
    case MapNodeKind::Disk:
    case MapNodeKind::Multipath:
        lines.move(-8, 0).curve({-13, 0}, {-15, rect.height * 0.3}, {-15, rect.height / 2});
        lines.curve({-15, rect.height * 0.7}, {-13, -0.0}, {-8, -0.0});
        if (kind == MapNodeKind::Multipath) {
            lines.move(-14, 0).curve({-19, 0}, {-21, rect.height * 0.3}, {-21, rect.height / 2});
            lines.curve({-21, rect.height * 0.7}, {-19, -0.0}, {-14, -0.0});
        }
        break;
    case MapNodeKind::Target:
        lines.move(-(rect.height / 2 - 10), 0).line(-(rect.height / 2 - 10), -0.0);
        break;
    case MapNodeKind::Cluster:
        lines.move(-rect.height * 0.4, 1).line(-rect.height * 0.4, -1);
        break;
    case MapNodeKind::File:
        lines.move(-12, 0).line(-12, 12).line(-0.0, 12);
        break;
    case MapNodeKind::Server:
        lines.move(0, 5).line(-0.0, 5);
        break;
    case MapNodeKind::Export:
        lines.move(-6, 0).line(-6, -0.0);
        break;
    case MapNodeKind::ScsiHost:
        lines.move(6, 0).line(6, -0.0);
        break;
    case MapNodeKind::Machine:
        lines.move(4, -4).line(-4, -4); // a screen
        break;
    case MapNodeKind::Machines:
        lines.move(4, -4).line(-4, -4);
        lines.move(-5, 4).line(-5, -8);
        break;
    case MapNodeKind::Pools:
    case MapNodeKind::Places:
        lines.move(-5, 4).line(-5, -4);
        lines.move(-9, 2).line(-9, -2);
        break;
    default:
        break;
    }
    return lines.take();
}

MapOutline crossOf(const MapEdge &edge, const MapCurve &curve)
{
    if (edge.kind != MapEdgeKind::Collides || curve.size() < 4)
        return {};
    constexpr double reach = 4.5;
    const std::size_t start = (curve.size() - 1) / 6 * 3;
    const auto at = [&curve, start](double MapPoint::*axis) {
        return (curve[start].*axis + 3 * curve[start + 1].*axis + 3 * curve[start + 2].*axis
                + curve[start + 3].*axis)
               / 8;
    };
    const MapRect around{at(&MapPoint::x) - reach, at(&MapPoint::y) - reach, 2 * reach, 2 * reach};
    return Outline(around).move(0, 0).line(-0.0, -0.0).move(-0.0, 0).line(0, -0.0).take();
}

double textMarginOf(MapNodeKind kind)
{
    constexpr double usual = 12;
    constexpr double gap = 4;
    double reach = usual - gap;
    const double width = 4 * mapNodeWidth; // what is near the right end is of that end
    for (const MapStep &step : linesOf(kind, {0, 0, width, mapNodeHeight})) {
        const MapPoint &end = step.points[step.kind == 'C' ? 2 : 0];
        if (end.x > width / 2)
            reach = std::max(reach, width - end.x);
    }
    return reach + gap;
}

MapOutline signOf(Severity severity, const MapRect &rect)
{
    switch (severity) {
    case Severity::Error:
        return cut(rect, rect.width * 0.29, rect.width * 0.29);
    case Severity::Warning:
        return Outline(rect).move(rect.width / 2, 0).line(-0.0, -0.0).line(0, -0.0).close().take();
    case Severity::Info:
        break;
    }
    return rounded(rect, rect.width / 2);
}

} // namespace poolwarden
