// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/claim.h"

#include "model/conflict/deviceplace.h"
#include "model/conflict/scsiadapter.h"
#include "model/host/canonical.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <utility>

namespace poolwarden {

namespace {

// Far more than a group has. A hostile host may name any number.
constexpr std::size_t mostGroupDevices = 256;

/// Collects the claims of one definition, in which any part may be missing. One function per kind
/// of source, one row per pool type at the end of the file.
class Collector
{
public:
    Collector(const PoolDefinition &definition, const HostTopology &topology)
        : m_pool(definition)
        , m_topology(topology)
    {
    }

    void directory()
    {
        if (m_pool.targetPath)
            add(placeOfDirectory(*m_pool.targetPath, m_topology), ClaimRole::Holds,
                {Field::TargetPath}, *m_pool.targetPath);
        for (ResourcePath &devices : devicesInDirectory(m_pool.targetPath.value_or(""), m_topology))
            add(std::move(devices), ClaimRole::Manages, {Field::TargetPath}, *m_pool.targetPath);
    }

    void mountPoint()
    {
        if (m_pool.targetPath)
            add(placeOfDirectory(*m_pool.targetPath, m_topology), ClaimRole::Mounts,
                {Field::TargetPath}, *m_pool.targetPath);
    }

    void devices(ClaimRole role)
    {
        for (std::size_t i = 0; i < m_pool.devices.size(); ++i) {
            const std::string &path = m_pool.devices[i].path;
            if (path.empty())
                continue;
            const FieldRef field{Field::DevicePath, static_cast<int>(i)};
            // zpool accepts the bare name of a device.
            const bool isBare = m_pool.type == PoolType::Zfs && path.find('/') == std::string::npos
                                && path.find('=') == std::string::npos;
            DevicePlaces device = placesOfDevice(isBare ? "/dev/" + path : path, m_topology);
            for (ResourcePath &place : device.places)
                add(std::move(place), role, field, path, device.uncertain);
            if (device.guess) {
                add(*std::move(device.guess), ClaimRole::Holds, field, path);
                m_claims.back().guessed = true;
            }
        }
    }

    void volumeGroup()
    {
        if (m_pool.sourceName.empty())
            return;
        add({Tree::Lvm, {m_pool.sourceName}}, ClaimRole::Manages, {Field::SourceName},
            m_pool.sourceName);
    }

    // A definition need not name the devices of its group, and the group may lie on others than it names.
    void devicesOfGroup()
    {
        const auto group = m_topology.volumeGroups.find(m_pool.sourceName);
        if (group == m_topology.volumeGroups.end())
            return;
        std::map<ResourcePath, std::size_t> named;
        for (std::size_t i = 0; i < m_claims.size(); ++i)
            named.try_emplace(m_claims[i].path, i);
        const std::size_t count = std::min(group->second.size(), mostGroupDevices);
        for (std::size_t i = 0; i < count; ++i) {
            const std::string &device = group->second[i];
            for (ResourcePath &place : placesOfDevice(device, m_topology).places) {
                if (const auto known = named.find(place); known != named.end()) {
                    m_claims[known->second].groupDevice = device;
                    continue;
                }
                add(std::move(place), ClaimRole::Holds, {Field::SourceName}, m_pool.sourceName);
                m_claims.back().groupDevice = device;
            }
        }
    }

    void dataset()
    {
        ResourcePath place{Tree::Zfs, canonical::pathSegments(m_pool.sourceName)};
        if (!place.segments.empty())
            add(std::move(place), ClaimRole::Manages, {Field::SourceName}, m_pool.sourceName);
    }

