// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/host/hosttopology.h"

#include <string>
#include <vector>

namespace poolwarden {

/// Reads a host's node devices, one <device> document each as virNodeDeviceGetXMLDesc() gives them,
/// into what the engine asks of a host: the links of its disks, their world-wide names and iSCSI LUNs,
/// the SCSI hosts with their PCI addresses and Fibre Channel names. Documents that cannot be read are
/// passed over. Sets devicesKnown if there was any device at all; locality and file names are others'.
/// Thread-safe.
[[nodiscard]] HostTopology readTopology(const std::vector<std::string> &nodeDevices);

} // namespace poolwarden
