// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/deviceplace.h"

#include "model/conflict/canonical.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace poolwarden {

namespace {

using Segments = std::vector<std::string>;

// Folders below /dev that are no volume groups.
constexpr auto foldersOfDev = std::to_array<std::string_view>(
    {"block",  "bsg", "bus",       "cciss", "char",  "cpu",    "disk", "drbd",   "dri",
     "etherd", "fd",  "hugepages", "ida",   "input", "mapper", "md",   "mqueue", "net",
     "pts",    "raw", "rbd",       "shm",   "snd",   "usb",    "vfio", "xen",    "zvol"});

/// The link that mount(8) would take for "UUID=…" and its like, which libvirt hands on to it.
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

/// "-part1" is udev's only where it makes the name; a label is the user's own word.
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

void append(Segments &segments, const std::string &partition)
{
    if (!partition.empty())
        segments.push_back(partition);
}

ResourcePath lunPlace(const std::string &target, const std::string &lun,
                      const std::string &partition)
{
    ResourcePath place{Tree::Iscsi, {canonical::iqn(target), lun}};
    append(place.segments, partition);
    return place;
}

// "mpatha", "mpathb1", "mpathc-part1", "mpathd_part2", "mpathep3": the partition, if any, is what
// kpartx appends.
ResourcePath multipathPlace(std::string name)
{
    std::string partition;
    if (const auto link = canonical::partitionFromLinkName(name)) {
        name = link->first;
        partition = link->second;
    } else {
        std::size_t digits = name.size();
        while (digits > 0 && name[digits - 1] >= '0' && name[digits - 1] <= '9')
            --digits;
        if (digits < name.size() && digits > std::string_view("mpath").size()) {
            partition = name.substr(digits);
            name.resize(digits);
            for (const std::string_view separator : {"_part", "p"}) {
                if (name.size() > separator.size() + 6 && name.ends_with(separator)) {
                    name.resize(name.size() - separator.size());
                    break;
                }
            }
        }
    }
    ResourcePath place{Tree::Multipath, {std::move(name)}};
    append(place.segments, partition);
    return place;
}

std::optional<ResourcePath> mapperPlace(const std::string &name)
{
    if (name.starts_with("mpath"))
        return multipathPlace(name);
    if (auto volume = canonical::volumeFromMapperName(name))
        return ResourcePath{Tree::Lvm, {std::move(volume->first), std::move(volume->second)}};
    return std::nullopt;
}

// Names that say themselves what they lead to, whether or not the host has them.
std::optional<ResourcePath> placeFromName(const Segments &path)
{
    if (path.size() == 3 && path[1] == "mapper")
        return mapperPlace(path[2]);
    if (path.size() >= 3 && path[1] == "zvol") {
        ResourcePath place{Tree::Zfs, {path.begin() + 2, path.end()}};
        if (const auto partition = canonical::partitionFromLinkName(place.segments.back())) {
            place.segments.back() = partition->first;
            place.segments.push_back(partition->second);
        }
        return place;
    }
    if (path.size() == 4 && path[1] == "disk" && path[2] == "by-path") {
        if (const auto lun = canonical::lunFromPathLink(path[3]))
            return lunPlace(lun->target, lun->lun, lun->partition);
    }
    if (path.size() == 4 && path[1] == "disk" && path[2] == "by-id") {
        if (path[3].starts_with("dm-name-"))
            return mapperPlace(path[3].substr(8));
        if (path[3].starts_with("dm-uuid-mpath-"))
            return multipathPlace(path[3]);
    }
    if (path.size() == 3 && std::ranges::find(foldersOfDev, path[1]) == foldersOfDev.end())
        return ResourcePath{Tree::Lvm, {path[1], path[2]}};
    return std::nullopt;
}

// "/dev/sdb1", by the kernel's name.
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
    append(block.segments, partition);
    found.places.push_back(std::move(block));
    const auto *facts = lookUp(topology.disks, disk);
    if (!facts)
        return found;
    if (!facts->iscsiTarget.empty())
        found.places.push_back(lunPlace(facts->iscsiTarget, facts->iscsiLun, partition));
    if (!facts->scsiHost.empty()) {
        ResourcePath place{Tree::Scsi, {facts->scsiHost, disk}};
        append(place.segments, partition);
        found.places.push_back(std::move(place));
    }
    if (!facts->wwn.empty()) {
        ResourcePath place{Tree::Wwn, {facts->wwn}};
        append(place.segments, partition);
        found.places.push_back(std::move(place));
    }
    return found;
}

// Follows a link of the host's list of devices. libvirt lists disks and not their partitions, whose
// links are the disk's with "-partN" behind.
std::string_view folderOfLink(std::string_view path)
{
    constexpr std::string_view disk = "/dev/disk/";
    if (!path.starts_with(disk))
        return {};
    path.remove_prefix(disk.size());
    return path.substr(0, path.find('/'));
}

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
    if (const auto *preferred = lookUp(topology.preferredNames, device))
        device = *preferred;
    return device;
}

// A link of udev's whose end is not known: equal links are one device, and that is all one can say.
DevicePlaces linkPlaces(const Segments &path)
{
    std::string name = path[2] + '/' + path[3];
    std::string partition;
    if (const auto parsed = partitionOfLink(path[2], name)) {
        name = parsed->first;
        partition = parsed->second;
    }
    ResourcePath place{Tree::Block, {std::move(name)}};
    append(place.segments, partition);
    return {{std::move(place)}, true};
}

} // namespace

ResourcePath placeOfDirectory(const std::string &path, const HostTopology &topology)
{
    Segments segments = canonical::pathSegments(path);
    if (!topology.realPaths.empty()) {
        // As it is spelled first: what ".." leads back from may be a link.
        const auto *real = lookUp(topology.realPaths, path);
        if (!real)
            real = lookUp(topology.realPaths, canonical::joinedPath(segments));
        if (real)
            segments = canonical::pathSegments(*real);
    }
    return {Tree::File, std::move(segments)};
}

DevicePlaces placesOfDevice(const std::string &spelled, const HostTopology &topology)
{
    const std::string path = withoutTag(spelled);
    Segments segments = canonical::pathSegments(path);
    const bool isDevice = segments.size() > 1 && segments.front() == "dev";
    if (!isDevice) {
        // A link of the admin's own may lead into /dev all the same.
        ResourcePath place = placeOfDirectory(path, topology);
        if (place.segments.size() < 2 || place.segments.front() != "dev")
            return {{std::move(place)}, false};
        segments = std::move(place.segments);
    }

    const std::string clean = canonical::joinedPath(segments);
    const std::string device = resolvedDevice(clean, topology);

    // A device without a telling name of its own keeps the one that it was given by.
    const Segments resolved = canonical::pathSegments(device);
    // A name below /dev can be a link that leads out of it, or nonsense of a host's.
    if (resolved.size() < 2 || resolved.front() != "dev")
        return {{ResourcePath{Tree::File, resolved}}, false};
    const bool anonymous =
        resolved.size() == 2 && (resolved[1].starts_with("dm-") || resolved[1].starts_with("zd"));
    if (auto place = placeFromName(anonymous ? segments : resolved))
        return {{std::move(*place)}, false};
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
