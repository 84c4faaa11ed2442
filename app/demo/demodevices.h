// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xml/hostsourcesreader.h"

namespace poolwarden {

/// Completes the disks of the demonstration host by its partitions, logical volumes and multipath devices, with
/// what is on each and where it is mounted: libvirt's test driver has none. Thread-safe.
void addDemoDevices(FoundDevices &devices);

} // namespace poolwarden
