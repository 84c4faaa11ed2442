// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/mappool.h"

#include <map>
#include <set>
#include <string>
#include <utility>

namespace poolwarden {

/// Which monitors are of one Ceph cluster: those that one definition names, and so those of all definitions that have
/// one in common.
class CephClusters
{
public:
    /// `apart`: hosts of which nothing is of another host.
    CephClusters(const MapPools &pools, const std::set<HostId> &apart);

    /// The path with the first monitor of the cluster in place of its own; other paths as they are. `scope`: the host
    /// if it is apart, else noHost.
    [[nodiscard]] ResourcePath inCluster(HostId scope, const ResourcePath &path) const;
    /// Of a cluster: "mon1, mon2", all that are known of it. Empty: the path is of something else.
    [[nodiscard]] std::string monitorsOf(HostId scope, const ResourcePath &path) const;

private:
    using Monitor = std::pair<HostId, std::string>;
    std::map<Monitor, std::string> m_firsts; ///< the first of its cluster
};

} // namespace poolwarden
