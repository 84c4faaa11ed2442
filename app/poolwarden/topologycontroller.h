// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/host/hosttopology.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

#include <set>
#include <string>

namespace poolwarden {

class PoolRegistry;
class StorageService;

/// Keeps each host's topology up to date in the registry: its devices as the service lists them, and for
/// this machine the links and mounts behind the paths that pools and drafts name. Looks things up in
/// threads of its own. Lives in the GUI thread and never waits.
class TopologyController final : public QObject
{
    Q_OBJECT

public:
    explicit TopologyController(PoolRegistry *registry, QObject *parent = nullptr);

    /// Listens to the devices of a host that the registry knows.
    void addHost(HostId host, StorageService *service);
    void removeHost(HostId host);

    /// Off unless asked for: DNS is another machine's business.
    void setResolvesHostNames(bool resolves);
    /// Looks again at everything: links and mounts change without telling.
    void refresh();

private:
    using Names = std::set<std::string>;
    struct State {
        HostTopology devices;  ///< as read from the node devices
        HostTopology resolved; ///< what is looked up: realPaths, mounts, loopFiles, hostNames
        Names paths;           ///< looked up, or being looked up
        Names hostNames;
        Names waitingPaths; ///< named by pools and not looked up yet
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
