// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/sizelayout.h"
#include "model/map/sizemap.h"
#include "model/wording/findingtext.h"

#include <QString>

/// The map of sizes in words. Plain text that may contain names from a host.
namespace poolwarden::sizetext {

/// "images", "images, archive", "12 small pools", "5 pools without a known size: not active"
[[nodiscard]] QString title(const SizeMap &map, const SizeTile &tile);
/// "64% of 600 GiB"; empty: the tile is a line.
[[nodiscard]] QString detail(const SizeMap &map, const SizeTile &tile);
/// Why several pools are one tile: "one file system"; empty: it has one pool, or is a line.
[[nodiscard]] QString shared(const SizeMap &map, const SizeTile &tile);
/// "Nearly full"; empty: there is room.
[[nodiscard]] QString fullness(const SizeMap &map, const SizeTile &tile);
/// All about it in sentences, for a tool tip or a screen reader.
[[nodiscard]] QString description(const SizeMap &map, const SizeTile &tile,
                                  const findingtext::NameOf &nameOf);
/// The title of a frame: the host's, or that around what several share.
[[nodiscard]] QString frameTitle(const SizeMap &map, HostId host);

} // namespace poolwarden::sizetext
