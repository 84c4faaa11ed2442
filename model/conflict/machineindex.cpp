// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/machineindex.h"

#include "model/conflict/placerules.h"

#include <algorithm>
#include <set>
#include <utility>

namespace poolwarden {

MachineIndex::MachineIndex(Machines machines)
    : m_machines(std::move(machines))
{
    for (std::size_t number = 0; m_machines && number < m_machines->size(); ++number) {
        for (const MachineUse::Disk &disk : (*m_machines)[number].disks) {
            if (!disk.pool.empty())
                m_byPool.emplace(disk.pool, number);
            for (const ResourcePath &place : disk.places)
                m_byPlace.emplace(place, number);
        }
    }
}

std::vector<MachineUse> MachineIndex::usersOf(const PoolEntry &entry,
                                              const std::vector<ResourcePath> &places) const
{
    std::set<std::size_t> found;
    const auto addUsersOf = [&](const std::string &name) {
        const auto [begin, end] = m_byPool.equal_range(name);
        for (auto it = begin; it != end; ++it)
            found.insert(it->second);
    };
    addUsersOf(entry.knownName);
    for (const SharedDefinition &definition : {entry.live, entry.persistent}) {
        if (definition)
            addUsersOf(definition->name);
    }
    // A path comes before all paths that it contains, and they follow it at once.
    for (const ResourcePath &place : places) {
        for (auto it = m_byPlace.lower_bound(place);
             it != m_byPlace.end() && contains(place, it->first); ++it)
            found.insert(it->second);
    }
    std::vector<MachineUse> users;
    users.reserve(found.size());
    for (const std::size_t number : found)
        users.push_back((*m_machines)[number]);
    std::ranges::sort(users, {}, [](const MachineUse &machine) {
        return std::pair(!machine.isRunning, machine.name);
    });
    return users;
}

} // namespace poolwarden
