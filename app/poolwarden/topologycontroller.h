// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/host/hosttopology.h"
#include "model/sources/groupsofhosts.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <set>
#include <string>

namespace poolwarden {

class PoolRegistry;
class StorageService;

/// Keeps each host's topology in the registry up to date: the devices that the service lists, and on
/// this machine the links and mounts in the paths of pools and drafts. Looks them up in its own threads.
/// Lives in the GUI thread and never waits.
class TopologyController final : public QObject
{
    Q_OBJECT

public:
    explicit TopologyController(PoolRegistry *registry, QObject *parent = nullptr);

    /// Follows the devices of a host. The registry must know the host.
    void addHost(HostId host, StorageService *service);
    void removeHost(HostId host);
    /// Kernel names of its devices that hold something.
    void setOccupied(HostId host, const std::set<std::string> &devices);
    void setVolumeGroups(HostId host, const GroupsOfHosts::Groups &groups);

    /// Off by default, because DNS queries reach other machines.
    void setResolvesHostNames(bool resolves);
    /// Looks up paths that are about to be offered, again if need be, if the host is this machine. Those that are
    /// known as links of its devices need no look.
    void lookUpPaths(HostId host, const QStringList &paths);
    /// Looks up everything again, because links and mounts change without an event.
    void refresh();

private:
    using Names = std::set<std::string>;
    struct State {
        HostTopology devices;  ///< as read from the node devices
        HostTopology resolved; ///< the results of look-ups: realPaths, mounts, loopFiles, hostNames
        Names occupied;
        GroupsOfHosts::Groups volumeGroups;
        Names paths; ///< looked up, or being looked up
        Names hostNames;
        Names waitingPaths; ///< used by pools, but not looked up yet
        Names waitingHostNames;
        bool busy = false;
    };

    void readDevices(HostId host, const QList<QByteArray> &xmls);
    void noteChange(PoolId pool);
    void noteAll();
    void lookUpAll();
    void lookUp(HostId host);
    void finish(HostId host, HostTopology resolved);
    void apply(HostId host);

    PoolRegistry *m_registry;
    QHash<HostId, State> m_hosts;
    QTimer m_delay;
    std::set<PoolId> m_changed; ///< since the last look-up
    bool m_resolvesHostNames = false;
};

} // namespace poolwarden
