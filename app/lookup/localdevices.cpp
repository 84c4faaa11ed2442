// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/lookup/localdevices.h"

#include "app/lookup/localpaths.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <vector>

namespace poolwarden {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t sectorSize = 512; // of sysfs, whatever the device has

std::string firstLine(const fs::path &file)
{
    std::ifstream stream(file);
    std::string line;
    std::getline(stream, line);
    return line;
}

std::uint64_t sizeOf(const fs::path &device)
{
    const std::string text = firstLine(device / "size");
    std::uint64_t sectors = 0;
    std::from_chars(text.data(), text.data() + text.size(), sectors);
    return sectors * sectorSize;
}

/// Memory, and drives whose media change: nothing for a pool.
bool isNoStore(const std::string &name)
{
    return std::ranges::any_of(std::initializer_list<std::string_view>{"ram", "zram", "sr", "fd"},
                               [&name](std::string_view prefix) {
                                   return name.size() > prefix.size() && name.starts_with(prefix)
                                          && name[prefix.size()] >= '0'
                                          && name[prefix.size()] <= '9';
                               });
}

std::string mappedPathOf(const fs::path &device)
{
    const std::string name = firstLine(device / "dm" / "name");
    return name.empty() ? std::string() : "/dev/mapper/" + name;
}

std::string kernelPathOf(const fs::path &device)
{
    // A slash in a name is an exclamation mark in sysfs.
    std::string name = device.filename().string();
    std::ranges::replace(name, '!', '/');
    return "/dev/" + name;
}

void addTo(std::vector<std::string> &names, const std::string &name)
{
    if (std::ranges::find(names, name) == names.end())
        names.push_back(name);
}

std::vector<std::string> holdersOf(const fs::path &device, const fs::path &blockClass)
{
    std::vector<std::string> holders;
    std::error_code error;
    for (const auto &entry : fs::directory_iterator(device / "holders", error)) {
        const fs::path holder = blockClass / entry.path().filename();
        const std::string mapped = mappedPathOf(holder);
        holders.push_back(mapped.empty() ? kernelPathOf(holder) : mapped);
    }
    std::ranges::sort(holders);
    return holders;
}

/// Adds what udev found out about the device when it appeared: its links and its content.
void addUdevData(FoundDisk &disk, const fs::path &file, bool isPartition)
{
    const auto addMissing = [](std::string &to, std::string_view value) {
        if (to.empty())
            to = value;
    };
    std::ifstream stream(file);
    disk.isContentKnown = stream.is_open();
    std::string tableType;
    for (std::string line; std::getline(stream, line);) {
        const std::string_view text = line;
        if (text.starts_with("S:"))
            addTo(disk.links, "/dev/" + line.substr(2));
        const std::size_t equals = text.find('=');
        if (!text.starts_with("E:") || equals == std::string_view::npos)
            continue;
        const std::string_view key = text.substr(2, equals - 2);
        const std::string_view value = text.substr(equals + 1);
        if (key == "ID_FS_TYPE")
            addMissing(disk.content, value);
        else if (key == "ID_FS_LABEL")
            addMissing(disk.label, value);
        else if (key == "ID_PART_TABLE_TYPE")
            tableType = value;
        else if (key == "ID_MODEL")
            addMissing(disk.model, value);
        else if (key == "ID_SERIAL_SHORT")
            addMissing(disk.serial, value);
        else if (key == "ID_BUS")
            addMissing(disk.bus, value);
    }
    // A partition tells of the table that it is in, too.
    if (!isPartition)
        addMissing(disk.content, tableType);
}

FoundDisk &diskAt(std::vector<FoundDisk> &disks, std::map<std::string, std::size_t> &places,
                  const std::string &path)
{
    const auto [place, isNew] = places.try_emplace(path, disks.size());
    if (isNew) {
        disks.emplace_back();
        disks.back().path = path;
        disks.back().driveType = "disk";
    }
    return disks[place->second];
}

std::vector<std::string> namesOf(const FoundDisk &disk)
{
    std::vector<std::string> names = disk.links;
    names.push_back(disk.path);
    return names;
}

/// A disk is in use where its partitions are.
void passToDisks(std::vector<FoundDisk> &disks, const std::map<std::string, std::size_t> &places,
                 const std::set<fs::path> &entries)
{
    for (const fs::path &entry : entries) {
        std::error_code error;
        if (!fs::exists(entry / "partition", error))
            continue;
        // The folder of a partition is inside that of its disk.
        const fs::path folder = fs::canonical(entry, error).parent_path();
        const auto part = places.find(kernelPathOf(entry));
        const auto whole = places.find(kernelPathOf(folder));
        if (error || part == places.end() || whole == places.end())
            continue;
        for (const std::string &point : disks[part->second].mounts)
            addTo(disks[whole->second].mounts, point);
        for (const std::string &holder : disks[part->second].holders)
            addTo(disks[whole->second].holders, holder);
    }
}

} // namespace

void addLocalDevices(FoundDevices &devices, const std::string &blockClass,
                     const std::string &udevData, const LocalPaths &paths)
{
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < devices.disks.size(); ++i)
        places.emplace(devices.disks[i].path, i);
    std::error_code error;
    std::set<fs::path> entries;
    for (const auto &entry : fs::directory_iterator(blockClass, error))
        entries.insert(entry.path());
    for (const fs::path &entry : entries) {
        const std::uint64_t size = sizeOf(entry);
        // A loop device without a file has no size.
        if (size == 0 || isNoStore(entry.filename().string()))
            continue;
        FoundDisk &disk = diskAt(devices.disks, places, kernelPathOf(entry));
        if (disk.size == 0)
            disk.size = size;
        if (const std::string mapped = mappedPathOf(entry); !mapped.empty())
            addTo(disk.links, mapped);
        disk.backingFile = firstLine(entry / "loop" / "backing_file");
        disk.holders = holdersOf(entry, blockClass);
        const std::string number = firstLine(entry / "dev");
        if (number.empty())
            continue;
        addUdevData(disk, fs::path(udevData) / ("b" + number),
                    fs::exists(entry / "partition", error));
        disk.mounts = paths.mountsOf(number, namesOf(disk));
    }
    passToDisks(devices.disks, places, entries);
}

void addLocalDevices(FoundDevices &devices)
{
    addLocalDevices(devices, "/sys/class/block", "/run/udev/data", LocalPaths::current());
}

} // namespace poolwarden
