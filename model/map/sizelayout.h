// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/maplayout.h"
#include "model/map/sizemap.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace poolwarden {

/// One thing that can be chosen on the map of sizes.
struct SizeTile {
    enum class Kind : std::uint8_t {
        Area,        ///< one area, as large as its capacity
        Small,       ///< areas of one host that are too small to be seen: a line of text
        WithoutSize, ///< all pools without a known size: a line of text
    };

    Kind kind = Kind::Area;
    HostId host = noHost;
    MapRect rect;
    std::vector<std::uint32_t> areas; ///< indices in SizeMap::areas
};

/// Where everything of a SizeMap is: all areas are of one scale.
struct SizeLayout {
    struct Frame {
        HostId host = noHost; ///< noHost: around what several hosts share
        MapRect rect;
        bool hasTitle = false; ///< there is room for it: so many units from the top
    };

    double width = 0;
    double height = 0;
    std::vector<Frame> frames;
    std::vector<SizeTile>
        tiles; ///< by frame, each from left to right; what has no size is the last
};

inline constexpr double sizeTitleHeight = 20; ///< of a frame
inline constexpr double sizeLineHeight = 20;  ///< of a tile that is a line of text

[[nodiscard]] SizeLayout sizeLayoutOf(const SizeMap &map, double width, double height);

/// The pools of the tile.
[[nodiscard]] std::vector<PoolId> poolsOf(const SizeMap &map, const SizeTile &tile);

enum class SizeWay : std::uint8_t { Left, Right, Up, Down };
/// The nearest tile in this direction; none: there is no further one.
[[nodiscard]] std::optional<std::size_t> neighbourOf(const SizeLayout &layout, std::size_t tile,
                                                     SizeWay way);

} // namespace poolwarden
