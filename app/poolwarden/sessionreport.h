// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/accepted/acceptedset.h"
#include "model/conflict/conflictchecker.h"
#include "model/conflict/machineindex.h"
#include "model/map/mapsvg.h"
#include "model/report/report.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace poolwarden {

class ConnectionList;
class PoolRegistry;

/// All that a report on the open hosts is made of, as a value: any thread may hold one.
struct SessionFacts {
    struct Host {
        QString name;
        QString uri; ///< empty: “Files”, which have none
        QString place;
        HostTopology topology;
        MachineIndex::Machines machines; ///< null: not known
    };
    struct Pool {
        PoolId id = noPool;
        QString name;
        QString whyUnread; ///< a sentence; empty: it could be read
        check::Standing standing = check::Standing::OnHost;
        QString state; ///< "active"; empty: a draft
        QString place; ///< source and target, as the table shows them
        PoolEntry entry;
        // Of the draft, if it has changes.
        std::optional<Refusal> refusal;
        QStringList collidesWith;
        QList<SchemaError> schemaErrors;
        bool isUnfinished = false;
    };
    std::map<HostId, Host> hosts; ///< with “Files”, if there is anything in it
    std::vector<Pool> pools;      ///< by host and name
    AcceptedSet accepted;
    QStringList problems; ///< sentences on what is missing, or old, in the report
};

/// machinesOf: the virtual machines of a host, null if they are not known.
using MachinesOf = std::function<MachineIndex::Machines(HostId)>;
[[nodiscard]] SessionFacts sessionFacts(const PoolRegistry &registry,
                                        const MachinesOf &machinesOf = {});

/// For SessionFacts: of the hosts that were never reached, or are no longer.
[[nodiscard]] QStringList connectionProblems(const ConnectionList &connections);

/// Compares the pools and drafts, and calls back with the report. Takes a while for many. mapColours: those
/// of the map; none: without one.
void reportOn(const SessionFacts &facts, std::optional<SvgColours> mapColours,
              const std::function<void(const check::Report &)> &callback);

} // namespace poolwarden
