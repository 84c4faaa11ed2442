// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/sizelayout.h"

#include "model/map/treemap.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <set>
#include <utility>

namespace poolwarden {

namespace {

/// In square units: a smaller one cannot be told from its border.
constexpr double leastArea = 36;
/// A thinner one has no room for a name.
constexpr double leastSide = 16;
/// One that is thin all the same is drawn if so many times its size is not that of another.
constexpr double muchLarger = 10;
constexpr double sizeMargin = 4;
constexpr int mostRounds = 10;

/// A host, or what several share, with its areas.
struct SizeFrame {
    HostId host = noHost;
    std::vector<std::uint32_t> areas; ///< those to scale
    std::vector<std::uint32_t> small;
    double weight = 0; ///< of those to scale
    MapRect outer;
    MapRect inner; ///< for the areas to scale
    MapRect line;  ///< for the small ones
    bool hasTitle = false;
};

/// A treemap of rectangles that are wide rather than square, for the text in them.
std::vector<MapRect> wideTreemapOf(std::size_t count,
                                   const std::function<double(std::size_t)> &weightAt,
                                   const MapRect &area)
{
    constexpr double stretch = 2;
    std::vector<MapRect> rects =
        treemapOf(count, weightAt, {0, area.y, area.width / stretch, area.height});
    for (MapRect &rect : rects) {
        rect.x = area.x + rect.x * stretch;
        rect.width *= stretch;
    }
    return rects;
}

double areaOf(const MapRect &rect)
{
    return rect.width * rect.height;
}

class SizeArranger
{
public:
    explicit SizeArranger(const SizeMap &map)
        : m_map(map)
    {
        collect();
    }

    SizeLayout arrange(double width, double height)
    {
        SizeLayout layout;
        layout.width = width;
        layout.height = height;
        const double line = m_map.withoutSize.empty() ? 0 : std::min(sizeLineHeight, height);
        fit({0, 0, width, height - line});
        for (const SizeFrame &frame : m_frames)
            put(frame, layout);
        if (line > 0)
            layout.tiles.push_back(
                {SizeTile::Kind::WithoutSize, noHost, {0, height - line, width, line}, {}});
        return layout;
    }

private:
    void collect()
    {
        const auto add = [this](HostId host) {
            SizeFrame frame;
            frame.host = host;
            for (std::uint32_t i = 0; i < m_map.areas.size(); ++i) {
                if (m_map.areas[i].host == host)
                    frame.areas.push_back(i);
            }
            weigh(frame);
            if (!frame.areas.empty())
                m_frames.push_back(std::move(frame));
        };
        add(noHost);
        for (const MapHost &host : m_map.hosts)
            add(host.id);
    }

    [[nodiscard]] double weightOf(std::uint32_t area) const
    {
        return double(m_map.areas[area].capacity);
    }
    void weigh(SizeFrame &frame) const
    {
        frame.weight = std::accumulate(
            frame.areas.begin(), frame.areas.end(), 0.0,
            [this](double sum, std::uint32_t area) { return sum + weightOf(area); });
    }

    static void inset(SizeFrame &frame)
    {
        const MapRect &outer = frame.outer;
        const double margin = std::min({sizeMargin, outer.width / 8, outer.height / 8});
        frame.hasTitle = outer.height >= 2.5 * sizeTitleHeight && outer.width >= 60;
        const double top = frame.hasTitle ? sizeTitleHeight : margin;
        const bool isOnlyLine = frame.areas.empty();
        const double room = outer.height - top - margin;
        const double line = frame.small.empty() ? 0
                            : isOnlyLine        ? room
                                                : std::min(sizeLineHeight, room * 0.4);
        frame.inner = {outer.x + margin, outer.y + top, outer.width - 2 * margin, room - line};
        frame.line = {frame.inner.x, frame.inner.y + frame.inner.height, frame.inner.width, line};
    }

    /// Beside much larger ones; of many that are alike none is left out.
    [[nodiscard]] std::set<std::uint32_t> withoutRoomForName(const SizeFrame &frame) const
    {
        std::set<std::uint32_t> areas;
        const std::vector<MapRect> rects = rectsOf(frame);
        double largest = 0;
        for (const std::uint32_t area : frame.areas)
            largest = std::max(largest, weightOf(area));
        for (std::size_t i = 0; i < rects.size(); ++i) {
            if (std::min(rects[i].width, rects[i].height) < leastSide
                && weightOf(frame.areas[i]) * muchLarger < largest)
                areas.insert(frame.areas[i]);
        }
        return areas;
    }

    /// What is too small at this scale goes into the line of its frame. True: there was something.
    [[nodiscard]] bool dropSmall(SizeFrame &frame, double scale) const
    {
        const bool isThin = std::min(frame.inner.width, frame.inner.height) < std::sqrt(leastArea);
        const std::set<std::uint32_t> nameless = withoutRoomForName(frame);
        const auto isSmall = [&](std::uint32_t area) {
            return isThin || weightOf(area) * scale < leastArea || nameless.contains(area);
        };
        const auto first = std::ranges::stable_partition(frame.areas, [&](std::uint32_t area) {
                               return !isSmall(area);
                           }).begin();
        if (first == frame.areas.end())
            return false;
        frame.small.insert(frame.small.end(), first, frame.areas.end());
        frame.areas.erase(first, frame.areas.end());
        std::ranges::sort(frame.small);
        weigh(frame);
        return true;
    }

