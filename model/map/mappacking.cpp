// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/mappacking.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

namespace poolwarden {

namespace {

constexpr double cell = 16;
/// Around a part, in cells on its right and below.
constexpr int gap = 2;
constexpr double frameMargin = 20;
constexpr double frameTitle = 34;
/// A frame is packed anew if less of it is used.
constexpr double leastUsed = 0.25;

/// What comes back finds its place again, unless it was away for more layouts than these.
constexpr int oldest = 100;

struct PackedItem {
    std::string id;
    int width = 0;
    int height = 0;
    int rank = 0; ///< those with a lower one come first where all is new
};

int cells(double length)
{
    return static_cast<int>(std::ceil(length / cell));
}

/// Which cells are taken, in rows of a fixed width.
class Grid
{
public:
    explicit Grid(int width)
        : m_width(width)
    {
    }

    [[nodiscard]] bool isFree(const MapLayout::Slot &slot) const
    {
        for (int y = slot.y; y < std::min(slot.y + slot.height, rows()); ++y) {
            for (int x = slot.x; x < slot.x + slot.width; ++x) {
                if (m_taken[index(x, y)])
                    return false;
            }
        }
        return slot.x + slot.width <= m_width;
    }

    void take(const MapLayout::Slot &slot)
    {
        m_taken.resize(std::max(m_taken.size(), index(0, slot.y + slot.height)));
        for (int y = slot.y; y < slot.y + slot.height; ++y) {
            for (int x = slot.x; x < slot.x + slot.width; ++x)
                m_taken[index(x, y)] = true;
        }
    }

    [[nodiscard]] MapLayout::Slot firstFree(int width, int height) const
    {
        MapLayout::Slot slot{0, 0, width, height};
        for (;; ++slot.y) {
            for (slot.x = 0; slot.x + width <= m_width; ++slot.x) {
                if (isFree(slot))
                    return slot;
            }
        }
    }

private:
    [[nodiscard]] std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width)
               + static_cast<std::size_t>(x);
    }
    [[nodiscard]] int rows() const
    {
        return static_cast<int>(m_taken.size() / static_cast<std::size_t>(m_width));
    }

    int m_width;
    std::vector<bool> m_taken;
};

using Slots = std::map<std::string, MapLayout::Slot>;

double areaOf(const std::vector<PackedItem> &items)
{
    return std::accumulate(items.begin(), items.end(), 0.0, [](double sum, const PackedItem &item) {
        return sum + double(item.width) * item.height;
    });
}

int widest(const std::vector<PackedItem> &items)
{
    return items.empty() ? 1 : std::ranges::max_element(items, {}, &PackedItem::width)->width;
}

MapLayout::Slot extentOf(const Slots &slots)
{
    MapLayout::Slot extent;
    for (const auto &[id, slot] : slots) {
        extent.width = std::max(extent.width, slot.x + slot.width);
        extent.height = std::max(extent.height, slot.y + slot.height);
    }
    return extent;
}

Slots packedAnew(std::vector<PackedItem> items, double shape)
{
    // The high ones first: the low ones fit between them.
    std::ranges::stable_sort(
        items, {}, [](const PackedItem &item) { return std::pair(item.rank, -item.height); });
    const int width =
        std::max(widest(items), static_cast<int>(std::ceil(std::sqrt(areaOf(items) * shape))));
    Grid grid(width);
    Slots slots;
    for (const PackedItem &item : items) {
        const MapLayout::Slot slot = grid.firstFree(item.width, item.height);
        grid.take(slot);
        slots[item.id] = slot;
    }
    return slots;
}

/// As much as possible where it was.
Slots packedAgain(const std::vector<PackedItem> &items, const Slots &previous)
{
    int width = widest(items);
    for (const PackedItem &item : items) {
        if (const auto known = previous.find(item.id); known != previous.end())
            width = std::max(width, known->second.x + std::max(item.width, known->second.width));
    }
    Grid grid(width);
    Slots slots;
    const auto put = [&grid, &slots](const PackedItem &item, const MapLayout::Slot &slot) {
        grid.take(slot);
        slots[item.id] = slot;
    };
    std::vector<const PackedItem *> returning;
    std::vector<const PackedItem *> grown;
    std::vector<const PackedItem *> homeless;
    for (const PackedItem &item : items) {
        const auto known = previous.find(item.id);
        if (known == previous.end()) {
            homeless.push_back(&item);
            continue;
        }
        const MapLayout::Slot &old = known->second;
        const bool isAsSmall = item.width <= old.width && item.height <= old.height;
        if (old.age == 0 && isAsSmall)
            put(item, {old.x, old.y, item.width, item.height});
        else
            (isAsSmall ? returning : grown).push_back(&item);
    }
    // Those first that need no more room than they had: what has grown must not take it.
    grown.insert(grown.begin(), returning.begin(), returning.end());
    for (const PackedItem *item : grown) {
        const MapLayout::Slot &old = previous.at(item->id);
        const MapLayout::Slot wanted{old.x, old.y, item->width, item->height};
        if (grid.isFree(wanted))
            put(*item, wanted);
        else
            homeless.push_back(item);
    }
    std::ranges::stable_sort(
        homeless, {}, [](const PackedItem *item) { return std::pair(item->rank, -item->height); });
    for (const PackedItem *item : homeless)
        put(*item, grid.firstFree(item->width, item->height));
    return slots;
}

