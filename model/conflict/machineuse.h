// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"

#include <string>
#include <vector>

namespace poolwarden {

/// A virtual machine, and the places that its disks lie on.
struct MachineUse {
    struct Disk {
        std::string pool; ///< of a volume: the name of its pool; else empty
        std::vector<ResourcePath> places;
        friend bool operator==(const Disk &, const Disk &) = default;
    };
    std::string id; ///< its UUID, or if it has none, its name
    std::string name;
    bool isRunning = false;
    std::vector<Disk> disks;
    friend bool operator==(const MachineUse &, const MachineUse &) = default;
};

} // namespace poolwarden
