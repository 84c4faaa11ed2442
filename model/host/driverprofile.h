// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"

#include <bitset>
#include <string>

namespace poolwarden {

/// What differs between hosts when they define a pool.
struct DriverProfile {
    /// The driver stores a file with the pool's name, so it rejects a newline in the name and
    /// limits its length. The daemon's storage driver does, the test driver does not.
    bool storesFiles = true;
    /// The types that have a backend. All set if the driver cannot tell.
    std::bitset<poolTypeCount> backends = std::bitset<poolTypeCount>().set();
    /// The host reads <fs:mount_opts> and <rbd:config_opts>.
    bool namespaces = true;
    /// The folder of definitions, as the daemon's messages name it; empty: not known.
    std::string definitionFolder = "/etc/libvirt/storage";
    friend bool operator==(const DriverProfile &, const DriverProfile &) = default;
};

} // namespace poolwarden
