// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/host/systemfolders.h"

#include "model/host/canonical.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace poolwarden {

namespace {

constexpr std::array<std::string_view, 13> wholeFolders = {"bin",  "boot",  "dev",   "efi",  "etc",
                                                           "lib",  "lib32", "lib64", "proc", "run",
                                                           "sbin", "sys",   "usr"};
/// They hold what pools are made for, too.
constexpr std::array<std::string_view, 3> topFolders = {"home", "root", "var"};

bool has(const auto &names, const std::string &name)
{
    return std::ranges::find(names, name) != names.end();
}

} // namespace

bool isOfSystem(const std::string &folder)
{
    const std::vector<std::string> segments = canonical::pathSegments(folder);
    if (segments.empty() || has(wholeFolders, segments.front()))
        return true;
    return (segments.size() == 1 && has(topFolders, segments.front()))
           || (segments.size() == 2 && segments[0] == "var" && segments[1] == "lib");
}

} // namespace poolwarden
