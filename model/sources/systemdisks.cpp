// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/systemdisks.h"

#include "model/host/canonical.h"
#include "model/host/systemfolders.h"

#include <algorithm>

namespace poolwarden {

namespace {

/// A file system on a group on an encrypted partition of an array of disks.
constexpr int mostLayers = 6;

std::string kernelNameOf(const std::string &path)
{
    return path.substr(path.rfind('/') + 1);
}

} // namespace

SystemDisks::SystemDisks(const std::vector<FoundDisk> &disks)
{
    for (const FoundDisk &disk : disks) {
        for (const std::string &link : disk.links)
            m_links.emplace(link, disk.path);
        if (std::ranges::any_of(disk.mounts, isOfSystem))
            m_used.insert(disk.path);
    }
    // Through what is built on them.
    for (int layer = 0; layer < mostLayers; ++layer) {
        const std::size_t before = m_used.size();
        for (const FoundDisk &disk : disks) {
            if (std::ranges::any_of(disk.holders, [this](const std::string &holder) {
                    return m_used.contains(pathOf(holder));
                }))
                m_used.insert(disk.path);
        }
        if (m_used.size() == before)
            break;
    }
}

std::string SystemDisks::pathOf(const std::string &device) const
{
    const auto link = m_links.find(device);
    return link == m_links.end() ? device : link->second;
}

std::vector<std::string> SystemDisks::on(const std::vector<std::string> &devices) const
{
    std::vector<std::string> names;
    for (const std::string &device : devices) {
        const std::string path = pathOf(device);
        const std::string name = kernelNameOf(path);
        const auto part = canonical::partitionFromKernelName(name);
        const std::string whole = part ? part->first : name;
        if ((m_used.contains(path) || m_used.contains("/dev/" + whole))
            && std::ranges::find(names, whole) == names.end())
            names.push_back(whole);
    }
    return names;
}

bool SystemDisks::isUsedBy(const std::vector<std::string> &devices) const
{
    return std::ranges::any_of(
        devices, [this](const std::string &device) { return m_used.contains(pathOf(device)); });
}

} // namespace poolwarden
