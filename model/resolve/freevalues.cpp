// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/freevalues.h"

#include "model/conflict/scsiadapter.h"
#include "model/host/canonical.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace poolwarden::freevalues {

namespace {

constexpr int mostNumbers = 6;
/// Of so many directories below the same one it is looked where they lead.
constexpr int mostNeighbours = 64;

/// Without the number that numbered() appends, and the number to go on with.
std::pair<std::string, int> baseOf(const std::string &value)
{
    const std::size_t end = value.find_last_not_of("0123456789");
    constexpr std::size_t mostDigits = 6;
    if (end == std::string::npos || value[end] != '-' || end + 1 == value.size() || end == 0
        || value.size() - end - 1 > mostDigits || value[end + 1] == '0')
        return {value, 2};
    return {value.substr(0, end), std::stoi(value.substr(end + 1)) + 1};
}

/// Whether it can be the name of a directory that people type.
bool isPlainName(std::string_view name)
{
    const bool isOfPlainLetters = std::ranges::all_of(name, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
               || (letter >= '0' && letter <= '9') || letter == '-' || letter == '_'
               || letter == '.';
    });
    constexpr std::size_t longest = 64;
    return isOfPlainLetters && !name.empty() && name.size() <= longest && name.front() != '.'
           && name.front() != '-';
}

/// Kernel names of what is no disk of its own.
bool isVirtualDisk(std::string_view name)
{
    return std::ranges::any_of(
        std::initializer_list<std::string_view>{"loop", "ram", "zram", "dm-", "sr", "fd", "md",
                                                "zd", "nbd", "drbd"},
        [name](std::string_view prefix) { return name.starts_with(prefix); });
}

/// Of links that mean nothing lasting: a label is the user's own word.
constexpr int worstRank = 3;

/// The rank of a link: those that name the device itself first.
int linkRank(std::string_view link)
{
    if (link.starts_with("/dev/disk/by-id/wwn-"))
        return 0;
    if (link.starts_with("/dev/disk/by-id/"))
        return 1;
    if (link.starts_with("/dev/disk/by-path/"))
        return 2;
    return worstRank;
}

/// Kernel names of disks that hold something, as far as the host has told.
std::set<std::string, std::less<>> usedDisks(const HostTopology &topology)
{
    std::set<std::string, std::less<>> used;
    const auto useDiskOf = [&used](std::string_view device) {
        constexpr std::string_view folder = "/dev/";
        if (!device.starts_with(folder))
            return;
        device.remove_prefix(folder.size());
        used.emplace(device);
        if (const auto partition = canonical::partitionFromKernelName(device))
            used.insert(partition->first);
    };
    for (const auto &[name, partition] : topology.partitions)
        used.insert(partition.disk);
    for (const HostTopology::Mount &mount : topology.mounts)
        useDiskOf(mount.source);
    for (const std::string &name : topology.occupied)
        useDiskOf("/dev/" + name);
    // libvirt may list disks alone: the link to a partition tells that there is one.
    for (const auto &[link, device] : topology.aliases) {
        if (canonical::partitionFromLinkName(link))
            useDiskOf(device);
    }
    return used;
}

/// The best link to the device; else the device.
std::string bestName(const std::string &device, const HostTopology &topology)
{
    std::string best = device;
    int rank = worstRank;
    for (const auto &[link, target] : topology.aliases) {
        if (target == device && linkRank(link) < rank) {
            best = link;
            rank = linkRank(link);
        }
    }
    return best;
}

} // namespace

std::vector<std::string> numbered(const std::string &value)
{
    const auto [base, first] = baseOf(value);
    std::vector<std::string> values;
    for (int number = first; number < first + mostNumbers; ++number)
        values.push_back(base + '-' + std::to_string(number));
    return values;
}

std::vector<std::string> directories(const std::string &path, const std::string &poolName)
{
    std::vector<std::string> values;
    const std::vector<std::string> segments = canonical::pathSegments(path);
    const bool isOfDevices = !segments.empty() && segments.front() == "dev";
    if (!segments.empty() && !isOfDevices)
        values = numbered(canonical::joinedPath(segments));
    if (isPlainName(poolName)) {
        values.push_back("/srv/" + poolName);
        values.push_back("/var/lib/libvirt/" + poolName);
        values.push_back("/srv/" + poolName + "-2");
    }
    std::erase(values, path);
    return values;
}

