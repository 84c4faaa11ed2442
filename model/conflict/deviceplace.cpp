// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/deviceplace.h"

#include "model/conflict/mapperplace.h"
#include "model/host/canonical.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace poolwarden {

namespace {

using Segments = std::vector<std::string>;

// Folders below /dev that are not volume groups.
constexpr auto foldersOfDev = std::to_array<std::string_view>(
    {"block",  "bsg", "bus",       "cciss", "char",  "cpu",    "disk", "drbd",   "dri",
     "etherd", "fd",  "hugepages", "ida",   "input", "mapper", "md",   "mqueue", "net",
     "pts",    "raw", "rbd",       "shm",   "snd",   "usb",    "vfio", "xen",    "zvol"});

/// The link that mount(8) uses for "UUID=…" and the like: libvirt passes these to it.
std::string withoutTag(const std::string &path)
{
    constexpr auto folders = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"UUID=", "/dev/disk/by-uuid/"},
         {"LABEL=", "/dev/disk/by-label/"},
         {"PARTUUID=", "/dev/disk/by-partuuid/"},
         {"PARTLABEL=", "/dev/disk/by-partlabel/"}});
    for (const auto &[tag, folder] : folders) {
        if (!path.starts_with(tag) || path.size() == tag.size())
            continue;
        std::string value = path.substr(tag.size());
        if (value.size() > 1 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        return std::string(folder) + canonical::udevEncoded(value);
    }
    return path;
}

/// "-part1" means a partition only where udev makes the name. A label may end like that by chance.
std::optional<std::pair<std::string, std::string>> partitionOfLink(std::string_view folder,
                                                                   const std::string &name)
{
    if (folder != "by-id" && folder != "by-path")
        return std::nullopt;
    return canonical::partitionFromLinkName(name);
}

template<typename Map>
const typename Map::mapped_type *lookUp(const Map &map, std::string_view key)
{
    const auto it = map.find(key);
    return it == map.end() ? nullptr : &it->second;
}

ResourcePath lunPlace(const std::string &target, const std::string &lun,
                      const std::string &partition)
{
    ResourcePath place{Tree::Iscsi, {canonical::iqn(target), lun}};
    appendPartition(place, partition);
    return place;
}

/// The places that the name itself tells.
std::vector<ResourcePath> placesFromName(const Segments &path)
{
    if (path.size() == 3 && path[1] == "mapper")
        return mapperPlaces(path[2]);
    if (path.size() >= 3 && path[1] == "zvol") {
        ResourcePath place{Tree::Zfs, {path.begin() + 2, path.end()}};
        if (const auto partition = canonical::partitionFromLinkName(place.segments.back())) {
            place.segments.back() = partition->first;
            place.segments.push_back(partition->second);
        }
        return {std::move(place)};
    }
    if (path.size() == 4 && path[1] == "disk" && path[2] == "by-path") {
        if (const auto lun = canonical::lunFromPathLink(path[3]))
            return {lunPlace(lun->target, lun->lun, lun->partition)};
    }
    if (path.size() == 4 && path[1] == "disk" && path[2] == "by-id")
        return linkByIdPlaces(path[3]);
    if (path.size() == 3 && std::ranges::find(foldersOfDev, path[1]) == foldersOfDev.end())
        return {{Tree::Lvm, {path[1], path[2]}}};
    return {};
}

DevicePlaces kernelPlaces(const std::string &name, const HostTopology &topology)
{
    std::string disk = name;
    std::string partition;
    if (const auto *known = lookUp(topology.partitions, name)) {
        disk = known->disk;
        partition = known->number;
    } else if (!lookUp(topology.disks, name)) {
        if (const auto parsed = canonical::partitionFromKernelName(name)) {
            disk = parsed->first;
            partition = parsed->second;
        }
    }

    DevicePlaces found;
    ResourcePath block{Tree::Block, {disk}};
    appendPartition(block, partition);
    found.places.push_back(std::move(block));
    if (const auto *file = lookUp(topology.loopFiles, disk)) {
        ResourcePath place = placeOfDirectory(*file, topology);
        if (!partition.empty())
            place.segments.push_back('p' + partition);
        found.places.push_back(std::move(place));
    }
    const auto *facts = lookUp(topology.disks, disk);
    if (!facts)
        return found;
    if (!facts->iscsiTarget.empty())
        found.places.push_back(lunPlace(facts->iscsiTarget, facts->iscsiLun, partition));
    if (!facts->scsiHost.empty()) {
        ResourcePath place{Tree::Scsi, {facts->scsiHost, disk}};
        appendPartition(place, partition);
        found.places.push_back(std::move(place));
    }
    if (!facts->wwn.empty()) {
        ResourcePath place{Tree::Wwn, {facts->wwn}};
        appendPartition(place, partition);
        found.places.push_back(std::move(place));
    }
    return found;
}

// The folder below /dev/disk, such as "by-id".
std::string_view folderOfLink(std::string_view path)
{
    constexpr std::string_view disk = "/dev/disk/";
    if (!path.starts_with(disk))
        return {};
    path.remove_prefix(disk.size());
    return path.substr(0, path.find('/'));
}

// Follows a link in the host's list of devices. libvirt lists the links of disks only: those of
// partitions have the same names with "-partN" appended.
std::string resolvedDevice(const std::string &path, const HostTopology &topology)
{
    std::string device = path;
    if (const auto *target = lookUp(topology.aliases, path)) {
        device = *target;
    } else if (const auto *real = lookUp(topology.realPaths, path)) {
        device = *real;
    } else if (const auto partition = partitionOfLink(folderOfLink(path), path)) {
        if (const auto *disk = lookUp(topology.aliases, partition->first)) {
            const bool endsInDigit = disk->back() >= '0' && disk->back() <= '9';
            device = *disk + (endsInDigit ? "p" : "") + partition->second;
        }
    }
    constexpr std::string_view byNumber = "/dev/block/";
    if (device.starts_with(byNumber)) {
        if (const auto name = canonical::kernelNameFromNumbers(device.substr(byNumber.size())))
            device = "/dev/" + *name;
    }
    if (const auto *preferred = lookUp(topology.preferredNames, device))
        device = *preferred;
    return device;
}

