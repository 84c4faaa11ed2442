// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"
#include "model/host/hosttopology.h"
#include "model/xml/hostsourcesreader.h"

#include <string>
#include <utility>
#include <vector>

namespace poolwarden {

/// The volume groups of a host, and the devices that they lie on. A definition need not name these devices, so
/// they are known from the host's answer alone.
class VolumeGroups
{
public:
    VolumeGroups() = default;
    /// `sources`: the host's answer for logical pools.
    VolumeGroups(const std::vector<FoundSource> &sources, HostTopology topology);

    /// The names of those that lie on the device, on a part of it, or on something that it is a part of.
    [[nodiscard]] std::vector<std::string> on(const std::string &device) const;

private:
    HostTopology m_topology;
    std::vector<std::pair<ResourcePath, std::string>> m_places; ///< with the name of the group
};

} // namespace poolwarden
