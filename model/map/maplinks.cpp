// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/maplinks.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace poolwarden {

namespace {

std::string placeId(const MapPlaces::Key &key)
{
    std::string id = "place:" + std::to_string(key.host.value()) + ':'
                     + std::to_string(static_cast<int>(key.path.tree));
    for (const std::string &segment : key.path.segments)
        id += '\x1f' + segment;
    return id;
}

/// What all uses call it; none: they do not agree, or call it what it is.
std::optional<ResourcePath> namedByAll(const MapPlaces::Place &place)
{
    if (place.uses.empty())
        return std::nullopt;
    const auto &named = place.uses.front().claim->named;
    const bool isAgreed = std::ranges::all_of(place.uses, [&named](const MapPlaces::Use &use) {
        return use.claim->isThroughMount || use.claim->named == named;
    });
    return isAgreed ? named : std::nullopt;
}

/// What all pools call a disk that is known by its world-wide name; none: they do not agree.
std::optional<ResourcePath> firstOfAll(const MapPlaces::Place &place)
{
    const bool isAgreed =
        !place.uses.empty() && std::ranges::all_of(place.uses, [&place](const MapPlaces::Use &use) {
            return *use.first == *place.uses.front().first;
        });
    return isAgreed ? std::optional(*place.uses.front().first) : std::nullopt;
}

bool isNested(FindingKind kind)
{
    return kind == FindingKind::Overlap || kind == FindingKind::Stacked;
}

} // namespace

MapLinks::MapLinks(const MapPlaces &places, const MapPools &pools, StorageMap &map)
    : m_places(places)
    , m_pools(pools)
    , m_map(map)
    , m_links(pools.size())
{
    for (std::uint32_t number = 0; number < m_pools.size(); ++number)
        m_numbers[m_pools[number]->id] = number;
    addNodes();
    addLinks();
    for (std::uint32_t number = 0; number < m_pools.size(); ++number) {
        if (m_pools[number]->hasMany)
            markAll(number);
        for (const MapFinding &finding : m_pools[number]->findings)
            mark(number, finding);
    }
    joinGroups();
    for (const auto &[ends, edge] : m_files)
        m_map.edges.push_back(edge);
    addContainment();
    for (std::vector<Link> &links : m_links)
        std::ranges::sort(links);
}

void MapLinks::addNodes()
{
    for (const auto &[key, place] : m_places.all()) {
        if (!place.isShown)
            continue;
        m_nodes[&place] = static_cast<std::uint32_t>(m_map.nodes.size());
        MapNode node;
        node.id = placeId(key);
        node.kind = MapPlaces::isFile(key, place) ? MapNodeKind::File : kindOfPlace(key.path);
        node.place = key.path;
        node.named = key.path.tree == Tree::Wwn ? firstOfAll(place) : namedByAll(place);
        node.name = m_places.clusters().monitorsOf(key.host, key.path);
        node.host = key.host;
        node.isClaimedTwice = place.pools.size() > 1;
        for (const std::uint32_t pool : place.pools)
            node.pools.push_back(m_pools[pool]->id);
        m_map.nodes.push_back(std::move(node));
    }
}

void MapLinks::addLinks()
{
    for (const auto &[key, place] : m_places.all()) {
        if ((place.isDropped && !place.isSame) || place.uses.empty())
            continue;
        const auto node = nodeAt(key);
        if (!node)
            continue;
        const bool isMet = place.isShown || place.isInside || place.pools.size() > 1;
        for (const MapPlaces::Use &use : place.uses) {
            const MapClaim &claim = *use.claim;
            if (MapPlaces::isFile(key, place) && layBeneath(*node, use))
                continue;
            const bool isAside =
                claim.role == ClaimRole::Mounts || claim.isThroughMount || use.isOtherName;
            if (isAside && !isMet)
                continue;
            addLink(use.pool, {.node = *node,
                               .kind = claim.isThroughMount              ? MapEdgeKind::Through
                                       : claim.role == ClaimRole::Mounts ? MapEdgeKind::Mounts
                                                                         : MapEdgeKind::Uses,
                               .severity = {},
                               .isDraft = claim.isDraft || claim.isLater});
        }
    }
}

// A loop device lies on its file, and the pool on the loop device.
bool MapLinks::layBeneath(std::uint32_t file, const MapPlaces::Use &use)
{
    const auto device = nodeAt(m_places.keyOf(m_pools[use.pool]->host, *use.first));
    if (!device || m_map.nodes[*device].place->tree != Tree::Block)
        return false;
    const auto [known, isNew] =
        m_files.try_emplace({file, *device}, MapEdge{.from = file,
                                                     .to = *device,
                                                     .kind = MapEdgeKind::Contains,
                                                     .severity = {},
                                                     .isDraft = true});
    known->second.isDraft = known->second.isDraft && (use.claim->isDraft || use.claim->isLater);
    return true;
}

