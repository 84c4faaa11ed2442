// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace poolwarden {

/// The size of a node, in the units of the map: a text of 12 units is legible in it.
inline constexpr double mapNodeWidth = 184;
inline constexpr double mapNodeHeight = 44;

struct MapPoint {
    double x = 0;
    double y = 0;
    friend bool operator==(const MapPoint &, const MapPoint &) = default;
};

struct MapRect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    friend bool operator==(const MapRect &, const MapRect &) = default;
};

/// Cubic Bézier curves, one after the other: a start, then three points for each.
using MapCurve = std::vector<MapPoint>;

/// Where the nodes of a part are, by itself: y goes down from 0, x right from 0.
/// Where what lies on a place is drawn.
enum class MapDirection : std::uint8_t {
    Across, ///< right of it
    Down,   ///< below it
};

/// Width to height, as windows are.
inline constexpr double usualMapShape = 1.7;

struct PartLayout {
    double width = 0;
    double height = 0;
    std::vector<MapPoint> centres; ///< in the order of MapPart::nodes
    std::vector<MapCurve> curves;  ///< in the order of MapPart::edges
    friend bool operator==(const PartLayout &, const PartLayout &) = default;
};

/// Where everything of a StorageMap is.
struct MapLayout {
    struct Frame {
        HostId host = noHost; ///< noHost: around what several hosts share
        MapRect rect;
        friend bool operator==(const Frame &, const Frame &) = default;
    };
    /// What a part or frame has taken, in cells of a grid.
    struct Slot {
        int x = 0;
        int y = 0;
        int width = 0;
        int height = 0;
        int age = 0; ///< the number of layouts since its part was there last
        friend bool operator==(const Slot &, const Slot &) = default;
    };

    double width = 0;
    double height = 0;
    double shape = usualMapShape; ///< of the room that it was made for
    MapDirection direction = MapDirection::Across;
    std::vector<MapRect> nodes;   ///< by the index of the node
    std::vector<MapCurve> curves; ///< by the index of the edge
    std::vector<Frame> frames;
    /// By the id of the part or frame. Those of parts that are gone are remembered for a while.
    std::map<std::string, Slot> slots;
};

} // namespace poolwarden
