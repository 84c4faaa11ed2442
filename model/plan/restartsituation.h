// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/restartforecast.h"
#include "model/plan/hoststeps.h"
#include "model/session/poolregistry.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace poolwarden {

/// The pools of one host before a restart. A value, for another thread.
struct RestartSituation {
    std::vector<PoolBefore> pools;
    HostTopology topology;
    QHash<PoolId, QString> names;
    QSet<PoolId> drafts; ///< that are no pools of the host yet
    /// The names of drafts that libvirt would refuse, so that they change nothing.
    QStringList refused;
    /// The directories of its dir pools, for a host that is this machine.
    QStringList directories;
};

/// As if the steps had been done; without steps, as it is.
[[nodiscard]] RestartSituation restartSituation(const PoolRegistry &registry, HostId host,
                                                const HostSteps &steps);
/// withDrafts: as if the host's drafts with changes had been defined, in an order in which libvirt takes them.
[[nodiscard]] RestartSituation restartSituation(const PoolRegistry &registry, HostId host,
                                                bool withDrafts);
/// Whether the host has drafts with changes.
[[nodiscard]] bool hasDrafts(const PoolRegistry &registry, HostId host);

} // namespace poolwarden
