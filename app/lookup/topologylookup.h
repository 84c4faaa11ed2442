// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/host/hosttopology.h"

#include <QStringList>

#include <string>
#include <vector>

namespace poolwarden {

struct PoolDefinition;

/// The names in a definition that could be aliases.
struct NamesToResolve {
    std::vector<std::string> paths; ///< absolute; cleaned by text unless they contain ".."
    std::vector<std::string> hosts; ///< canonical host names, without addresses
};
[[nodiscard]] NamesToResolve namesToResolve(const PoolDefinition &definition);

/// Resolves this machine's links and bind mounts in each path and stores the result in realPaths. Also
/// stores the mounts and the files behind loop devices. Blocks.
void resolveLocalPaths(const std::vector<std::string> &paths, HostTopology &topology);
/// Looks up each host in DNS and stores the result in hostNames. Names with the same lowest address
/// become one host. Blocks.
void resolveHostNames(const std::vector<std::string> &hosts, HostTopology &topology);

} // namespace poolwarden