    // netfs with the format glusterfs mounts a volume or a directory in it ("volume/dir"), with
    // cifs a share. The other formats are NFS, or mount(8) finds out.
    void exports()
    {
        if (!m_pool.dir)
            return;
        const Tree tree = hasFormat(m_pool, NetfsFormat::Glusterfs) ? Tree::Gluster
                          : hasFormat(m_pool, NetfsFormat::Cifs)    ? Tree::Cifs
                                                                    : Tree::Nfs;
        const std::string &dir = *m_pool.dir;
        const std::string path = tree == Tree::Cifs ? canonical::shareName(dir) : dir;
        for (std::string &host : exportServers(tree)) {
            ResourcePath place{tree, {std::move(host)}};
            std::ranges::move(canonical::pathSegments(path), std::back_inserter(place.segments));
            add(std::move(place), ClaimRole::Holds, {Field::SourceDir}, dir);
        }
        // An export that a host mounts from itself is its own directory.
        if (tree == Tree::Nfs && std::ranges::any_of(m_pool.hosts, [this](const PoolHost &host) {
                return isThisHost(host.name);
            }))
            add(placeOfDirectory(dir, m_topology), ClaimRole::Holds, {Field::SourceDir}, dir);
    }

    void glusterVolume()
    {
        if (m_pool.sourceName.empty())
            return;
        for (std::string &host : endpoints(PoolType::Gluster)) {
            ResourcePath place{Tree::Gluster, {std::move(host), m_pool.sourceName}};
            std::ranges::move(canonical::pathSegments(m_pool.dir.value_or("")),
                              std::back_inserter(place.segments));
            add(std::move(place), ClaimRole::Manages, {Field::SourceName}, m_pool.sourceName);
        }
    }

    void iscsiTarget()
    {
        for (std::size_t i = 0; i < m_pool.devices.size(); ++i) {
            const std::string &path = m_pool.devices[i].path;
            if (!path.empty())
                add({Tree::Iscsi, {canonical::iqn(path)}}, ClaimRole::Manages,
                    {Field::DevicePath, static_cast<int>(i)}, path);
        }
    }

    void cephPool()
    {
        if (m_pool.sourceName.empty())
            return;
        for (std::string &monitor : endpoints(PoolType::Rbd))
            add({Tree::Rbd, {std::move(monitor), m_pool.sourceName}}, ClaimRole::Manages,
                {Field::SourceName}, m_pool.sourceName);
    }

    void sheepdogCluster()
    {
        int index = 0;
        for (std::string &host : endpoints(PoolType::Sheepdog)) {
            const FieldRef field{Field::HostName, index};
            const std::string &spelled = m_pool.hosts[static_cast<std::size_t>(index++)].name;
            add({Tree::Sheepdog, {std::move(host)}}, ClaimRole::Manages, field, spelled);
        }
    }

    void vstorageCluster()
    {
        if (m_pool.sourceName.empty())
            return;
        add({Tree::Vstorage, {m_pool.sourceName}}, ClaimRole::Manages, {Field::SourceName},
            m_pool.sourceName);
    }

    void adapter()
    {
        for (AdapterPlace &place : placesOfAdapter(m_pool.adapter, m_topology))
            add(std::move(place.path), ClaimRole::Manages, place.field, place.spelled,
                place.uncertain);
    }

    void multipath() { add({Tree::Multipath, {}}, ClaimRole::Manages, {Field::Name}, m_pool.name); }

    std::vector<Claim> take() { return std::move(m_claims); }

private:
    void add(ResourcePath path, ClaimRole role, FieldRef field, const std::string &spelled,
             bool uncertain = false)
    {
        m_claims.push_back({std::move(path), role, field, spelled, uncertain, false, {}, 0, {}});
    }

    bool isThisHost(const std::string &name) const
    {
        const std::string host = canonical::hostName(name);
        const std::string &own = m_topology.ownName;
        return host == canonical::loopback
               || (!own.empty() && (host == own || host == own.substr(0, own.find('.'))));
    }

    std::vector<std::string> exportServers(Tree tree) const
    {
        constexpr int cifsPort = 445;
        if (tree == Tree::Gluster)
            return endpoints(PoolType::Gluster);
        return tree == Tree::Cifs ? endpoints(PoolType::Netfs, cifsPort)
                                  : endpoints(PoolType::Netfs);
    }

