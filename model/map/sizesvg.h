// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/mapsvg.h"
#include "model/map/sizelayout.h"
#include "model/map/sizemap.h"
#include "model/wording/findingtext.h"

#include <QByteArray>

namespace poolwarden {

/// The map of sizes as a document, as svgOf() of the storage map.
[[nodiscard]] QByteArray sizesSvgOf(const SizeMap &map, const SizeLayout &layout,
                                    SvgColours colours, const findingtext::NameOf &nameOf);

} // namespace poolwarden