Slots pack(const std::vector<PackedItem> &items, const Slots &previous, double shape)
{
    const bool isKnown = std::ranges::any_of(
        items, [&previous](const PackedItem &item) { return previous.contains(item.id); });
    if (isKnown) {
        Slots slots = packedAgain(items, previous);
        const MapLayout::Slot extent = extentOf(slots);
        if (areaOf(items) >= leastUsed * extent.width * extent.height)
            return slots;
        // A few things on a wide map are no reason to move them.
        Slots fresh = packedAnew(items, shape);
        const MapLayout::Slot needed = extentOf(fresh);
        if (double(needed.width) * needed.height >= 0.5 * extent.width * extent.height)
            return slots;
        return fresh;
    }
    return packedAnew(items, shape);
}

std::string frameId(HostId host)
{
    return "frame:" + std::to_string(host.value());
}

/// The worst first.
int rankOf(const StorageMap &map, const MapPart &part)
{
    const std::optional<Severity> worst = worstOf(map, part);
    return worst ? -static_cast<int>(*worst) : 1;
}

class MapPacking
{
public:
    MapPacking(const StorageMap &map, const std::vector<PartLayout> &parts,
               const MapLayout &previous, double shape)
        : m_map(map)
        , m_parts(parts)
        , m_previous(previous)
    {
        m_layout.shape = shape;
        m_layout.nodes.resize(map.nodes.size());
        m_layout.curves.resize(map.edges.size());
    }

    MapLayout layout()
    {
        std::vector<HostId> hosts;
        for (const MapPart &part : m_map.parts) {
            if (hosts.empty() || hosts.back() != part.host)
                hosts.push_back(part.host);
        }
        std::vector<PackedItem> frames;
        std::map<HostId, Slots> inFrame;
        for (const HostId host : hosts) {
            inFrame[host] = pack(itemsOf(host), m_previous.slots, m_layout.shape);
            const MapLayout::Slot extent = extentOf(inFrame[host]);
            frames.push_back({frameId(host), extent.width + cells(2 * frameMargin) - gap + 2,
                              extent.height + cells(frameMargin + frameTitle) - gap + 2,
                              static_cast<int>(frames.size())});
        }
        const Slots places = pack(frames, m_previous.slots, m_layout.shape);
        for (const HostId host : hosts)
            placeFrame(host, places.at(frameId(host)), inFrame[host]);
        for (const auto &[id, slot] : places)
            m_layout.slots[id] = slot;
        for (auto [id, slot] : m_previous.slots) {
            if (++slot.age <= oldest)
                m_layout.slots.try_emplace(id, slot);
        }
        return std::move(m_layout);
    }

private:
    [[nodiscard]] std::vector<PackedItem> itemsOf(HostId host) const
    {
        std::vector<PackedItem> items;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            const MapPart &part = m_map.parts[i];
            if (part.host == host)
                items.push_back({part.id, cells(m_parts[i].width) + gap,
                                 cells(m_parts[i].height) + gap, rankOf(m_map, part)});
        }
        return items;
    }

    void placeFrame(HostId host, const MapLayout::Slot &frame, const Slots &slots)
    {
        const MapRect rect{frame.x * cell, frame.y * cell, (frame.width - 2) * cell,
                           (frame.height - 2) * cell};
        m_layout.frames.push_back({host, rect});
        m_layout.width = std::max(m_layout.width, rect.x + rect.width);
        m_layout.height = std::max(m_layout.height, rect.y + rect.height);
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            const MapPart &part = m_map.parts[i];
            if (part.host != host)
                continue;
            const MapLayout::Slot &slot = slots.at(part.id);
            m_layout.slots[part.id] = slot;
            placePart(part, m_parts[i],
                      {rect.x + frameMargin + slot.x * cell, rect.y + frameTitle + slot.y * cell});
        }
    }

    void placePart(const MapPart &part, const PartLayout &layout, MapPoint at)
    {
        for (std::size_t i = 0; i < part.nodes.size(); ++i)
            m_layout.nodes[part.nodes[i]] = {at.x + layout.centres[i].x - mapNodeWidth / 2,
                                             at.y + layout.centres[i].y - mapNodeHeight / 2,
                                             mapNodeWidth, mapNodeHeight};
        for (std::size_t i = 0; i < part.edges.size(); ++i) {
            MapCurve &curve = m_layout.curves[part.edges[i]];
            for (const MapPoint &point : layout.curves[i])
                curve.push_back({at.x + point.x, at.y + point.y});
        }
    }

    const StorageMap &m_map;
    const std::vector<PartLayout> &m_parts;
    const MapLayout &m_previous;
    MapLayout m_layout;
};

} // namespace

MapLayout packed(const StorageMap &map, const std::vector<PartLayout> &parts,
                 const MapLayout &previous, double shape)
{
    return MapPacking(map, parts, previous, shape).layout();
}

} // namespace poolwarden
