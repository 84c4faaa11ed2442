// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <map>
#include <string>

namespace poolwarden {

/// This machine's loop devices in use, with the files behind them: "loop0" → "/srv/disk.img". Reads them
/// from the sysfs folder blockDevices.
[[nodiscard]] std::map<std::string, std::string, std::less<>>
loopFiles(const std::string &blockDevices = "/sys/block");

} // namespace poolwarden
