// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/host/hosttopology.h"

#include <string>
#include <string_view>
#include <vector>

namespace poolwarden {

/// Resolves symbolic links and bind mounts in this machine's paths. Blocks on the disk (on a dead file
/// server as long as the kernel does), so never use it on the GUI thread. A value; it has the mounts of
/// the time when it was made.
class LocalPaths
{
public:
    /// From /proc/self/mountinfo.
    [[nodiscard]] static LocalPaths current();
    /// From the text of a mountinfo file (proc(5)). Paths are looked up below `root`, such as
    /// /proc/PID/root for another mount namespace.
    explicit LocalPaths(std::string_view mountInfo, std::string root = {});

    /// The same path for all names of a directory: with links resolved, and below the mount that shows
    /// most of its file system. The part of a path that does not exist is kept as it is.
    [[nodiscard]] std::string canonical(const std::string &path) const;
    /// All mounts, named as canonical() names directories and sorted by mount point. Leaves out a mount
    /// if another one shows more of the same file system.
    [[nodiscard]] std::vector<HostTopology::Mount> mounts() const;
    /// The mount points of the file system on a device ("8:1"), in the order of the mounts. Also of one with a
    /// number of its own, as btrfs has, if the device is its source by one of the names.
    [[nodiscard]] std::vector<std::string> mountsOf(std::string_view device,
                                                    const std::vector<std::string> &names) const;
    /// What is mounted at a directory, as "nfs4 nas1:/export"; empty: nothing.
    [[nodiscard]] std::string mountedAt(const std::string &point) const;

private:
    struct Mount {
        std::string device; ///< major:minor
        std::string root;   ///< the mounted directory of that file system
        std::string point;  ///< the mount point
        std::string type;
        std::string source;
    };

    /// `real` is a path without links.
    [[nodiscard]] std::string byWidestMount(const std::string &real) const;

    [[nodiscard]] std::string withoutLinks(const std::string &path) const;
    [[nodiscard]] const Mount *mountOf(const std::string &path) const;
    [[nodiscard]] const Mount *widestMount(const std::string &device,
                                           const std::string &inner) const;

    std::string m_root;
    std::vector<Mount> m_mounts;
};

} // namespace poolwarden
