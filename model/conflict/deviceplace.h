// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"
#include "model/host/hosttopology.h"

#include <optional>
#include <string>
#include <vector>

namespace poolwarden {

/// Where a block device's name leads.
struct DevicePlaces {
    /// The same device in each tree that knows it: first the one to name it by.
    std::vector<ResourcePath> places;
    /// The name is one of udev's links, and what it points at is not known.
    bool uncertain = false;
    /// What the name could mean as well: "vg-lv1" is a volume, or what kpartx calls the first partition
    /// of "vg-lv".
    std::optional<ResourcePath> guess{};
};

/// Finds the device that a path names, by the rules of udev, LVM, ZFS, multipath and the kernel,
/// and by the host's own list of devices where that is known. A path outside /dev is a file.
[[nodiscard]] DevicePlaces placesOfDevice(const std::string &path, const HostTopology &topology);

/// A directory's place, through the links that are known.
[[nodiscard]] ResourcePath placeOfDirectory(const std::string &path, const HostTopology &topology);

/// What a directory of device nodes gives access to: libvirt lists the devices in it as volumes of the
/// dir pool (measured on 9.0.0). Empty: it is no such directory.
[[nodiscard]] std::vector<ResourcePath> devicesInDirectory(const std::string &path,
                                                           const HostTopology &topology);

} // namespace poolwarden
