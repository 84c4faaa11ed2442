// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xml/hostsourcesreader.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace poolwarden {

/// The disks that the host itself runs from: a directory of the system is mounted from them, from a part of them, or
/// from something that is built on them.
class SystemDisks
{
public:
    SystemDisks() = default;
    explicit SystemDisks(const std::vector<FoundDisk> &disks);

    /// Those that the devices are, or are a part of, by their kernel names: "sda".
    [[nodiscard]] std::vector<std::string> on(const std::vector<std::string> &devices) const;
    /// Whether what is mounted for the system is built on one of these very devices.
    [[nodiscard]] bool isUsedBy(const std::vector<std::string> &devices) const;

private:
    [[nodiscard]] std::string pathOf(const std::string &device) const;

    std::map<std::string, std::string> m_links; ///< to paths of devices
    std::set<std::string> m_used;               ///< paths of devices
};

} // namespace poolwarden
