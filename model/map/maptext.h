// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/storagemap.h"
#include "model/wording/findingtext.h"

#include <QString>

/// The nodes of the storage map in words. Plain text that may contain names from a host.
namespace poolwarden::maptext {

/// "/srv/images", "vg0", "1,970 pools"
/// Empty for numbers of pools, places and machines.
[[nodiscard]] QString kindName(MapNodeKind kind);
/// What the field calls it, where that is less than all that have its form on the map; of a place.
[[nodiscard]] QString kindOf(const MapNode &node);
[[nodiscard]] QString title(const MapNode &node);
/// The second line: "Directory", "Draft: /srv/images", "without conflict"
[[nodiscard]] QString detail(const MapNode &node);
/// All about it in sentences, for a tool tip or a screen reader.
[[nodiscard]] QString description(const MapNode &node, const findingtext::NameOf &nameOf);
/// The title of a frame: the host's, or that around what several share.
[[nodiscard]] QString frameTitle(const StorageMap &map, HostId host);

} // namespace poolwarden::maptext
