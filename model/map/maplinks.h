// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/mapplaces.h"
#include "model/map/storagemap.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace poolwarden {

/// How pools hang on the places that are shown, and on each other.
class MapLinks
{
public:
    /// Between a pool and a place.
    struct Link {
        std::uint32_t node = 0; ///< of the place
        MapEdgeKind kind = MapEdgeKind::Uses;
        std::optional<Severity> severity;
        bool isDraft = false;
        friend auto operator<=>(const Link &, const Link &) = default;
        friend bool operator==(const Link &, const Link &) = default;
    };
    /// Between two pools, by their numbers.
    struct PairLink {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        MapEdgeKind kind = MapEdgeKind::Collides;
        std::optional<Severity> severity;
        bool isDraft = false;
    };

    /// Adds the nodes of the places to the map, and the edges between them.
    MapLinks(const MapPlaces &places, const MapPools &pools, StorageMap &map);

    /// By the pool's number.
    [[nodiscard]] const std::vector<std::vector<Link>> &ofPools() const { return m_links; }
    [[nodiscard]] const std::vector<PairLink> &betweenPools() const { return m_pairs; }

private:
    void addNodes();
    void addLinks();
    void addLink(std::uint32_t pool, const Link &link);
    [[nodiscard]] bool layBeneath(std::uint32_t file, const MapPlaces::Use &use);
    void markAll(std::uint32_t number);
    void mark(std::uint32_t number, const MapFinding &finding);
    void markNode(std::uint32_t node, std::optional<Severity> severity);
    void markLinks(std::uint32_t pool, std::uint32_t node, std::optional<Severity> severity);
    void stack(std::uint32_t number, const MapFinding &finding);
    void collide(std::uint32_t number, const MapFinding &finding);
    /// What a volume group lies on hangs together with the group, not with each of its pools.
    void joinGroups();
    void addContainment();
    void addDisksOfHosts();
    [[nodiscard]] std::optional<std::uint32_t> nodeAt(const MapPlaces::Key &key,
                                                      bool exactly = false) const;
    [[nodiscard]] bool haveCommonNode(std::uint32_t a, std::uint32_t b) const;

    const MapPlaces &m_places;
    const MapPools &m_pools;
    StorageMap &m_map;
    std::unordered_map<const MapPlaces::Place *, std::uint32_t> m_nodes;
    std::unordered_map<PoolId, std::uint32_t> m_numbers;
    std::vector<std::vector<Link>> m_links;
    std::vector<PairLink> m_pairs;
    std::map<std::pair<std::uint32_t, std::uint32_t>, MapEdge>
        m_files; ///< from a file to a loop device
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> m_paired; ///< index in m_pairs
    /// Places that lie on a volume of a pool, which stands between them and the place around.
    std::set<std::uint32_t> m_handedOut;
    std::map<std::pair<std::uint32_t, std::uint32_t>, Severity> m_containment;
};

} // namespace poolwarden
