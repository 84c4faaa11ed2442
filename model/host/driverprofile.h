// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"

#include <bitset>
#include <string>

namespace poolwarden {

/// What differs between the hosts that may be asked to define a pool.
struct DriverProfile {
    /// The daemon's storage driver rejects a newline in the name and limits its length, because it
    /// stores a file of that name. The test driver does neither.
    bool storesFiles = true;
    /// Types with a backend. Unknown (all set) where the driver cannot say.
    std::bitset<poolTypeCount> backends = std::bitset<poolTypeCount>().set();
    /// <fs:mount_opts> and <rbd:config_opts> are looked at.
    bool namespaces = true;
    /// Where the daemon keeps definitions, as its messages name it; empty: not known.
    std::string definitionFolder = "/etc/libvirt/storage";
};

} // namespace poolwarden