    std::vector<std::string> endpoints(PoolType protocol) const
    {
        return endpoints(protocol, poolTypeInfo(protocol).defaultPort);
    }

    std::vector<std::string> endpoints(PoolType protocol, int usualPort) const
    {
        std::vector<std::string> names;
        names.reserve(m_pool.hosts.size());
        for (const PoolHost &host : m_pool.hosts) {
            std::string name = canonical::hostName(host.name);
            if (const auto it = m_topology.hostNames.find(name); it != m_topology.hostNames.end())
                name = it->second;
            // A Ceph monitor listens on 3300 and 6789, for two versions of its protocol.
            const int port = protocol == PoolType::Rbd && host.port == 3300 ? 0 : host.port;
            names.push_back(canonical::endpoint(name, port, usualPort));
        }
        return names;
    }

    const PoolDefinition &m_pool;
    const HostTopology &m_topology;
    std::vector<Claim> m_claims;
};

} // namespace

bool isHostLocal(Tree tree)
{
    switch (tree) {
    case Tree::File:
    case Tree::Block:
    case Tree::Lvm:
    case Tree::Zfs:
    case Tree::Scsi:
    case Tree::Multipath:
        return true;
    case Tree::Fc:
    case Tree::Nfs:
    case Tree::Cifs:
    case Tree::Gluster:
    case Tree::Iscsi:
    case Tree::Rbd:
    case Tree::Sheepdog:
    case Tree::Vstorage:
    case Tree::Wwn:
        return false;
    }
    return true;
}

std::optional<std::size_t> serverOf(const Claim &claim, const PoolDefinition &definition,
                                    const HostTopology &topology)
{
    const Tree tree = claim.path.tree;
    const bool hasServer =
        tree == Tree::Nfs || tree == Tree::Cifs || tree == Tree::Gluster || tree == Tree::Rbd;
    if (!hasServer || claim.path.segments.empty())
        return std::nullopt;
    const std::string &server = claim.path.segments.front();
    for (std::size_t i = 0; i < definition.hosts.size(); ++i) {
        std::string name = canonical::hostName(definition.hosts[i].name);
        if (const auto known = topology.hostNames.find(name); known != topology.hostNames.end())
            name = known->second;
        name = canonical::endpoint(name, 0, 0);
        if (server == name || server.starts_with(name + ':'))
            return i;
    }
    return std::nullopt;
}

std::vector<Claim> claimsOf(const PoolDefinition &definition, const HostTopology &topology)
{
    Collector claims(definition, topology);
    switch (definition.type) {
    case PoolType::Dir:
        claims.directory();
        break;
    case PoolType::Fs:
        claims.devices(ClaimRole::Holds);
        claims.mountPoint();
        break;
    case PoolType::Netfs:
        claims.exports();
        claims.mountPoint();
        break;
    case PoolType::Logical:
        claims.volumeGroup();
        claims.devices(ClaimRole::Holds);
        claims.devicesOfGroup();
        break;
    case PoolType::Disk:
        claims.devices(ClaimRole::Manages);
        break;
    case PoolType::Iscsi:
    case PoolType::IscsiDirect:
        claims.iscsiTarget();
        break;
    case PoolType::Scsi:
        claims.adapter();
        break;
    case PoolType::Mpath:
        claims.multipath();
        break;
    case PoolType::Rbd:
        claims.cephPool();
        break;
    case PoolType::Sheepdog:
        claims.sheepdogCluster();
        break;
    case PoolType::Gluster:
        claims.glusterVolume();
        break;
    case PoolType::Zfs:
        claims.dataset();
        claims.devices(ClaimRole::Holds);
        break;
    case PoolType::Vstorage:
        claims.vstorageCluster();
        claims.mountPoint();
        break;
    }
    return claims.take();
}

} // namespace poolwarden