// A link of udev's whose target is not known. Equal links are the same device; no more is known.
DevicePlaces linkPlaces(const Segments &path)
{
    std::string name = path[2] + '/' + path[3];
    std::string partition;
    if (const auto parsed = partitionOfLink(path[2], name)) {
        name = parsed->first;
        partition = parsed->second;
    }
    ResourcePath place{Tree::Block, {std::move(name)}};
    appendPartition(place, partition);
    DevicePlaces found{{std::move(place)}, true};
    constexpr std::string_view scsi = "scsi-";
    auto number = canonical::diskNumberFromWwnLink(path[3]);
    if (!number && path[3].starts_with(scsi))
        number = canonical::diskNumberFromWwid(std::string_view(path[3]).substr(scsi.size()));
    if (number && path[2] == "by-id") {
        ResourcePath disk{Tree::Wwn, {number->naa}};
        appendPartition(disk, number->partition);
        found.places.push_back(std::move(disk));
    }
    return found;
}

/// The "/dev/mapper/…" that leads to this "/dev/dm-N".
std::optional<Segments> mapperNameOf(const std::string &device, const HostTopology &topology)
{
    constexpr std::string_view mapper = "/dev/mapper/";
    for (auto it = topology.aliases.lower_bound(mapper);
         it != topology.aliases.end() && it->first.starts_with(mapper); ++it) {
        if (it->second == device)
            return canonical::pathSegments(it->first);
    }
    return std::nullopt;
}

/// Below /dev, but not in folders that hold files.
bool isBelowDev(const Segments &path)
{
    return path.size() > 1 && path.front() == "dev" && path[1] != "shm" && path[1] != "hugepages"
           && path[1] != "mqueue";
}

} // namespace

ResourcePath placeOfDirectory(const std::string &path, const HostTopology &topology)
{
    Segments segments = canonical::pathSegments(path);
    if (!topology.realPaths.empty()) {
        // First as spelled: the segment before ".." may be a link.
        const auto *real = lookUp(topology.realPaths, path);
        if (!real)
            real = lookUp(topology.realPaths, canonical::joinedPath(segments));
        if (real)
            segments = canonical::pathSegments(*real);
    }
    return {Tree::File, std::move(segments)};
}

std::vector<ResourcePath> devicesInDirectory(const std::string &path, const HostTopology &topology)
{
    const Segments segments = placeOfDirectory(path, topology).segments;
    if (segments.empty() || segments.front() != "dev")
        return {};
    if (segments.size() == 1 || segments[1] == "disk" || segments[1] == "block")
        return {{Tree::Block, {}}};
    if (segments.size() == 2 && segments[1] == "mapper")
        return {{Tree::Lvm, {}}, {Tree::Multipath, {}}};
    if (segments[1] == "zvol")
        return {{Tree::Zfs, {segments.begin() + 2, segments.end()}}};
    if (segments.size() == 2 && std::ranges::find(foldersOfDev, segments[1]) == foldersOfDev.end())
        return {{Tree::Lvm, {segments[1]}}};
    return {};
}

DevicePlaces placesOfDevice(const std::string &spelled, const HostTopology &topology)
{
    const std::string path = withoutTag(spelled);
    Segments segments = canonical::pathSegments(path);
    if (!isBelowDev(segments)) {
        // An administrator's link may lead into /dev.
        ResourcePath place = placeOfDirectory(path, topology);
        if (!isBelowDev(place.segments))
            return {{std::move(place)}, false};
        segments = std::move(place.segments);
    }

    const std::string clean = canonical::joinedPath(segments);
    const std::string device = resolvedDevice(clean, topology);

    // A device without a telling name keeps the one given.
    const Segments resolved = canonical::pathSegments(device);
    // A name below /dev can be a link that leads out of it, or the host reports nonsense.
    if (!isBelowDev(resolved))
        return {{ResourcePath{Tree::File, resolved}}, false};
    const bool anonymous =
        resolved.size() == 2 && (resolved[1].starts_with("dm-") || resolved[1].starts_with("zd"));
    std::vector<ResourcePath> named = placesFromName(anonymous ? segments : resolved);
    if (anonymous && resolved[1].starts_with("dm-")) {
        if (named.empty()) {
            if (const auto mapper = mapperNameOf(device, topology))
                named = placesFromName(*mapper);
        }
        // Another link to the device may have no telling name.
        if (!named.empty())
            named.push_back({Tree::Block, {resolved[1]}});
    }
    if (!named.empty()) {
        const Segments &told = anonymous ? segments : resolved;
        const bool isMapped = told.size() == 3 && told[1] == "mapper";
        return {std::move(named), false,
                isMapped ? partitionOfVolume(told[2], topology) : std::nullopt};
    }
    if (resolved.size() == 2) {
        DevicePlaces found = kernelPlaces(resolved[1], topology);
        found.uncertain = anonymous;
        return found;
    }
    if (resolved.size() == 4 && resolved[1] == "disk" && resolved[2].starts_with("by-"))
        return linkPlaces(resolved);
    return {
        {ResourcePath{Tree::Block,
                      {canonical::joinedPath({resolved.begin() + 1, resolved.end()}).substr(1)}}},
        true};
}

} // namespace poolwarden
