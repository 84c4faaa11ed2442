// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/host/hosttopology.h"
#include "model/pool/pooldefinition.h"

#include <string>
#include <vector>

/// Values that could stand in the place of one that conflicts, the most natural first. Nobody has
/// looked yet whether they are free.
namespace poolwarden::freevalues {

/// "images" → "images-2", "images-3" …; "images-2" → "images-3" …
[[nodiscard]] std::vector<std::string> numbered(const std::string &value);

/// Beside the directory; and where the pools of hosts usually are, if the pool's name is fit for it.
[[nodiscard]] std::vector<std::string> directories(const std::string &path,
                                                   const std::string &poolName);
/// The directory's name beside the outer directory, in which it is now: first in the spelling of `path`, where a
/// link or a bind mount leads to `place`.
[[nodiscard]] std::vector<std::string>
directoriesOutside(const std::string &path, const ResourcePath &place, std::size_t outerSize);
/// Where the directory would be if what leads other directories beside it elsewhere led it there as well.
[[nodiscard]] std::vector<std::string> pathsBehind(const std::string &path,
                                                   const HostTopology &topology);

/// Whole disks of the host by steady names, except those with partitions and those that hold
/// something mounted.
[[nodiscard]] std::vector<std::string> emptyDisks(const HostTopology &topology);
/// Other names of the same device, which stay the same when the host boots.
[[nodiscard]] std::vector<std::string> steadyNames(const std::string &device,
                                                   const HostTopology &topology);
/// "scsi_host6", except the one of this name, and those with a disk that holds something.
[[nodiscard]] std::vector<std::string> scsiHosts(const std::string &name,
                                                 const HostTopology &topology);

} // namespace poolwarden::freevalues
