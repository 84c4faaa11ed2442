// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xml/hostsourcesreader.h"

#include <string>

namespace poolwarden {

class LocalPaths;

/// Completes the disks by what this machine tells of its block devices: partitions, loop and mapped devices, what
/// is on each, where it is mounted, and what is built on it; a disk has the uses of its partitions. Needs no
/// privileges, opens no device, and blocks for as long as sysfs takes. The folders are those of the kernel
/// (/sys/class/block) and of udev (/run/udev/data, which may be missing); `paths` has the mounts.
void addLocalDevices(FoundDevices &devices, const std::string &blockClass,
                     const std::string &udevData, const LocalPaths &paths);
/// Of this machine.
void addLocalDevices(FoundDevices &devices);

} // namespace poolwarden