    /// A frame needs room beside its areas, which depends on its form: so its size is found step by step.
    void fit(const MapRect &room)
    {
        std::vector<double> weights;
        for (const SizeFrame &frame : m_frames)
            weights.push_back(frame.weight);
        for (int round = 0; round < mostRounds; ++round) {
            const std::vector<MapRect> outer = wideTreemapOf(
                m_frames.size(), [&weights](std::size_t i) { return weights[i]; }, room);
            double inner = 0;
            double weight = 0;
            for (std::size_t i = 0; i < m_frames.size(); ++i) {
                m_frames[i].outer = outer[i];
                inset(m_frames[i]);
                inner += m_frames[i].areas.empty() ? 0 : areaOf(m_frames[i].inner);
                weight += m_frames[i].weight;
            }
            const double scale = weight > 0 ? inner / weight : 0;
            bool isChanged = false;
            double worst = 1;
            for (std::size_t i = 0; i < m_frames.size(); ++i) {
                SizeFrame &frame = m_frames[i];
                if (!frame.areas.empty())
                    worst = std::min(worst, areaOf(frame.inner) / (frame.weight * scale));
                // The first round gives no frame its margins.
                isChanged = (round > 0 && dropSmall(frame, scale)) || isChanged;
                const double least = 4 * sizeTitleHeight * sizeTitleHeight;
                weights[i] = std::max(
                    least, frame.weight * scale + areaOf(frame.outer)
                               - (frame.areas.empty() ? areaOf(frame.outer) : areaOf(frame.inner)));
            }
            if (round > 0 && !isChanged && worst > 0.98)
                break;
        }
        trim();
    }

    /// All have the scale of the one with the least room.
    void trim()
    {
        double scale = std::numeric_limits<double>::infinity();
        for (SizeFrame &frame : m_frames) {
            inset(frame);
            if (dropSmall(frame, scale))
                inset(frame);
            if (!frame.areas.empty())
                scale = std::min(scale, areaOf(frame.inner) / frame.weight);
        }
        for (SizeFrame &frame : m_frames) {
            if (!frame.areas.empty() && areaOf(frame.inner) > 0)
                frame.inner.height *= frame.weight * scale / areaOf(frame.inner);
        }
    }

    [[nodiscard]] std::vector<MapRect> rectsOf(const SizeFrame &frame) const
    {
        return wideTreemapOf(
            frame.areas.size(), [&](std::size_t i) { return weightOf(frame.areas[i]); },
            frame.inner);
    }

    void put(const SizeFrame &frame, SizeLayout &layout) const
    {
        layout.frames.push_back({frame.host, frame.outer, frame.hasTitle});
        const std::vector<MapRect> rects = rectsOf(frame);
        std::vector<std::size_t> order(rects.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        std::ranges::stable_sort(order, [&rects](std::size_t a, std::size_t b) {
            return std::pair(rects[a].x, rects[a].y) < std::pair(rects[b].x, rects[b].y);
        });
        for (const std::size_t i : order)
            layout.tiles.push_back({SizeTile::Kind::Area, frame.host, rects[i], {frame.areas[i]}});
        if (!frame.small.empty())
            layout.tiles.push_back({SizeTile::Kind::Small, frame.host, frame.line, frame.small});
    }

    const SizeMap &m_map;
    std::vector<SizeFrame> m_frames;
};

/// From the tile to another in this direction; infinite: it is not there. What is aside counts more.
double farnessOf(const MapRect &from, const MapRect &to, SizeWay way)
{
    const bool isAcross = way == SizeWay::Left || way == SizeWay::Right;
    const bool isBack = way == SizeWay::Left || way == SizeWay::Up;
    const auto start = [](const MapRect &rect, bool ofX) { return ofX ? rect.x : rect.y; };
    const auto length = [](const MapRect &rect, bool ofX) {
        return ofX ? rect.width : rect.height;
    };
    const MapRect &near = isBack ? to : from;
    const MapRect &far = isBack ? from : to;
    const double ahead = start(far, isAcross) - start(near, isAcross) - length(near, isAcross);
    if (ahead < -0.5)
        return std::numeric_limits<double>::infinity();
    const double gap =
        std::max({0.0, start(to, !isAcross) - start(from, !isAcross) - length(from, !isAcross),
                  start(from, !isAcross) - start(to, !isAcross) - length(to, !isAcross)});
    const double between = std::abs(start(to, !isAcross) + length(to, !isAcross) / 2
                                    - start(from, !isAcross) - length(from, !isAcross) / 2);
    return ahead + 3 * gap + between / 1000;
}

} // namespace

SizeLayout sizeLayoutOf(const SizeMap &map, double width, double height)
{
    return SizeArranger(map).arrange(std::max(1.0, width), std::max(1.0, height));
}

std::vector<PoolId> poolsOf(const SizeMap &map, const SizeTile &tile)
{
    std::vector<PoolId> pools;
    for (const std::uint32_t area : tile.areas)
        pools.insert(pools.end(), map.areas[area].pools.begin(), map.areas[area].pools.end());
    if (tile.kind == SizeTile::Kind::WithoutSize) {
        for (const SizeMap::WithoutSize &one : map.withoutSize)
            pools.push_back(one.pool);
    }
    return pools;
}

std::optional<std::size_t> neighbourOf(const SizeLayout &layout, std::size_t tile, SizeWay way)
{
    std::optional<std::size_t> best;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < layout.tiles.size(); ++i) {
        const double far = farnessOf(layout.tiles[tile].rect, layout.tiles[i].rect, way);
        if (i != tile && far < least) {
            least = far;
            best = i;
        }
    }
    return best;
}

} // namespace poolwarden