void MapLinks::addLink(std::uint32_t pool, const Link &link)
{
    for (Link &known : m_links[pool]) {
        if (known.node == link.node && known.kind == link.kind) {
            known.severity = std::max(known.severity, link.severity);
            known.isDraft = known.isDraft && link.isDraft;
            return;
        }
    }
    m_links[pool].push_back(link);
}

std::optional<std::uint32_t> MapLinks::nodeAt(const MapPlaces::Key &key, bool exactly) const
{
    const auto place = m_places.shownAt(key);
    if (place == m_places.all().end()
        || (exactly && place->first != key && place->first != m_places.sameAs(key)))
        return std::nullopt;
    return m_nodes.at(&place->second);
}

void MapLinks::markNode(std::uint32_t node, std::optional<Severity> severity)
{
    m_map.nodes[node].severity = std::max(m_map.nodes[node].severity, severity);
}

void MapLinks::markLinks(std::uint32_t pool, std::uint32_t node, std::optional<Severity> severity)
{
    for (Link &link : m_links[pool]) {
        const auto file = m_files.find({node, link.node});
        if (file != m_files.end())
            file->second.severity = std::max(file->second.severity, severity);
        if (link.node == node || file != m_files.end())
            link.severity = std::max(link.severity, severity);
    }
}

// Which of its findings is where would take too long to find out.
void MapLinks::markAll(std::uint32_t number)
{
    for (Link &link : m_links[number]) {
        MapNode &node = m_map.nodes[link.node];
        if (!node.isClaimedTwice)
            continue;
        link.severity = std::max(link.severity, m_pools[number]->severity);
        node.severity = std::max(node.severity, m_pools[number]->severity);
    }
}

void MapLinks::mark(std::uint32_t number, const MapFinding &finding)
{
    if (finding.isAboutIdentity) {
        collide(number, finding);
        return;
    }
    const HostId host = m_pools[number]->host;
    const MapPlaces::Key key = m_places.keyOf(host, finding.resource);
    const auto node = nodeAt(key);
    if (node) {
        if (nodeAt(key, true) || !isNested(finding.kind))
            markNode(*node, finding.severity);
        markLinks(number, *node, finding.severity);
    }
    if (!isNested(finding.kind)) {
        const auto peer = m_numbers.find(finding.peer);
        if (peer != m_numbers.end() && !haveCommonNode(number, peer->second))
            collide(number, finding);
        return;
    }
    MapPlaces::Key outer = key;
    if (finding.outerSize < outer.path.segments.size())
        outer.path.segments.resize(finding.outerSize);
    if (const auto around = nodeAt(outer, true)) {
        markNode(*around, finding.severity);
        markLinks(number, *around, finding.severity);
        if (node && *node != *around) {
            auto [known, isNew] = m_containment.try_emplace({*around, *node}, finding.severity);
            known->second = std::max(known->second, finding.severity);
        }
    }
    if (finding.kind == FindingKind::Stacked && finding.isPeerInside)
        stack(number, finding);
}

// The pool hands out the volume on which the peer lies.
void MapLinks::stack(std::uint32_t number, const MapFinding &finding)
{
    const auto peer = m_numbers.find(finding.peer);
    if (peer == m_numbers.end())
        return;
    const MapPlaces::Key key = m_places.keyOf(m_pools[number]->host, finding.resource);
    if (const auto inner = nodeAt(key, true)) {
        const bool isOwn = std::ranges::any_of(
            m_links[number], [&inner](const Link &link) { return link.node == *inner; });
        if (!isOwn) {
            addLink(number, {.node = *inner,
                             .kind = MapEdgeKind::HandsOut,
                             .severity = finding.severity,
                             .isDraft = m_pools[number]->isNew});
            m_handedOut.insert(*inner);
        }
        return;
    }
    if (m_paired.try_emplace({number, peer->second}, m_pairs.size()).second)
        m_pairs.push_back({number, peer->second, MapEdgeKind::HandsOut, finding.severity,
                           m_pools[number]->isNew || m_pools[peer->second]->isNew});
    // It hangs on that pool now.
    if (const auto outer = nodeAt(key)) {
        std::erase_if(m_links[peer->second], [&outer](const Link &link) {
            return link.node == *outer && link.kind == MapEdgeKind::Uses;
        });
    }
}

