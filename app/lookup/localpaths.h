// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/host/hosttopology.h"

#include <string>
#include <string_view>
#include <vector>

namespace poolwarden {

/// This machine's file names: what a path really is once symbolic links and bind mounts are followed.
/// Blocks on the disk (and on a dead file server for as long as the kernel does): never for the GUI
/// thread. A value; the mounts are those of the moment it was made.
class LocalPaths
{
public:
    /// From /proc/self/mountinfo.
    [[nodiscard]] static LocalPaths current();
    /// From the text of a mountinfo file (proc(5)); paths are looked up below `root`, for another
    /// mount namespace seen through /proc/PID/root.
    explicit LocalPaths(std::string_view mountInfo, std::string root = {});

    /// One path for each directory, whichever name it was given by: links resolved, then named by the
    /// mount that shows most of its file system. What does not exist is taken as it is below what does.
    [[nodiscard]] std::string canonical(const std::string &path) const;
    /// What is mounted, by the names that canonical() gives directories: a mount that shows what another
    /// one shows more of is left out. By point.
    [[nodiscard]] std::vector<HostTopology::Mount> mounts() const;

private:
    struct Mount {
        std::string device; ///< major:minor
        std::string root;   ///< what of that file system is shown
        std::string point;  ///< where
        std::string type;
        std::string source;
    };

    /// Of a path without links.
    [[nodiscard]] std::string byWidestMount(const std::string &real) const;

    [[nodiscard]] std::string withoutLinks(const std::string &path) const;
    [[nodiscard]] const Mount *mountOf(const std::string &path) const;
    [[nodiscard]] const Mount *widestMount(const std::string &device,
                                           const std::string &inner) const;

    std::string m_root;
    std::vector<Mount> m_mounts;
};

} // namespace poolwarden
