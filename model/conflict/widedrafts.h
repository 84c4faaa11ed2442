// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/conflict/poolindex.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <vector>

namespace poolwarden {

/// The drafts with very many pools inside their storage: see ConflictChecker::isWide(). A wide draft has one
/// finding of each kind for all pools inside.
class WideDrafts
{
public:
    /// Gives the pools, and the topologies of their hosts.
    struct Source {
        std::function<const IndexedPool &(PoolId)> pool;
        std::function<const HostTopology &(const PoolFacts &)> topology;
    };
    WideDrafts(const PoolIndex &index, Source source, std::size_t mostInside);

    /// Adds the draft if it is wide, else removes it. To be called when all pools are in the index.
    void look(const IndexedPool &pool);
    void remove(PoolId pool) { m_inside.erase(pool); }
    /// Compares a wide draft again with the pools inside. True: its findings changed.
    bool renew(PoolId wide);

    [[nodiscard]] std::size_t mostInside() const { return m_mostInside; }
    [[nodiscard]] bool contains(PoolId pool) const { return m_inside.contains(pool); }
    [[nodiscard]] std::vector<PoolId> ids() const; ///< ascending
    /// The findings with the pools inside; none if it is not wide.
    [[nodiscard]] std::vector<Finding> findingsOf(PoolId pool) const;
    /// Those pools, ascending.
    [[nodiscard]] std::vector<PoolId> poolsInside(PoolId pool) const;
    /// The pools to compare the pool with individually, ascending.
    [[nodiscard]] std::vector<PoolId> candidates(const IndexedPool &pool) const;

private:
    [[nodiscard]] static bool isInsideOf(const IndexedPool &wide, const IndexedPool &pool);
    /// Visits each pool inside once, with its shape. The shape is 0 if the pool must be compared
    /// individually.
    using OnPool = std::function<void(PoolId, std::uint32_t)>;
    void forEachInside(const IndexedPool &pool, const OnPool &callback) const;
    [[nodiscard]] std::vector<Finding> findingsInside(const IndexedPool &pool) const;

    const PoolIndex &m_index;
    Source m_source;
    std::size_t m_mostInside;
    std::map<PoolId, std::vector<Finding>> m_inside; ///< of the wide ones
};

} // namespace poolwarden