void MapLinks::collide(std::uint32_t number, const MapFinding &finding)
{
    const auto peer = m_numbers.find(finding.peer);
    if (peer == m_numbers.end())
        return;
    const auto [first, second] = std::minmax(number, peer->second);
    const auto [known, isNew] = m_paired.try_emplace({first, second}, m_pairs.size());
    if (isNew)
        m_pairs.push_back({first, second, MapEdgeKind::Collides, finding.severity,
                           m_pools[first]->isEdited || m_pools[second]->isEdited});
    else if (auto &severity = m_pairs[known->second].severity; severity < finding.severity)
        severity = finding.severity;
}

bool MapLinks::haveCommonNode(std::uint32_t a, std::uint32_t b) const
{
    const auto nodes = [this](std::uint32_t pool) {
        std::set<std::uint32_t> all;
        for (const Link &link : m_links[pool])
            all.insert(link.node);
        for (const auto &[ends, edge] : m_files) {
            if (all.contains(edge.to))
                all.insert(edge.from);
        }
        return all;
    };
    const std::set<std::uint32_t> ofA = nodes(a);
    return std::ranges::any_of(nodes(b), [&ofA](std::uint32_t node) { return ofA.contains(node); });
}

void MapLinks::joinGroups()
{
    const auto isUsed = [this](const Link &link, std::initializer_list<MapNodeKind> kinds) {
        return link.kind == MapEdgeKind::Uses
               && std::ranges::find(kinds, m_map.nodes[link.node].kind) != kinds.end();
    };
    std::map<std::pair<std::uint32_t, std::uint32_t>, MapEdge> edges;
    for (std::vector<Link> &links : m_links) {
        const auto groupFor = [&](const Link &device) {
            const auto suits = [&](const Link &link) {
                return isUsed(link, {MapNodeKind::VolumeGroup}) && link.isDraft == device.isDraft;
            };
            return isUsed(device, {MapNodeKind::Disk, MapNodeKind::Partition})
                       ? std::ranges::find_if(links, suits)
                       : links.end();
        };
        std::vector<Link> kept;
        for (const Link &link : links) {
            const auto group = groupFor(link);
            if (group == links.end()) {
                kept.push_back(link);
                continue;
            }
            const MapEdge edge{.from = link.node,
                               .to = group->node,
                               .kind = MapEdgeKind::Contains,
                               .severity = link.severity,
                               .isDraft = link.isDraft};
            const auto [known, isNew] = edges.try_emplace({edge.from, edge.to}, edge);
            if (!isNew) {
                known->second.severity = std::max(known->second.severity, edge.severity);
                known->second.isDraft = known->second.isDraft && edge.isDraft;
            }
        }
        links = std::move(kept);
    }
    for (const auto &[ends, edge] : edges)
        m_map.edges.push_back(edge);
}

void MapLinks::addContainment()
{
    for (const auto &[key, place] : m_places.all()) {
        if (!place.isShown || key.path.segments.empty())
            continue;
        const std::uint32_t inner = m_nodes.at(&place);
        MapPlaces::Key around = key;
        around.path.segments.pop_back();
        const auto outer = nodeAt(around);
        if (!outer)
            continue;
        const bool hasOtherPools = m_map.nodes[*outer].isClaimedTwice;
        if (m_handedOut.contains(inner) && !hasOtherPools)
            continue;
        const auto marked = m_containment.find({*outer, inner});
        m_map.edges.push_back({.from = *outer,
                               .to = inner,
                               .kind = MapEdgeKind::Contains,
                               .severity = marked == m_containment.end()
                                               ? std::nullopt
                                               : std::optional(marked->second),
                               .isDraft = false});
    }
    addDisksOfHosts();
}

// The outermost that is shown of a disk known by another name hangs on its SCSI host.
void MapLinks::addDisksOfHosts()
{
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::optional<Severity>> edges;
    for (const auto &[atHost, byName] : m_places.same()) {
        const auto node = nodeAt(atHost);
        // All disks, for one that is known by its world-wide name.
        MapPlaces::Key around = atHost;
        around.path.segments.resize(atHost.path.tree == Tree::Scsi ? 1 : 0);
        const auto outer = nodeAt(around, true);
        if (!node || !outer || *node == *outer
            || (m_handedOut.contains(*node) && !m_map.nodes[*outer].isClaimedTwice))
            continue;
        MapPlaces::Key disk = byName;
        disk.path.segments.resize(1);
        const auto marked = m_containment.find({*outer, *node});
        auto &severity = edges[{*outer, nodeAt(disk, true).value_or(*node)}];
        if (marked != m_containment.end())
            severity = std::max(severity, std::optional(marked->second));
    }
    for (const auto &[ends, severity] : edges)
        m_map.edges.push_back({.from = ends.first,
                               .to = ends.second,
                               .kind = MapEdgeKind::Contains,
                               .severity = severity,
                               .isDraft = false});
}

} // namespace poolwarden
