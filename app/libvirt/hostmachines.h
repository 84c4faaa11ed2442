// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/hostquestion.h"

#include <libvirt/libvirt.h>

namespace poolwarden {

/// The virtual machines of the host. Those that are undefined meanwhile are left out. Blocks.
[[nodiscard]] HostAnswer listMachines(virConnectPtr connection);

} // namespace poolwarden
