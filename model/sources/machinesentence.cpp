// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/machinesentence.h"

#include "model/sources/machinesofhosts.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"

#include <QCoreApplication>

namespace poolwarden {

namespace {

struct MachineSentence {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::MachineSentence)
};

} // namespace

QString machineNames(const MachinesOfHosts &machines, const QList<PoolId> &pools)
{
    QStringList names;
    for (const PoolId id : pools) {
        for (const MachineUse &machine : machines.usersOf(id)) {
            const QString name = isolated(QString::fromStdString(machine.name));
            const QString told = machine.isRunning
                                     ? MachineSentence::tr("“%1” (running)").arg(name)
                                     : MachineSentence::tr("“%1”", "a virtual machine").arg(name);
            if (!names.contains(told))
                names.append(told);
        }
    }
    return names.isEmpty() ? QString() : shortRow(names);
}

QString machineSentence(const MachinesOfHosts &machines, const QList<PoolId> &pools)
{
    const QString names = machineNames(machines, pools);
    return names.isEmpty()
               ? QString()
               : MachineSentence::tr("Virtual machines with disks there: %1.").arg(names);
}

QString machineSentence(const MachinesOfHosts &machines, PoolId pool, const QString &name)
{
    const QString names = machineNames(machines, {pool});
    return names.isEmpty() ? QString()
                           : MachineSentence::tr("Virtual machines with disks on “%1”: %2.")
                                 .arg(isolated(name), names);
}

} // namespace poolwarden
