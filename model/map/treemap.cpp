// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/treemap.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace poolwarden {

namespace {

struct TreemapItem {
    std::size_t number = 0;
    double weight = 0;
    int octave = 0;
    double rest = 0; ///< its weight and those of all behind it
};

std::vector<TreemapItem> orderOf(std::size_t count,
                                 const std::function<double(std::size_t)> &weightAt)
{
    std::vector<TreemapItem> items;
    items.reserve(count);
    for (std::size_t number = 0; number < count; ++number) {
        const double weight = weightAt(number);
        if (std::isfinite(weight) && weight > 0)
            items.push_back({number, weight, std::ilogb(weight), 0});
    }
    std::ranges::stable_sort(items, std::ranges::greater(), &TreemapItem::octave);
    double rest = 0;
    // From the smallest on: each of them counts beside its like.
    for (std::size_t i = items.size(); i-- > 0;)
        items[i].rest = rest += items[i].weight;
    return items;
}

/// A row of rectangles along the shorter side of what room is left.
class TreemapRow
{
public:
    TreemapRow(const MapRect &room, double rest)
        : m_room(room)
        , m_rest(rest)
        , m_isColumn(room.width >= room.height)
        , m_along(m_isColumn ? room.height : room.width)
        , m_across(m_isColumn ? room.width : room.height)
    {
    }

    /// False: it would make the worst of them worse. The first is always taken.
    bool take(double weight)
    {
        const double sum = m_sum + weight;
        const double least = std::min(m_least, weight);
        const double most = std::max(m_most, weight);
        const double thickness = m_across * (sum / m_rest);
        const double worst =
            std::max(m_along * (most / sum) / thickness, thickness / (m_along * (least / sum)));
        if (m_sum > 0 && worst > m_worst)
            return false;
        m_sum = sum;
        m_least = least;
        m_most = most;
        m_worst = worst;
        return true;
    }

    /// The next rectangle of the row, once all are taken.
    MapRect place(double weight)
    {
        const double thickness = std::min(m_across, m_across * (m_sum / m_rest));
        const double length = m_along * (weight / m_sum);
        const MapRect rect = m_isColumn ? MapRect{m_room.x, m_room.y + m_done, thickness, length}
                                        : MapRect{m_room.x + m_done, m_room.y, length, thickness};
        m_done += length;
        return rect;
    }

    /// What is left for those behind it, whose weight is `rest`.
    [[nodiscard]] MapRect others(double rest) const
    {
        // As a share and not as a difference: a byte beside an exabyte has its part.
        const double across = m_across * (rest / m_rest);
        MapRect room = m_room;
        (m_isColumn ? room.x : room.y) += m_across - across;
        (m_isColumn ? room.width : room.height) = across;
        return room;
    }

private:
    MapRect m_room;
    double m_rest;
    bool m_isColumn;
    double m_along;
    double m_across;
    double m_sum = 0;
    double m_least = std::numeric_limits<double>::infinity();
    double m_most = 0;
    double m_worst = std::numeric_limits<double>::infinity();
    double m_done = 0;
};

} // namespace

std::vector<MapRect> treemapOf(std::size_t count,
                               const std::function<double(std::size_t)> &weightAt,
                               const MapRect &area)
{
    std::vector<MapRect> rects(count, {area.x, area.y, 0, 0});
    if (area.width <= 0 || area.height <= 0)
        return rects;
    const std::vector<TreemapItem> items = orderOf(count, weightAt);
    MapRect room = area;
    for (std::size_t begin = 0; begin < items.size();) {
        TreemapRow row(room, items[begin].rest);
        std::size_t end = begin;
        while (end < items.size() && row.take(items[end].weight))
            ++end;
        for (std::size_t i = begin; i < end; ++i)
            rects[items[i].number] = row.place(items[i].weight);
        if (end < items.size())
            room = row.others(items[end].rest);
        begin = end;
    }
    return rects;
}

} // namespace poolwarden