std::vector<std::string> directoriesOutside(const std::string &path, const ResourcePath &place,
                                            std::size_t outerSize)
{
    const std::vector<std::string> own = canonical::pathSegments(path);
    if (place.tree != Tree::File || own.empty() || outerSize == 0
        || outerSize > place.segments.size())
        return {};
    std::vector<std::string> values;
    const auto addBeside = [&](const std::vector<std::string> &outer, std::size_t size) {
        std::vector<std::string> outside(outer.begin(), outer.begin() + std::ptrdiff_t(size) - 1);
        outside.push_back(own.back());
        const std::string first = canonical::joinedPath(outside);
        values.push_back(first);
        for (std::string &value : numbered(first))
            values.push_back(std::move(value));
    };
    const std::size_t depth = place.segments.size() - outerSize;
    if (own != place.segments && own.size() > depth + 1
        && std::equal(own.end() - std::ptrdiff_t(depth), own.end(),
                      place.segments.end() - std::ptrdiff_t(depth)))
        addBeside(own, own.size() - depth);
    addBeside(place.segments, outerSize);
    std::erase(values, path);
    return values;
}

std::vector<std::string> pathsBehind(const std::string &path, const HostTopology &topology)
{
    const std::vector<std::string> own = canonical::pathSegments(path);
    if (own.empty() || topology.realPaths.contains(path))
        return {};
    std::set<std::string> behind;
    const std::string root = canonical::joinedPath({own.front()}) + '/';
    int left = mostNeighbours;
    for (auto it = topology.realPaths.lower_bound(root);
         it != topology.realPaths.end() && it->first.starts_with(root) && left > 0; ++it, --left) {
        std::vector<std::string> from = canonical::pathSegments(it->first);
        std::vector<std::string> to = canonical::pathSegments(it->second);
        while (!from.empty() && !to.empty() && from.back() == to.back()) {
            from.pop_back();
            to.pop_back();
        }
        if (from.size() > own.size() || !std::equal(from.begin(), from.end(), own.begin()))
            continue;
        to.insert(to.end(), own.begin() + std::ptrdiff_t(from.size()), own.end());
        behind.insert(canonical::joinedPath(to));
    }
    behind.erase(path);
    return {behind.begin(), behind.end()};
}

std::vector<std::string> emptyDisks(const HostTopology &topology)
{
    std::vector<std::string> values;
    if (!topology.devicesKnown)
        return values;
    const std::set<std::string, std::less<>> used = usedDisks(topology);
    std::map<std::string_view, std::string_view> bestLinks;
    for (const auto &[link, device] : topology.aliases) {
        std::string_view &best = bestLinks.try_emplace(device, link).first->second;
        if (linkRank(link) < linkRank(best))
            best = link;
    }
    for (const auto &[name, disk] : topology.disks) {
        const std::string device = "/dev/" + name;
        if (isVirtualDisk(name) || used.contains(name) || topology.preferredNames.contains(device))
            continue;
        const auto link = bestLinks.find(device);
        values.push_back(link == bestLinks.end() || linkRank(link->second) == worstRank
                             ? device
                             : std::string(link->second));
    }
    return values;
}

std::vector<std::string> steadyNames(const std::string &device, const HostTopology &topology)
{
    std::vector<std::string> values;
    constexpr std::string_view mapper = "/dev/mapper/";
    if (device.starts_with(mapper)) {
        if (const auto volume =
                canonical::volumeFromMapperName(std::string_view(device).substr(mapper.size())))
            values.push_back("/dev/" + volume->first + '/' + volume->second);
    }
    const auto alias = topology.aliases.find(device);
    const std::string &kernel = alias == topology.aliases.end() ? device : alias->second;
    values.push_back(bestName(kernel, topology));
    std::erase(values, device);
    return values;
}

std::vector<std::string> scsiHosts(const std::string &name, const HostTopology &topology)
{
    std::vector<std::string> values;
    const auto own = scsiHostNumber(name);
    // A pool of the host's own disks would offer them for machines to write on.
    std::set<std::string_view> usedHosts;
    for (const std::string &disk : usedDisks(topology)) {
        if (const auto known = topology.disks.find(disk); known != topology.disks.end())
            usedHosts.insert(known->second.scsiHost);
    }
    for (const auto &[number, host] : topology.scsiHosts) {
        const std::string other = "scsi_host" + number;
        if (scsiHostNumber(other) != own && host.wwpn.empty() && !usedHosts.contains(number))
            values.push_back(other);
    }
    return values;
}

} // namespace poolwarden::freevalues
