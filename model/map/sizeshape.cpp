// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/sizeshape.h"

#include <algorithm>

namespace poolwarden {

MapRect filledPart(const MapRect &rect, double share)
{
    const double level = rect.height * share;
    return {rect.x, rect.y + rect.height - level, rect.width, level};
}

MapOutline hatchOf(const MapRect &rect)
{
    constexpr double gap = 7;
    constexpr int most = 400;
    const double way = rect.width + rect.height;
    const double bottom = rect.y + rect.height;
    MapOutline lines;
    for (int i = 1; i <= most && i * gap < way; ++i) {
        const double far = i * gap;
        const MapPoint low{rect.x + std::min(far, rect.width),
                           bottom - std::max(0.0, far - rect.width)};
        const MapPoint high{rect.x + std::max(0.0, far - rect.height),
                            bottom - std::min(far, rect.height)};
        lines.push_back({'M', {low}});
        lines.push_back({'L', {high}});
    }
    return lines;
}

} // namespace poolwarden
