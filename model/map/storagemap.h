// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"
#include "model/conflict/finding.h"
#include "model/conflict/machineuse.h"
#include "model/pool/pooltype.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace poolwarden {

enum class MapNodeKind : std::uint8_t {
    Disk,
    Partition,
    VolumeGroup, ///< also a ZFS pool
    Volume,      ///< of a volume group; a ZFS dataset
    Directory,
    File, ///< whose content is a disk
    Server,
    Export, ///< what a server shares: an export, a share, a Gluster volume
    Target, ///< of iSCSI
    Lun,
    ScsiHost, ///< also a port of Fibre Channel
    Multipath,
    CephPool,
    Cluster,
    Pool,
    Pools,    ///< several pools that look alike
    Places,   ///< several places with their pools, for which the map has no room
    Machine,  ///< a virtual machine
    Machines, ///< several that use the same pools
};

struct MapNode {
    /// The same as long as the place or pool is there.
    std::string id;
    MapNodeKind kind = MapNodeKind::Pool;
    /// Of a place: that place. Of a pool: the first that it claims, if it claims any.
    std::optional<ResourcePath> place;
    /// The directory at `place` as its pools spell it, if they agree on another path than the one behind it.
    std::optional<ResourcePath> named = {};
    /// Of a pool: the place that it takes from its next start on, while it is active on another.
    std::optional<ResourcePath> later;
    std::optional<ResourcePath> laterNamed = {}; ///< as `named`
    /// Of a pool or machine, as the host spells it. Of a Ceph cluster: its monitors, as far as pools name them.
    std::string name;
    PoolType type = PoolType::Dir;
    HostId host = noHost; ///< noHost: no single one
    /// What the host is called, if the node stands among those of other hosts; empty: it need not be told.
    std::string hostLabel = {};
    /// Of a place: who claims it. Otherwise the pools that it stands for.
    std::vector<PoolId> pools;
    /// What the hosts of these are called, in the same order, if they are several.
    std::vector<std::string> poolHosts = {};
    /// Of the worst finding; none: there is none.
    std::optional<Severity> severity;
    bool isClaimedTwice = false; ///< of a place
    /// Of a pool: the virtual machines that have disks on it. Of Machines: those that it stands for.
    std::vector<std::string> machines = {};
    bool isRunning = false;   ///< of a machine
    bool isDraft = false;     ///< not on the host yet, or changed
    bool hasAccepted = false; ///< of a pool or several: findings that are accepted
    friend bool operator==(const MapNode &, const MapNode &) = default;
};

/// Otherwise it is a pool or several.
[[nodiscard]] inline bool isPlace(const MapNode &node)
{
    return node.kind < MapNodeKind::Pool;
}

enum class MapEdgeKind : std::uint8_t {
    Contains, ///< from a place to one inside it
    Uses,     ///< from a place to a pool
    Through,  ///< the same, through a mount
    Mounts,   ///< from a pool to the directory at which it mounts its source
    HandsOut, ///< from a pool to what lies on one of its volumes
    Serves,   ///< from a pool to a virtual machine with a disk on it
    Collides, ///< between pools: the same name or UUID, or a rule of libvirt's
};

struct MapEdge {
    std::uint32_t from = 0; ///< index in StorageMap::nodes
    std::uint32_t to = 0;
    MapEdgeKind kind = MapEdgeKind::Uses;
    std::optional<Severity> severity = {};
    bool isDraft = false; ///< not so yet: by a draft, or by the definition for the next start
    friend bool operator==(const MapEdge &, const MapEdge &) = default;
};

/// Nodes that hang together.
struct MapPart {
    std::string id;       ///< as stable as its nodes
    HostId host = noHost; ///< noHost: several hosts share it
    std::vector<std::uint32_t> nodes;
    std::vector<std::uint32_t> edges;
    friend bool operator==(const MapPart &, const MapPart &) = default;
};

struct MapHost {
    HostId id = noHost;
    std::string label;
    /// Nothing of it is of another host, as in HostTopology::sharesNothing.
    bool sharesNothing = false;
    /// Its virtual machines; null: not known.
    std::shared_ptr<const std::vector<MachineUse>> machines = {};
    friend bool operator==(const MapHost &, const MapHost &) = default;
};

/// Storage and the pools on it as a graph.
struct StorageMap {
    std::vector<MapHost> hosts; ///< those with a part, in the order given
    std::vector<MapNode> nodes;
    std::vector<MapEdge> edges;
    std::vector<MapPart> parts; ///< by host, those that are shared first
    friend bool operator==(const StorageMap &, const StorageMap &) = default;
};

/// Of the part's nodes.
[[nodiscard]] std::optional<Severity> worstOf(const StorageMap &map, const MapPart &part);

[[nodiscard]] MapNodeKind kindOfPlace(const ResourcePath &path);
/// The number of segments of the thing that the place is a part of: a disk, a volume group, a server.
[[nodiscard]] std::size_t rootSize(const ResourcePath &path);

} // namespace poolwarden
