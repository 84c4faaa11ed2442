// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/mapbuilder.h"

#include "model/map/maplinks.h"
#include "model/map/mapmachines.h"
#include "model/map/mapparts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace poolwarden {

namespace {

/// Puts the pools into the map, those that look alike together.
class PoolNodes
{
public:
    PoolNodes(const MapPools &pools, const MapLinks &links, const MapLimits &limits, MapLevel level,
              StorageMap &map)
        : m_pools(pools)
        , m_links(links)
        , m_limits(limits)
        , m_level(level)
        , m_map(map)
        , m_pairs(pools.size())
        , m_nodes(pools.size())
    {
        for (const MapLinks::PairLink &pair : m_links.betweenPools()) {
            m_pairs[pair.from].emplace_back(pair.to, pair.kind, true, pair.severity);
            m_pairs[pair.to].emplace_back(pair.from, pair.kind, false, pair.severity);
        }
        for (auto &pairs : m_pairs)
            std::ranges::sort(pairs);
    }

    void add()
    {
        std::map<Look, std::vector<std::uint32_t>> alike;
        for (std::uint32_t number = 0; number < m_pools.size(); ++number)
            alike[lookOf(number)].push_back(number);
        for (const auto &[look, numbers] : alike)
            add(look, numbers);
        addEdges();
    }
    /// By the pool's number.
    [[nodiscard]] const std::vector<std::uint32_t> &nodes() const { return m_nodes; }

private:
    using PairLook = std::tuple<std::uint32_t, MapEdgeKind, bool, std::optional<Severity>>;
    struct Look {
        HostId host = noHost;
        bool isClean = false;
        bool isNew = false;
        bool isEdited = false;
        bool hasAccepted = false;
        std::optional<Severity> severity;
        std::vector<MapLinks::Link> links;
        std::vector<PairLook> pairs;
        friend auto operator<=>(const Look &, const Look &) = default;
    };

    [[nodiscard]] Look lookOf(std::uint32_t number) const
    {
        const MapPool &pool = *m_pools[number];
        Look look{.host = pool.host,
                  .isNew = pool.isNew,
                  .isEdited = pool.isEdited,
                  .hasAccepted = pool.hasAccepted,
                  .severity = pool.severity,
                  .links = m_links.ofPools()[number],
                  .pairs = m_pairs[number]};
        // On what hosts share, pools of several are as alike as those of one.
        const auto isShared = [this](const MapLinks::Link &link) {
            return m_map.nodes[link.node].host == noHost;
        };
        if (m_level != MapLevel::Everything && !look.links.empty()
            && std::ranges::all_of(look.links, isShared))
            look.host = noHost;
        look.isClean = !pool.severity && !pool.hasAccepted && !pool.isNew && !pool.isEdited
                       && look.pairs.empty()
                       && std::ranges::none_of(look.links, [this](const MapLinks::Link &link) {
                              return m_map.nodes[link.node].severity > Severity::Info;
                          });
        return look;
    }

    void add(const Look &look, const std::vector<std::uint32_t> &numbers)
    {
        const bool isCounted = look.isClean && m_level != MapLevel::Everything;
        const std::string id = groupId(look);
        std::size_t single = isCounted ? 0 : m_limits.mostAlike;
        if (m_limits.opened.contains(id))
            single = m_limits.mostOpened;
        // A node that tells “1 pool” takes the room of that pool.
        if (numbers.size() <= single + 1)
            single = numbers.size();
        for (std::size_t i = 0; i < single; ++i)
            addSingle(numbers[i]);
        if (single < numbers.size())
            addGroup(id, look,
                     {numbers.begin() + static_cast<std::ptrdiff_t>(single), numbers.end()});
    }

    [[nodiscard]] std::string groupId(const Look &look) const
    {
        std::string id = look.isClean ? "clean:" : "alike:";
        id += std::to_string(look.host.value());
        if (!look.isClean) {
            id += ':' + std::to_string(look.severity ? static_cast<int>(*look.severity) : -1)
                  + (look.isNew      ? "n"
                     : look.isEdited ? "e"
                                     : "")
                  + (look.hasAccepted ? "a" : "");
        }
        for (const MapLinks::Link &link : look.links)
            id += '\x1e' + std::to_string(static_cast<int>(link.kind)) + m_map.nodes[link.node].id;
        for (const auto &[other, kind, isFrom, severity] : look.pairs)
            id += '\x1e' + std::to_string(static_cast<int>(kind)) + (isFrom ? '<' : '>')
                  + std::to_string(m_pools[other]->id.value());
        return id;
    }

    void addSingle(std::uint32_t number)
    {
        const MapPool &pool = *m_pools[number];
        m_nodes[number] = static_cast<std::uint32_t>(m_map.nodes.size());
        MapNode node;
        node.id = "pool:" + std::to_string(pool.id.value());
        node.kind = MapNodeKind::Pool;
        const auto later = std::ranges::find(pool.claims, true, &MapClaim::isLater);
        const auto now = std::ranges::find(pool.claims, false, &MapClaim::isLater);
        if (now != pool.claims.end()) {
            node.place = now->path;
            node.named = now->named;
        }
        if (later != pool.claims.end() && node.place != later->path) {
            node.later = later->path;
            node.laterNamed = later->named;
        }
        node.name = pool.name;
        node.type = pool.type;
        node.host = pool.host;
        node.pools = {pool.id};
        node.severity = pool.severity;
        node.isDraft = pool.isNew || pool.isEdited;
        node.hasAccepted = pool.hasAccepted;
        m_map.nodes.push_back(std::move(node));
    }

