// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/conflict/machineindex.h"
#include "model/port/hostquestion.h"
#include "model/sources/standingquestion.h"
#include "model/xml/machinereader.h"

#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace poolwarden {

class PoolRegistry;
class SourceFinder;

/// The virtual machines of hosts, and the storage that they use. Asks a host once it can, and by look(). Lives in the
/// GUI thread and never waits. A host that does not tell has none, and nobody is told.
class MachinesOfHosts final : public QObject
{
    Q_OBJECT

public:
    struct ToldMachine {
        Machine machine;
        bool isRunning = false;
    };
    using Uses = MachineIndex::Machines;

    MachinesOfHosts(SourceFinder *finder, PoolRegistry *registry, QObject *parent = nullptr);
    ~MachinesOfHosts() override;

    /// Asks the host anew; changed() follows if its machines are others than before.
    void look(HostId host);
    /// By the host's last answer and what is known of its devices. Null: it has not answered.
    [[nodiscard]] Uses usesOf(HostId host) const;
    /// The machines with a disk on the pool, running ones first, then by name. None also if they are not known.
    [[nodiscard]] std::vector<MachineUse> usersOf(PoolId pool) const;

Q_SIGNALS:
    void changed(poolwarden::HostId host);

private:
    struct Known {
        QList<MachineXml> told;
        quint64 reading = 0; ///< the number of the last list that was read
        std::vector<ToldMachine> machines;
        MachineIndex index; ///< of none: they are being read
    };

    void take(HostId host, const HostAnswer &answer);
    void place(HostId host);

    PoolRegistry *m_registry;
    StandingQuestion m_question;
    std::map<HostId, Known> m_known;
};

} // namespace poolwarden
