// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/volumegroups.h"

#include "model/conflict/deviceplace.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace poolwarden {

namespace {

/// Whether one place is the other, or lies inside it.
bool isOneInside(const ResourcePath &a, const ResourcePath &b)
{
    const std::size_t common = std::min(a.segments.size(), b.segments.size());
    return a.tree == b.tree
           && std::equal(a.segments.begin(), a.segments.begin() + std::ptrdiff_t(common),
                         b.segments.begin());
}

} // namespace

VolumeGroups::VolumeGroups(const std::vector<FoundSource> &sources, HostTopology topology)
    : m_topology(std::move(topology))
{
    for (const FoundSource &source : sources) {
        for (const std::string &device : source.devices) {
            for (ResourcePath &place : placesOfDevice(device, m_topology).places)
                m_places.emplace_back(std::move(place), source.name);
        }
    }
}

std::vector<std::string> VolumeGroups::on(const std::string &device) const
{
    std::vector<std::string> names;
    if (m_places.empty())
        return names;
    const DevicePlaces known = placesOfDevice(device, m_topology);
    for (const auto &[place, name] : m_places) {
        const bool isOn = std::ranges::any_of(
            known.places, [&place](const ResourcePath &one) { return isOneInside(one, place); });
        if (isOn && std::ranges::find(names, name) == names.end())
            names.push_back(name);
    }
    return names;
}

} // namespace poolwarden
