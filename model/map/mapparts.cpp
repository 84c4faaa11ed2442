// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/mapparts.h"

#include "model/map/numbersets.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace poolwarden {

namespace {

void name(MapPart &part, const StorageMap &map)
{
    std::set<HostId> hosts;
    const MapNode *first = nullptr;
    for (const std::uint32_t number : part.nodes) {
        const MapNode &node = map.nodes[number];
        if (node.host != noHost || !isPlace(node))
            hosts.insert(node.host);
        if (!first || std::pair(!isPlace(node), node.id) < std::pair(!isPlace(*first), first->id))
            first = &node;
    }
    part.id = "part:" + first->id;
    part.host = hosts.size() == 1 ? *hosts.begin() : noHost;
}

/// Adds a node to those that the map has no room for.
void addTo(MapNode &rest, const MapNode &node)
{
    const bool isOfPools = node.kind == MapNodeKind::Pool || node.kind == MapNodeKind::Pools
                           || node.kind == MapNodeKind::Places;
    if (isOfPools)
        rest.pools.insert(rest.pools.end(), node.pools.begin(), node.pools.end());
    rest.severity = std::max(rest.severity, node.severity);
    rest.isDraft = rest.isDraft || node.isDraft;
}

/// So many nodes of the part that hang together, from its worst one on.
std::vector<std::uint32_t> excerpt(const StorageMap &map, const MapPart &part, std::size_t most)
{
    std::map<std::uint32_t, std::vector<std::uint32_t>> neighbours;
    for (const std::uint32_t number : part.edges) {
        const MapEdge &edge = map.edges[number];
        neighbours[edge.from].push_back(edge.to);
        neighbours[edge.to].push_back(edge.from);
    }
    std::vector<std::uint32_t> found{*std::ranges::max_element(
        part.nodes, {}, [&map](std::uint32_t number) { return map.nodes[number].severity; })};
    std::set<std::uint32_t> known(found.begin(), found.end());
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (const std::uint32_t next : neighbours[found[i]]) {
            if (found.size() < most && known.insert(next).second)
                found.push_back(next);
        }
    }
    return found;
}

} // namespace

void divide(StorageMap &map, const std::vector<MapHost> &hosts)
{
    NumberSets sets(map.nodes.size());
    for (const MapEdge &edge : map.edges)
        sets.join(edge.from, edge.to);
    std::map<std::size_t, MapPart> parts;
    for (std::uint32_t node = 0; node < map.nodes.size(); ++node)
        parts[sets.first(node)].nodes.push_back(node);
    for (std::uint32_t edge = 0; edge < map.edges.size(); ++edge)
        parts[sets.first(map.edges[edge].from)].edges.push_back(edge);

    std::map<HostId, std::size_t> turns;
    for (const MapHost &host : hosts)
        turns.emplace(host.id, turns.size() + 1);
    turns[noHost] = 0;
    std::set<HostId> used;
    map.parts.clear();
    for (auto &[root, part] : parts) {
        name(part, map);
        std::ranges::sort(part.nodes, {}, [&map](std::uint32_t node) -> const std::string & {
            return map.nodes[node].id;
        });
        used.insert(part.host);
        map.parts.push_back(std::move(part));
    }
    std::ranges::sort(map.parts, {}, [&turns](const MapPart &part) {
        return std::pair(turns[part.host], part.id);
    });
    for (const MapPart &part : map.parts) {
        for (const std::uint32_t number : part.nodes) {
            MapNode &node = map.nodes[number];
            const auto host = std::ranges::find(hosts, node.host, &MapHost::id);
            node.hostLabel =
                part.host == noHost && host != hosts.end() ? host->label : std::string();
        }
    }
    map.hosts.clear();
    std::ranges::copy_if(hosts, std::back_inserter(map.hosts),
                         [&used](const MapHost &host) { return used.contains(host.id); });
}

void limitParts(StorageMap &map, const std::vector<MapHost> &hosts, std::size_t mostNodes)
{
    // The worst first, and of those the small ones.
    std::vector<std::pair<std::optional<Severity>, const MapPart *>> parts;
    for (const MapPart &part : map.parts)
        parts.emplace_back(worstOf(map, part), &part);
    std::ranges::stable_sort(parts, [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first > b.first
                                  : a.second->nodes.size() < b.second->nodes.size();
    });
    StorageMap kept;
    std::map<HostId, MapNode> rests;
    std::map<std::uint32_t, std::uint32_t> renumbered;
    for (const auto &[worst, part] : parts) {
        std::vector<std::uint32_t> nodes = part->nodes;
        // Of one that is too large by itself a part is better than nothing.
        if (nodes.size() > mostNodes && kept.nodes.size() < mostNodes / 2)
            nodes = excerpt(map, *part, mostNodes / 2);
        else if (kept.nodes.size() + nodes.size() > mostNodes)
            nodes.clear();
        for (const std::uint32_t number : nodes) {
            renumbered[number] = static_cast<std::uint32_t>(kept.nodes.size());
            kept.nodes.push_back(map.nodes[number]);
        }
        for (const std::uint32_t number : part->nodes) {
            if (renumbered.contains(number))
                continue;
            rests[part->host].host = part->host;
            addTo(rests[part->host], map.nodes[number]);
        }
        for (const std::uint32_t number : part->edges) {
            MapEdge edge = map.edges[number];
            const auto from = renumbered.find(edge.from);
            const auto to = renumbered.find(edge.to);
            if (from == renumbered.end() || to == renumbered.end())
                continue;
            edge.from = from->second;
            edge.to = to->second;
            kept.edges.push_back(edge);
        }
    }
    for (auto &[host, rest] : rests) {
        rest.id = "places:" + std::to_string(host.value());
        rest.kind = MapNodeKind::Places;
        std::ranges::sort(rest.pools);
        kept.nodes.push_back(std::move(rest));
    }
    divide(kept, hosts);
    map = std::move(kept);
}

} // namespace poolwarden
