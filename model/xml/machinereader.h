// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolwarden {

/// What a disk of a virtual machine lies on: a volume, or storage without a pool.
struct MachineDisk {
    std::string pool; ///< of a volume: its pool; else empty
    /// Otherwise: a definition that would use the same storage. For a file, a directory at its path.
    PoolDefinition storage;
};

struct Machine {
    std::string name;
    std::string uuid;
    std::vector<MachineDisk> disks; ///< with the images that they stand on
};

/// Reads a virtual machine's XML. None: it is none. Sources that no pool can have are left out. Thread-safe.
[[nodiscard]] std::optional<Machine> readMachine(std::string_view xml);

} // namespace poolwarden
