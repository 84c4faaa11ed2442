// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/host/driverprofile.h"
#include "model/port/storageservice.h"

namespace poolwarden {

/// The properties of a host that decide whether it accepts a definition.
[[nodiscard]] DriverProfile driverProfileOf(const HostInfo &host);

} // namespace poolwarden
