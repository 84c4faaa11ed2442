// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace poolwarden {

/// What a pool needs before libvirt can start it, and its host has said that it does not have, or may not have.
/// Building the pool makes it.
struct Unbuilt {
    enum class Kind : std::uint8_t {
        Directory,   ///< of a pool whose type has ownsDirectory
        VolumeGroup, ///< of a logical pool
    };
    Kind kind = Kind::Directory;
    std::string place;                     ///< the path, or the name of the group
    std::vector<std::string> devices = {}; ///< those that would be written over
    bool isCertain = true;                 ///< false: the host cannot be asked
    friend bool operator==(const Unbuilt &, const Unbuilt &) = default;
};

} // namespace poolwarden
