// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/mappool.h"

namespace poolwarden {

/// What the pool itself calls the storage at the field of the claim.
[[nodiscard]] const ResourcePath &firstName(const MapPool &pool, const MapClaim &claim);

/// The path of what the claim reaches through a mount: a loop device is named before its file.
[[nodiscard]] const ResourcePath &pathBehind(const MapPool &pool, const MapClaim &claim);

/// What the directory is called in the file system that is mounted there, by the device that is nearest: the file
/// behind a loop device, which is in a file system itself, gives it further names.
[[nodiscard]] const ResourcePath &nameThroughMount(const MapPool &pool, const MapClaim &claim);

} // namespace poolwarden
