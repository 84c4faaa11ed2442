// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/host/hosttopology.h"

#include <QStringList>

#include <string>
#include <vector>

namespace poolwarden {

struct PoolDefinition;

/// Which names of a definition could mean something else than they say.
struct NamesToResolve {
    std::vector<std::string> paths; ///< textually clean, absolute
    std::vector<std::string> hosts; ///< canonical host names, no addresses
};
[[nodiscard]] NamesToResolve namesToResolve(const PoolDefinition &definition);

/// Follows links and bind mounts of this machine for each path, into realPaths; says what is mounted, and
/// the files behind loop devices. Blocks.
void resolveLocalPaths(const std::vector<std::string> &paths, HostTopology &topology);
/// Asks the resolver for each host, into hostNames: hosts with an address in common become one. Blocks.
void resolveHostNames(const std::vector<std::string> &hosts, HostTopology &topology);

} // namespace poolwarden
