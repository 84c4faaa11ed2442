// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/maplayout.h"
#include "model/map/maptext.h"
#include "model/map/storagemap.h"

#include <QByteArray>

#include <cstdint>

namespace poolwarden {

enum class SvgColours : std::uint8_t {
    Light, ///< as plain values, which every viewer of SVG knows
    Dark,
    AsWanted, ///< by the wish of who looks at it (prefers-color-scheme), for browsers
};

/// The map as a document of its own or as an element for an HTML page: no script, nothing from elsewhere,
/// every name escaped. Each node has its description as its title.
[[nodiscard]] QByteArray svgOf(const StorageMap &map, const MapLayout &layout, SvgColours colours,
                               const findingtext::NameOf &nameOf);

} // namespace poolwarden
