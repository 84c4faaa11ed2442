// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/storagemap.h"

#include <algorithm>

namespace poolwarden {

namespace {

MapNodeKind kindBySize(std::size_t size, MapNodeKind one, MapNodeKind more)
{
    return size < 2 ? one : more;
}

} // namespace

MapNodeKind kindOfPlace(const ResourcePath &path)
{
    using enum MapNodeKind;
    const std::size_t size = path.segments.size();
    if (std::ranges::find(path.segments, insideOfDevice) != path.segments.end())
        return Directory;
    switch (path.tree) {
    case Tree::File:
        return Directory;
    case Tree::Block:
    case Tree::Wwn:
        return kindBySize(size, Disk, Partition);
    case Tree::Lvm:
    case Tree::Zfs:
        return kindBySize(size, VolumeGroup, Volume);
    case Tree::Scsi:
        return size < 2 ? ScsiHost : size == 2 ? Disk : Partition;
    case Tree::Fc:
        return ScsiHost;
    case Tree::Multipath:
        return size == 0 ? Multipath : size == 1 ? Disk : Partition;
    case Tree::Nfs:
    case Tree::Cifs:
        return kindBySize(size, Server, Export);
    case Tree::Gluster:
        return size < 2 ? Server : size == 2 ? Export : Directory;
    case Tree::Iscsi:
        return size < 2 ? Target : size == 2 ? Lun : Partition;
    case Tree::Rbd:
        return kindBySize(size, Cluster, CephPool);
    case Tree::Sheepdog:
    case Tree::Vstorage:
        return Cluster;
    }
    return Directory;
}

std::optional<Severity> worstOf(const StorageMap &map, const MapPart &part)
{
    std::optional<Severity> worst;
    for (const std::uint32_t node : part.nodes)
        worst = std::max(worst, map.nodes[node].severity);
    return worst;
}

std::size_t rootSize(const ResourcePath &path)
{
    // Directories have no such thing: all lie in the root directory.
    return path.tree == Tree::File ? path.segments.size()
                                   : std::min<std::size_t>(1, path.segments.size());
}

} // namespace poolwarden
