// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/mapmachines.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace poolwarden {

namespace {

/// Of machines on the same pools so many are shown by themselves.
constexpr std::size_t mostAlone = 6;

class MachineNodes
{
public:
    MachineNodes(const MapPlaces &places, const MapPools &pools,
                 const std::vector<std::uint32_t> &nodeOfPool, MapLevel level, StorageMap &map)
        : m_places(places)
        , m_pools(pools)
        , m_nodeOfPool(nodeOfPool)
        , m_level(level)
        , m_map(map)
    {
        for (std::uint32_t number = 0; number < m_pools.size(); ++number)
            m_byName[{m_pools[number]->host, m_pools[number]->name}] = number;
    }

    void add(const MapHost &host)
    {
        using Users = std::vector<const MachineUse *>;
        std::map<std::set<std::uint32_t>, Users> byNodes;
        for (const MachineUse &machine : *host.machines) {
            std::set<std::uint32_t> nodes;
            for (const std::uint32_t number : poolsOf(host.id, machine)) {
                MapNode &node = m_map.nodes[m_nodeOfPool[number]];
                if (node.kind != MapNodeKind::Pool)
                    continue;
                node.machines.push_back(machine.name);
                nodes.insert(m_nodeOfPool[number]);
            }
            if (!nodes.empty() && isWanted(nodes))
                byNodes[nodes].push_back(&machine);
        }
        for (const auto &[nodes, machines] : byNodes) {
            const std::size_t most = m_level == MapLevel::Everything ? mostAlone : 1;
            if (machines.size() > most) {
                addNode(host.id, machines, nodes);
                continue;
            }
            for (const MachineUse *machine : machines)
                addNode(host.id, {machine}, nodes);
        }
    }

private:
    [[nodiscard]] bool isWanted(const std::set<std::uint32_t> &nodes) const
    {
        return m_level == MapLevel::Everything
               || std::ranges::any_of(nodes, [this](std::uint32_t node) {
                      return m_map.nodes[node].severity > Severity::Info;
                  });
    }

    [[nodiscard]] std::set<std::uint32_t> poolsOf(HostId host, const MachineUse &machine) const
    {
        std::set<std::uint32_t> pools;
        for (const MachineUse::Disk &disk : machine.disks) {
            if (const auto named = m_byName.find({host, disk.pool}); named != m_byName.end())
                pools.insert(named->second);
            for (const ResourcePath &place : disk.places)
                addAround(m_places.keyOf(host, place), pools);
        }
        return pools;
    }

    void addAround(MapPlaces::Key key, std::set<std::uint32_t> &pools) const
    {
        while (true) {
            const auto found = m_places.all().find(key);
            if (found != m_places.all().end() && !found->second.pools.empty()) {
                pools.insert(found->second.pools.begin(), found->second.pools.end());
                return;
            }
            if (key.path.segments.empty())
                return;
            key.path.segments.pop_back();
        }
    }

    void addNode(HostId host, const std::vector<const MachineUse *> &machines,
                 const std::set<std::uint32_t> &nodes)
    {
        const MachineUse &first = *machines.front();
        MapNode node;
        node.host = host;
        const std::string place = std::to_string(host.value()) + ':';
        if (machines.size() == 1) {
            node.kind = MapNodeKind::Machine;
            node.id = "machine:" + place + first.id;
            node.name = first.name;
            node.isRunning = first.isRunning;
        } else {
            node.kind = MapNodeKind::Machines;
            node.id = "machines:" + place;
            for (const MachineUse *machine : machines)
                node.machines.push_back(machine->name);
        }
        std::set<PoolId> pools;
        for (const std::uint32_t number : nodes) {
            const MapNode &pool = m_map.nodes[number];
            pools.insert(pool.pools.begin(), pool.pools.end());
            if (machines.size() > 1)
                node.id += '\x1e' + pool.id;
            m_map.edges.push_back({.from = number,
                                   .to = static_cast<std::uint32_t>(m_map.nodes.size()),
                                   .kind = MapEdgeKind::Serves,
                                   .severity = {},
                                   .isDraft = false});
        }
        node.pools.assign(pools.begin(), pools.end());
        m_map.nodes.push_back(std::move(node));
    }

    const MapPlaces &m_places;
    const MapPools &m_pools;
    const std::vector<std::uint32_t> &m_nodeOfPool;
    MapLevel m_level;
    StorageMap &m_map;
    std::map<std::pair<HostId, std::string>, std::uint32_t> m_byName;
};

} // namespace

void addMachines(const std::vector<MapHost> &hosts, const MapPlaces &places, const MapPools &pools,
                 const std::vector<std::uint32_t> &nodeOfPool, MapLevel level, StorageMap &map)
{
    MachineNodes nodes(places, pools, nodeOfPool, level, map);
    for (const MapHost &host : hosts) {
        if (host.machines)
            nodes.add(host);
    }
}

} // namespace poolwarden
