// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/maplayout.h"
#include "model/map/storagemap.h"

#include <optional>
#include <string>
#include <string_view>

namespace poolwarden {

/// The part in Graphviz' language, without any name: parts of the same form have the same text.
[[nodiscard]] std::string dotOf(const StorageMap &map, const MapPart &part,
                                MapDirection direction = MapDirection::Across);

/// Reads what Graphviz answers in its format "plain". None: it is no such answer for this part.
[[nodiscard]] std::optional<PartLayout> readPlain(std::string_view answer, const StorageMap &map,
                                                  const MapPart &part);

/// A node alone; Graphviz need not be asked.
[[nodiscard]] PartLayout singleNode();

} // namespace poolwarden
