// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/host/hosttopology.h"

#include <string>
#include <vector>

namespace poolwarden {

/// Reads a host's node devices, one <device> document each, as virNodeDeviceGetXMLDesc() returns
/// them: links, world-wide names and iSCSI LUNs of disks, and SCSI hosts with their PCI addresses
/// and Fibre Channel names. Skips documents that cannot be read. Sets devicesKnown if there was any
/// device; leaves locality and file names alone. Thread-safe.
[[nodiscard]] HostTopology readTopology(const std::vector<std::string> &nodeDevices);

} // namespace poolwarden
