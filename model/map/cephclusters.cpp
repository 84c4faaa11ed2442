// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/cephclusters.h"

#include "model/map/numbersets.h"

#include <cstddef>
#include <tuple>
#include <vector>

namespace poolwarden {

CephClusters::CephClusters(const MapPools &pools, const std::set<HostId> &apart)
{
    std::map<Monitor, std::size_t> numbers;
    // By pool and definition: an edit may lead to another cluster.
    std::map<std::tuple<std::size_t, bool, bool>, std::vector<Monitor>> named;
    for (std::size_t number = 0; number < pools.size(); ++number) {
        const MapPool &pool = *pools[number];
        for (const MapClaim &claim : pool.claims) {
            if (claim.path.tree != Tree::Rbd || claim.path.segments.empty())
                continue;
            const Monitor monitor{apart.contains(pool.host) ? pool.host : noHost,
                                  claim.path.segments.front()};
            numbers.try_emplace(monitor, numbers.size());
            named[{number, claim.isDraft, claim.isLater}].push_back(monitor);
        }
    }
    NumberSets sets(numbers.size());
    for (const auto &[definition, monitors] : named) {
        for (const Monitor &monitor : monitors)
            sets.join(numbers.at(monitors.front()), numbers.at(monitor));
    }
    std::map<std::size_t, std::string> firsts;
    for (const auto &[monitor, number] : numbers)
        m_firsts[monitor] = firsts.try_emplace(sets.first(number), monitor.second).first->second;
}

ResourcePath CephClusters::inCluster(HostId scope, const ResourcePath &path) const
{
    if (path.tree != Tree::Rbd || path.segments.empty())
        return path;
    ResourcePath result = path;
    const auto known = m_firsts.find({scope, path.segments.front()});
    if (known != m_firsts.end())
        result.segments.front() = known->second;
    return result;
}

std::string CephClusters::monitorsOf(HostId scope, const ResourcePath &path) const
{
    std::string all;
    if (path.tree != Tree::Rbd || path.segments.size() != 1)
        return all;
    for (const auto &[monitor, first] : m_firsts) {
        if (monitor.first == scope && first == path.segments.front())
            all += (all.empty() ? "" : ", ") + monitor.second;
    }
    return all;
}

} // namespace poolwarden
