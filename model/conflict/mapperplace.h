// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"
#include "model/host/hosttopology.h"

#include <optional>
#include <string>
#include <vector>

/// The devices behind names of the device mapper: volumes of LVM, and multipath devices. Pure
/// functions, for any name; empty: it tells nothing.
namespace poolwarden {

/// Of a name in /dev/mapper, the best first.
[[nodiscard]] std::vector<ResourcePath> mapperPlaces(const std::string &name);
/// Of a link in /dev/disk/by-id.
[[nodiscard]] std::vector<ResourcePath> linkByIdPlaces(const std::string &name);
/// The partition that kpartx would name so: "vg-lv1", or "vg-lv2p1" if the volume's name ends in a
/// digit. None if the host has a volume of that name.
[[nodiscard]] std::optional<ResourcePath> partitionOfVolume(const std::string &name,
                                                            const HostTopology &topology);

} // namespace poolwarden
