// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/host/driverprofile.h"
#include "model/port/storageservice.h"

namespace poolwarden {

/// What decides libvirt's answers beside the definitions themselves.
[[nodiscard]] DriverProfile driverProfileOf(const HostInfo &host);

} // namespace poolwarden
