// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"
#include "model/host/hosttopology.h"

#include <optional>
#include <string>
#include <vector>

namespace poolwarden {

/// The places that a block device's name leads to.
struct DevicePlaces {
    /// The same device in each tree that knows it. The first place names it best.
    std::vector<ResourcePath> places;
    /// The name is a link of udev's, and its target is not known.
    bool uncertain = false;
    /// Another possible meaning: "vg-lv1" is a volume, or kpartx's name for the first partition of
    /// "vg-lv".
    std::optional<ResourcePath> guess{};
};

/// Finds the device that a path names, by the rules of udev, LVM, ZFS, multipath and the kernel,
/// and by the host's list of devices if known. A path outside /dev is a file.
[[nodiscard]] DevicePlaces placesOfDevice(const std::string &path, const HostTopology &topology);

/// The place of a directory, with known links resolved.
[[nodiscard]] ResourcePath placeOfDirectory(const std::string &path, const HostTopology &topology);

/// The devices in a directory of device nodes: libvirt lists them as volumes of the dir pool
/// (measured on 9.0.0). Empty: no such directory.
[[nodiscard]] std::vector<ResourcePath> devicesInDirectory(const std::string &path,
                                                           const HostTopology &topology);

} // namespace poolwarden
