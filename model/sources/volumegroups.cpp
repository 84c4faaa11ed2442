// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/volumegroups.h"

#include "model/conflict/deviceplace.h"
#include "model/conflict/placerules.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

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
        const bool isOn = std::ranges::any_of(known.places, [&place](const ResourcePath &one) {
            return contains(one, place) || contains(place, one);
        });
        if (isOn && std::ranges::find(names, name) == names.end())
            names.push_back(name);
    }
    return names;
}

} // namespace poolwarden
