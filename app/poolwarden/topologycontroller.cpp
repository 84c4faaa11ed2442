// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/topologycontroller.h"

#include "app/lookup/topologylookup.h"
#include "model/conflict/conflictchecker.h"
#include "model/port/onownthread.h"
#include "model/port/storageservice.h"
#include "model/session/poolregistry.h"
#include "model/xml/topologyreader.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace poolwarden {

namespace {

// A path is looked up when the user has paused typing for this time.
constexpr std::chrono::milliseconds restOfKeys{150};

void collectNames(const PoolEntry &entry, std::set<std::string> &paths,
                  std::set<std::string> &hosts)
{
    for (const auto *definition : {&entry.live, &entry.persistent, &entry.draft}) {
        if (!*definition)
            continue;
        NamesToResolve names = namesToResolve(**definition);
        paths.insert(names.paths.begin(), names.paths.end());
        hosts.insert(names.hosts.begin(), names.hosts.end());
    }
}

} // namespace

TopologyController::TopologyController(PoolRegistry *registry, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(restOfKeys);
    connect(&m_delay, &QTimer::timeout, this, &TopologyController::lookUpAll);
    connect(registry, &PoolRegistry::poolChanged, this, &TopologyController::noteChange);
    connect(registry, &PoolRegistry::poolAdded, this, &TopologyController::noteChange);
    connect(registry, &PoolRegistry::hostRemoved, this, &TopologyController::removeHost);
}

void TopologyController::addHost(HostId host, StorageService *service)
{
    // A reopened connection has the same service, which is connected already. A look-up may be running.
    if (m_hosts.contains(host)) {
        refresh();
        return;
    }
    m_hosts.insert(host, {});
    connect(service, &StorageService::nodeDevicesListed, this,
            [this, host](const QList<QByteArray> &xmls) { readDevices(host, xmls); });
    for (const PoolId pool : m_registry->pools()) {
        if (m_registry->pool(pool)->host == host)
            noteChange(pool);
    }
}

void TopologyController::removeHost(HostId host)
{
    m_hosts.remove(host);
}

void TopologyController::setResolvesHostNames(bool resolves)
{
    if (m_resolvesHostNames == resolves)
        return;
    m_resolvesHostNames = resolves;
    for (State &state : m_hosts) {
        state.resolved.hostNames.clear();
        state.hostNames.clear();
    }
    const QList<HostId> hosts = m_hosts.keys();
    for (const HostId host : hosts)
        apply(host);
    noteAll();
}

void TopologyController::refresh()
{
    for (State &state : m_hosts) {
        state.paths.clear();
        state.hostNames.clear();
    }
    noteAll();
}

void TopologyController::lookUpPaths(HostId host, const QStringList &paths)
{
    const auto state = m_hosts.find(host);
    if (state == m_hosts.end())
        return;
    for (const QString &path : paths) {
        std::string name = path.toStdString();
        if (state->devices.aliases.contains(name))
            continue;
        // Links change without an event.
        state->paths.erase(name);
        state->waitingPaths.insert(std::move(name));
    }
    lookUp(host);
}

void TopologyController::readDevices(HostId host, const QList<QByteArray> &xmls)
{
    const auto state = m_hosts.find(host);
    if (state == m_hosts.end())
        return;
    std::vector<std::string> documents;
    documents.reserve(static_cast<std::size_t>(xmls.size()));
    std::ranges::transform(xmls, std::back_inserter(documents), &QByteArray::toStdString);
    state->devices = readTopology(documents);
    apply(host);
}

void TopologyController::noteChange(PoolId pool)
{
    m_changed.insert(pool);
    if (!m_delay.isActive())
        m_delay.start();
}

void TopologyController::noteAll()
{
    for (const PoolId pool : m_registry->pools())
        noteChange(pool);
}

void TopologyController::lookUpAll()
{
    for (const PoolId pool : std::exchange(m_changed, {})) {
        const PoolEntry *entry = m_registry->checker().entry(pool);
        const auto state = entry ? m_hosts.find(entry->host) : m_hosts.end();
        if (state != m_hosts.end())
            collectNames(*entry, state->waitingPaths, state->waitingHostNames);
    }
    const QList<HostId> hosts = m_hosts.keys();
    for (const HostId host : hosts)
        lookUp(host);
}

void TopologyController::lookUp(HostId host)
{
    State &state = m_hosts[host];
    const auto known = m_registry->host(host);
    if (state.busy || !known)
        return;
    const auto takeNew = [](Names &waiting, Names &seen, bool wanted) {
        std::vector<std::string> fresh;
        if (wanted)
            std::ranges::set_difference(waiting, seen, std::back_inserter(fresh));
        seen.insert(fresh.begin(), fresh.end());
        waiting.clear();
        return fresh;
    };
    std::vector<std::string> paths = takeNew(state.waitingPaths, state.paths, known->info.local);
    std::vector<std::string> names =
        takeNew(state.waitingHostNames, state.hostNames, m_resolvesHostNames);
    if (paths.empty() && names.empty())
        return;

    state.busy = true;
    onOwnThread(
        this,
        [paths = std::move(paths), names = std::move(names), resolved = state.resolved]() mutable {
            resolveLocalPaths(paths, resolved);
            resolveHostNames(names, resolved);
            return std::move(resolved);
        },
        [this, host](HostTopology resolved) { finish(host, std::move(resolved)); });
}

void TopologyController::finish(HostId host, HostTopology resolved)
{
    const auto state = m_hosts.find(host);
    if (state == m_hosts.end())
        return;
    state->busy = false;
    state->resolved = std::move(resolved);
    if (!m_resolvesHostNames)
        state->resolved.hostNames.clear();
    apply(host);
    lookUp(host);
}

void TopologyController::setOccupied(HostId host, const std::set<std::string> &devices)
{
    const auto state = m_hosts.find(host);
    if (state == m_hosts.end())
        return;
    state->occupied = devices;
    apply(host);
}

void TopologyController::setVolumeGroups(HostId host, const GroupsOfHosts::Groups &groups)
{
    const auto state = m_hosts.find(host);
    if (state == m_hosts.end() || state->volumeGroups == groups)
        return;
    state->volumeGroups = groups;
    apply(host);
}

void TopologyController::apply(HostId host)
{
    const State &state = m_hosts[host];
    HostTopology topology = state.devices;
    topology.locality = m_registry->checker().topology(host).locality;
    topology.ownName = m_registry->checker().topology(host).ownName;
    topology.occupied = {state.occupied.begin(), state.occupied.end()};
    topology.volumeGroups = state.volumeGroups;
    topology.realPaths = state.resolved.realPaths;
    topology.mounts = state.resolved.mounts;
    topology.loopFiles = state.resolved.loopFiles;
    topology.hostNames = state.resolved.hostNames;
    m_registry->setTopology(host, std::move(topology));
}

} // namespace poolwarden
