// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/lookup/loopdevices.h"

#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

namespace poolwarden {

std::map<std::string, std::string, std::less<>> loopFiles(const std::string &blockDevices)
{
    constexpr std::string_view deleted = " (deleted)";
    std::map<std::string, std::string, std::less<>> files;
    std::error_code error;
    for (const auto &entry : std::filesystem::directory_iterator(blockDevices, error)) {
        const std::string name = entry.path().filename().string();
        std::ifstream backing(entry.path() / "loop" / "backing_file");
        std::string file;
        // A deleted file has no path any more.
        if (name.starts_with("loop") && std::getline(backing, file) && file.starts_with('/')
            && !file.ends_with(deleted))
            files.emplace(name, file);
    }
    return files;
}

} // namespace poolwarden
