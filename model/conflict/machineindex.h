// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/conflict/machineuse.h"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace poolwarden {

/// The virtual machines of a host, by the storage that they use.
class MachineIndex
{
public:
    using Machines = std::shared_ptr<const std::vector<MachineUse>>;

    MachineIndex() = default;
    explicit MachineIndex(Machines machines);

    /// Null: they are not known.
    [[nodiscard]] const Machines &machines() const { return m_machines; }
    /// Those with a disk on the pool, running ones first, then by name. places: what its definitions claim.
    [[nodiscard]] std::vector<MachineUse> usersOf(const PoolEntry &entry,
                                                  const std::vector<ResourcePath> &places) const;

private:
    Machines m_machines;
    // Numbers of machines: by the pool that a disk is a volume of, else by the place that it lies on.
    std::multimap<std::string, std::size_t> m_byPool;
    std::multimap<ResourcePath, std::size_t> m_byPlace;
};

} // namespace poolwarden