    void addGroup(const std::string &id, const Look &look,
                  const std::vector<std::uint32_t> &numbers)
    {
        MapNode node;
        node.id = id;
        node.kind = MapNodeKind::Pools;
        node.host = m_pools[numbers.front()]->host;
        node.severity = look.severity;
        node.isDraft = look.isNew || look.isEdited;
        node.hasAccepted = look.hasAccepted;
        for (const std::uint32_t number : numbers) {
            m_nodes[number] = static_cast<std::uint32_t>(m_map.nodes.size());
            node.pools.push_back(m_pools[number]->id);
            if (m_pools[number]->host != node.host)
                node.host = noHost;
        }
        m_map.nodes.push_back(std::move(node));
    }

    void addEdges()
    {
        std::map<std::tuple<std::uint32_t, std::uint32_t, MapEdgeKind>, MapEdge> edges;
        const auto add = [&edges](const MapEdge &edge) {
            const auto [known, isNew] = edges.try_emplace({edge.from, edge.to, edge.kind}, edge);
            if (!isNew) {
                known->second.severity = std::max(known->second.severity, edge.severity);
                known->second.isDraft = known->second.isDraft && edge.isDraft;
            }
        };
        for (std::uint32_t number = 0; number < m_pools.size(); ++number) {
            for (const MapLinks::Link &link : m_links.ofPools()[number]) {
                const bool isFromPool =
                    link.kind == MapEdgeKind::Mounts || link.kind == MapEdgeKind::HandsOut;
                add({.from = isFromPool ? m_nodes[number] : link.node,
                     .to = isFromPool ? link.node : m_nodes[number],
                     .kind = link.kind,
                     .severity = link.severity,
                     .isDraft = link.isDraft});
            }
        }
        for (const MapLinks::PairLink &pair : m_links.betweenPools()) {
            if (m_nodes[pair.from] != m_nodes[pair.to])
                add({.from = m_nodes[pair.from],
                     .to = m_nodes[pair.to],
                     .kind = pair.kind,
                     .severity = pair.severity,
                     .isDraft = pair.isDraft});
        }
        for (const auto &[ends, edge] : edges)
            m_map.edges.push_back(edge);
    }

    const MapPools &m_pools;
    const MapLinks &m_links;
    const MapLimits &m_limits;
    MapLevel m_level;
    StorageMap &m_map;
    std::vector<std::vector<PairLook>> m_pairs;
    std::vector<std::uint32_t> m_nodes; ///< by the pool's number
};

/// Of what several hosts share: whose its pools are.
void namePoolHosts(StorageMap &map, const std::vector<MapHost> &hosts, const MapPools &pools)
{
    std::map<HostId, std::string> labels;
    for (const MapHost &host : hosts)
        labels.emplace(host.id, host.label);
    std::map<PoolId, HostId> hostOf;
    for (const auto &pool : pools)
        hostOf.emplace(pool->id, pool->host);
    for (MapNode &node : map.nodes) {
        const bool isSeveral = std::ranges::any_of(
            node.pools, [&](PoolId pool) { return hostOf[pool] != hostOf[node.pools.front()]; });
        node.poolHosts.clear();
        for (std::size_t i = 0; isSeveral && i < node.pools.size(); ++i)
            node.poolHosts.push_back(labels[hostOf[node.pools[i]]]);
    }
}

StorageMap mapAt(MapLevel level, const std::vector<MapHost> &hosts, MapPlaces &places,
                 const MapPools &pools, const MapLimits &limits)
{
    StorageMap map;
    places.show(level);
    const MapLinks links(places, pools, map);
    PoolNodes nodes(pools, links, limits, level, map);
    nodes.add();
    addMachines(hosts, places, pools, nodes.nodes(), level, map);
    divide(map, hosts);
    namePoolHosts(map, hosts, pools);
    return map;
}

} // namespace

StorageMap mapOf(const std::vector<MapHost> &hosts, const MapPools &pools, const MapLimits &limits)
{
    MapPlaces places(hosts, pools);
    const std::size_t most = limits.mostNodes + (limits.opened.empty() ? 0 : limits.mostOpened);
    for (const MapLevel level : {MapLevel::Everything, MapLevel::Compact, MapLevel::Trouble}) {
        if (level == MapLevel::Everything && pools.size() > limits.mostInFull)
            continue;
        StorageMap map = mapAt(level, hosts, places, pools, limits);
        if (map.nodes.size() <= most)
            return map;
        if (level == MapLevel::Trouble) {
            limitParts(map, hosts, most);
            namePoolHosts(map, hosts, pools);
            return map;
        }
    }
    return {};
}

} // namespace poolwarden
