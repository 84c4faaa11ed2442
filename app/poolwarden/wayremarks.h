// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/unbuiltremarks.h"

#include <QString>

namespace poolwarden {

class MachinesOfHosts;

/// What has to be known of a way out beside what it changes: who uses the pool, and what its host does not have.
class WayRemarks
{
public:
    /// All must outlive it.
    WayRemarks(const PoolRegistry *registry, const MachinesOfHosts *machines,
               UnbuiltStorage *storage)
        : m_registry(registry)
        , m_machines(machines)
        , m_unbuilt(registry, storage)
    {
    }

    /// In sentences; empty: nothing that is known.
    [[nodiscard]] QString of(const WayOut &way) const;
    /// The virtual machines with disks on a pool of a host that it changes, in one row; empty: none is known.
    [[nodiscard]] QString usersOf(const WayOut &way) const;

private:
    /// The pool, if it is changed on its host.
    [[nodiscard]] PoolId changedOnHost(const WayOut &way) const;

    const PoolRegistry *m_registry;
    const MachinesOfHosts *m_machines;
    UnbuiltRemarks m_unbuilt;
};

} // namespace poolwarden
