// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/mapperplace.h"

#include "model/host/canonical.h"

#include <cstddef>
#include <string_view>
#include <utility>

namespace poolwarden {

namespace {

// "mpatha", "mpathb1", "mpathc-part1", "mpathd_part2", "mpathep3": kpartx appends the partition.
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
    appendPartition(place, partition);
    return place;
}

/// multipathd's own numbering: "mpath" and letters.
bool isFriendlyName(const std::string &name)
{
    const std::size_t letters = name.find_first_not_of("abcdefghijklmnopqrstuvwxyz");
    const std::string rest = letters == std::string::npos ? std::string() : name.substr(letters);
    return name.starts_with("mpath") && letters > std::string_view("mpath").size()
           && (rest.empty() || canonical::partitionFromLinkName(name)
               || rest.find_first_not_of("0123456789") == std::string::npos
               || (rest.starts_with("_part")
                   && rest.find_first_not_of("0123456789", 5) == std::string::npos));
}

std::vector<ResourcePath> friendlyPlaces(const std::string &name)
{
    std::vector<ResourcePath> places{multipathPlace(name)};
    // "mpathap1" is partition 1 of mpathap to one kpartx and of mpatha to another.
    const std::vector<std::string> &segments = places.front().segments;
    const std::string &device = segments.front();
    if (segments.size() == 2 && !canonical::partitionFromLinkName(name) && device.ends_with('p')
        && device.size() > std::string_view("mpathp").size())
        places.push_back({Tree::Multipath, {device.substr(0, device.size() - 1), segments[1]}});
    return places;
}

/// The device by its number, in multipath and for any host.
std::vector<ResourcePath> numberedPlaces(const canonical::DiskNumber &number)
{
    std::vector<ResourcePath> places{{Tree::Multipath, {'3' + number.naa}},
                                     {Tree::Wwn, {number.naa}}};
    for (ResourcePath &place : places)
        appendPartition(place, number.partition);
    return places;
}

std::optional<ResourcePath> volumePlace(const std::string &name)
{
    // cryptsetup's usual names are not volume groups.
    if (name.starts_with("luks-") || name.ends_with("_crypt"))
        return std::nullopt;
    if (const auto partition = canonical::partitionFromLinkName(name)) {
        if (auto volume = canonical::volumeFromMapperName(partition->first))
            return ResourcePath{Tree::Lvm, {volume->first, volume->second, partition->second}};
    }
    if (auto volume = canonical::volumeFromMapperName(name))
        return ResourcePath{Tree::Lvm, {std::move(volume->first), std::move(volume->second)}};
    return std::nullopt;
}

std::vector<ResourcePath> multipathUuidPlaces(const std::string &wwid, const std::string &partition)
{
    if (auto number = canonical::diskNumberFromWwid(wwid)) {
        if (number->partition.empty())
            number->partition = partition;
        return numberedPlaces(*number);
    }
    ResourcePath place = multipathPlace("dm-uuid-mpath-" + wwid);
    appendPartition(place, partition);
    return {std::move(place)};
}

} // namespace

std::vector<ResourcePath> mapperPlaces(const std::string &name)
{
    if (const auto number = canonical::diskNumberFromWwid(name))
        return numberedPlaces(*number);
    std::vector<ResourcePath> places;
    if (isFriendlyName(name))
        places = friendlyPlaces(name);
    // A volume group may be called "mpathvg", so both are possible. "mpatha" is unlikely.
    const bool mayBeGroup = places.empty() || name.find('-') > std::string_view("mpatha").size();
    if (const auto volume = volumePlace(name); volume && mayBeGroup)
        places.push_back(*volume);
    return places;
}

std::vector<ResourcePath> linkByIdPlaces(const std::string &name)
{
    constexpr std::string_view byName = "dm-name-";
    constexpr std::string_view byUuid = "dm-uuid-mpath-";
    constexpr std::string_view partitionByUuid = "dm-uuid-part";
    if (name.starts_with(byName))
        return mapperPlaces(name.substr(byName.size()));
    if (name.starts_with(byUuid))
        return multipathUuidPlaces(name.substr(byUuid.size()), {});
    if (name.starts_with(partitionByUuid)) {
        const std::size_t end = name.find("-mpath-");
        if (end != std::string::npos)
            return multipathUuidPlaces(
                name.substr(end + std::string_view("-mpath-").size()),
                name.substr(partitionByUuid.size(), end - partitionByUuid.size()));
    }
    return {};
}

std::optional<ResourcePath> partitionOfVolume(const std::string &name, const HostTopology &topology)
{
    const auto volume = volumePlace(name);
    if (!volume || volume->segments.size() != 2)
        return std::nullopt;
    const std::string &group = volume->segments.front();
    std::string whole = volume->segments.back();
    if (topology.aliases.contains("/dev/" + group + '/' + whole))
        return std::nullopt;
    constexpr std::string_view digits = "0123456789";
    const std::size_t end = whole.find_last_not_of(digits);
    if (end == std::string::npos || end + 1 == whole.size())
        return std::nullopt;
    std::string number = whole.substr(end + 1);
    whole.resize(end + 1);
    if (whole.size() > 2 && whole.back() == 'p'
        && digits.find(whole[whole.size() - 2]) != std::string_view::npos)
        whole.pop_back();
    return ResourcePath{Tree::Lvm, {group, std::move(whole), std::move(number)}};
}

} // namespace poolwarden
