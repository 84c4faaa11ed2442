// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/mounttable.h"

#include "model/host/canonical.h"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>
#include <utility>

namespace poolwarden {

namespace {

// Mounts can be circular, and a hostile host may report any number of them.
constexpr std::size_t longestChain = 8;
constexpr std::size_t mostDerived = 64;

std::string sourceText(const PoolDefinition &definition)
{
    if (!definition.devices.empty())
        return definition.devices.front().path;
    if (poolTypeInfo(definition.type).has(HasName))
        return definition.sourceName;
    std::string text = definition.hosts.empty() ? std::string() : definition.hosts.front().name;
    if (text.find(':') != std::string::npos && !text.starts_with('['))
        text = '[' + text + ']'; // an IPv6 address
    const std::string dir = definition.dir.value_or("");
    if (hasFormat(definition, NetfsFormat::Cifs))
        return "//" + text + (dir.starts_with('/') ? "" : "/") + dir;
    return text + ':' + dir;
}

/// A definition that mounts the same as "host:/dir", "[::1]:/dir" or "//host/share".
std::optional<PoolDefinition> exportOf(const HostTopology::Mount &mount)
{
    PoolDefinition definition;
    definition.type = PoolType::Netfs;
    std::string source = mount.source;
    if (mount.type == "cifs" || mount.type == "smb3") {
        definition.format = static_cast<int>(NetfsFormat::Cifs);
        const std::size_t end = source.find('/', 2);
        if (!source.starts_with("//") || end == std::string::npos)
            return std::nullopt;
        definition.hosts.push_back({source.substr(2, end - 2)});
        definition.dir = source.substr(end);
        return definition;
    }
    if (mount.type == "fuse.glusterfs")
        definition.format = static_cast<int>(NetfsFormat::Glusterfs);
    else if (mount.type != "nfs" && mount.type != "nfs4")
        return std::nullopt;
    const std::size_t bracket = source.starts_with('[') ? source.find(']') : 0;
    const std::size_t colon = bracket == std::string::npos ? bracket : source.find(':', bracket);
    if (colon == std::string::npos)
        return std::nullopt;
    definition.hosts.push_back({source.substr(0, colon)});
    definition.dir = source.substr(colon + 1);
    return definition;
}

// Of a mount that no pool can make, such as a tmpfs, only the point is known: it hides what is
// below.
MountedSource mountedOf(const HostTopology::Mount &mount, const HostTopology &topology)
{
    MountedSource hiding{{Tree::File, canonical::pathSegments(mount.point)}, {}, {}, false};
    std::optional<PoolDefinition> definition = exportOf(mount);
    if (!definition && mount.source.starts_with("/dev/")) {
        definition.emplace();
        definition->type = PoolType::Fs;
        definition->devices.push_back({mount.source, {}});
    }
    if (!definition)
        return hiding;
    definition->targetPath = mount.point;
    auto mounted = mountOf(noPool, *definition, topology);
    if (!mounted)
        return hiding;
    mounted->step.source = mount.source;
    const std::vector<std::string> inner = canonical::pathSegments(mount.root);
    for (ResourcePath &place : mounted->places) {
        // A subvolume of a device is a directory in its file system.
        if (!inner.empty() && mounted->isDevice)
            place.segments.emplace_back(insideOfDevice);
        place.segments.insert(place.segments.end(), inner.begin(), inner.end());
    }
    return *std::move(mounted);
}

/// The number of segments of a mounted place that name the device.
std::size_t deviceDepth(const ResourcePath &place)
{
    return static_cast<std::size_t>(std::ranges::find(place.segments, insideOfDevice)
                                    - place.segments.begin());
}

Claim derived(const Claim &claim, const MountedSource &mount, const ResourcePath &place)
{
    Claim result = claim;
    result.path = place;
    result.role = ClaimRole::Holds;
    result.uncertain = false;
    result.via.push_back(mount.step);
    const std::size_t above = mount.point.segments.size();
    if (mount.isDevice)
        result.viaDevice = deviceDepth(place);
    else if (claim.viaDevice > 0)
        result.viaDevice = claim.viaDevice - above + place.segments.size();
    const auto rest = claim.path.segments.begin() + static_cast<std::ptrdiff_t>(above);
    const bool isNamed = deviceDepth(place) < place.segments.size();
    if (mount.isDevice && !isNamed && rest != claim.path.segments.end())
        result.path.segments.emplace_back(insideOfDevice);
    for (auto segment = rest; segment != claim.path.segments.end(); ++segment)
        result.path.segments.push_back(place.tree == Tree::Cifs ? canonical::shareName(*segment)
                                                                : *segment);
    return result;
}

} // namespace

std::optional<MountedSource> mountOf(PoolId pool, const PoolDefinition &definition,
                                     const HostTopology &topology)
{
    const PoolTypeInfo &info = poolTypeInfo(definition.type);
    if (!info.mountsSource)
        return std::nullopt;
    MountedSource mount;
    mount.isDevice = info.has(NeedsDevice);
    mount.step = {pool, sourceText(definition)};
    for (Claim &claim : claimsOf(definition, topology)) {
        if (claim.role == ClaimRole::Mounts)
            mount.point = std::move(claim.path);
        else
            mount.places.push_back(std::move(claim.path));
    }
    // Pools mount nothing on "/": the system itself is there.
    if (mount.places.empty() || (mount.point.segments.empty() && pool != noPool))
        return std::nullopt;
    return mount;
}

void MountTable::setTopology(const HostTopology &topology)
{
    for (const HostTopology::Mount &mount : topology.mounts) {
        add(mountedOf(mount, topology));
    }
}

void MountTable::add(const MountedSource &mount)
{
    std::vector<MountedSource> &there = m_mounts[canonical::joinedPath(mount.point.segments)];
    // The order must not depend on the order of calls. Mounts of pools come first.
    const auto isBefore = [](const MountedSource &a, const MountedSource &b) {
        return std::tuple(a.step.pool == noPool, std::cref(a))
               < std::tuple(b.step.pool == noPool, std::cref(b));
    };
    there.insert(std::ranges::upper_bound(there, mount, isBefore), mount);
}

void MountTable::remove(const MountedSource &mount)
{
    const auto known = m_mounts.find(canonical::joinedPath(mount.point.segments));
    if (known == m_mounts.end())
        return;
    const auto place = std::ranges::find(known->second, mount);
    if (place != known->second.end())
        known->second.erase(place);
    if (known->second.empty())
        m_mounts.erase(known);
}

const std::vector<MountedSource> *MountTable::mountsAround(const ResourcePath &path) const
{
    std::string folder = canonical::joinedPath(path.segments);
    while (true) {
        if (const auto known = m_mounts.find(folder); known != m_mounts.end())
            return &known->second;
        if (folder == "/")
            return nullptr;
        folder.resize(std::max<std::size_t>(folder.rfind('/'), 1));
    }
}

void MountTable::addDerived(std::vector<Claim> &claims) const
{
    if (m_mounts.empty())
        return;
    const std::size_t own = claims.size();
    std::set<ResourcePath> known;
    for (std::size_t i = 0; i < claims.size() && claims.size() < own + mostDerived; ++i) {
        if (claims[i].path.tree != Tree::File || claims[i].role == ClaimRole::Mounts
            || claims[i].via.size() >= longestChain)
            continue;
        const std::vector<MountedSource> *mounts = mountsAround(claims[i].path);
        if (!mounts)
            continue;
        if (known.empty()) {
            for (const Claim &claim : claims)
                known.insert(claim.path);
        }
        const Claim claim = claims[i];
        for (const MountedSource &mount : *mounts) {
            for (const ResourcePath &place : mount.places) {
                Claim further = derived(claim, mount, place);
                if (known.insert(further.path).second)
                    claims.push_back(std::move(further));
            }
        }
    }
}

} // namespace poolwarden
