// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QList>
#include <QString>

namespace poolwarden {

class MachinesOfHosts;

/// The virtual machines with disks on the pools, in one row; empty: none is known.
[[nodiscard]] QString machineNames(const MachinesOfHosts &machines, const QList<PoolId> &pools);
/// A sentence that names the virtual machines with disks on the pools; empty: none is known.
[[nodiscard]] QString machineSentence(const MachinesOfHosts &machines, const QList<PoolId> &pools);
/// The same of one pool, by its name.
[[nodiscard]] QString machineSentence(const MachinesOfHosts &machines, PoolId pool,
                                      const QString &name);

} // namespace poolwarden
