// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/maplayout.h"
#include "model/map/mapshape.h"

namespace poolwarden {

/// The part of an area that is filled, from the bottom; `share`: 0 to 1.
[[nodiscard]] MapRect filledPart(const MapRect &rect, double share);
/// Slanting lines within the rectangle: what is nearly full is told without colour.
[[nodiscard]] MapOutline hatchOf(const MapRect &rect);

} // namespace poolwarden
