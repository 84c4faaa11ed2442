// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/maplayout.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace poolwarden {

/// Rectangles within `area`, one for each weight and in proportion to it, that fill the area and are as near to
/// squares as comes easily: the squarified treemap of Bruls, Huizing and van Wijk (2000). A weight that is not
/// above 0 has an empty one. The largest come first, but those of one power of two in the order given, so
/// that they stay where they are when a weight changes a little. `weightAt` is asked once for each
/// number below `count`.
[[nodiscard]] std::vector<MapRect> treemapOf(std::size_t count,
                                             const std::function<double(std::size_t)> &weightAt,
                                             const MapRect &area);

} // namespace poolwarden
