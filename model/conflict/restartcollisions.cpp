// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/restartcollisions.h"

#include "model/conflict/libvirtverdict.h"
#include "model/conflict/restartforecast.h"
#include "model/conflict/restartloss.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

/// Of one pool: enough to know what becomes of it, and to give up.
constexpr std::size_t enoughComparisons = 256;
constexpr std::size_t mostComparisons = 4096;

std::vector<std::string> keysOf(const RestartCollisions::Side &side, const HostTopology &topology)
{
    std::vector<std::string> keys;
    for (const PoolDefinition *definition : {side.state, side.config}) {
        if (!definition)
            continue;
        for (std::string &key : ruleKeys(*definition, topology))
            keys.push_back(std::move(key));
        if (definition->uuid)
            keys.push_back("uuid " + toString(*definition->uuid));
    }
    std::ranges::sort(keys);
    const auto repeated = std::ranges::unique(keys);
    keys.erase(repeated.begin(), repeated.end());
    return keys;
}

} // namespace

bool isDropped(const PoolDefinition &definition, const PoolDefinition &loaded,
               const HostTopology &topology)
{
    return definition.name != loaded.name
           && ((definition.uuid && definition.uuid == loaded.uuid)
               || sourceCollision(definition, loaded, topology));
}

bool RestartCollisions::Side::holdsItsPlace() const
{
    return config && (byState.empty() || !state || differingFields(*state, *config).empty());
}

RestartCollisions::RestartCollisions(const std::vector<PoolBefore> &pools,
                                     const HostTopology &topology, bool withStates)
    : m_topology(topology)
    , m_sides(pools.size())
    , m_comparedWith(pools.size(), pools.size())
{
    std::vector<std::vector<std::string>> keys(pools.size());
    for (std::size_t i = 0; i < pools.size(); ++i) {
        const PoolEntry &entry = pools[i].entry;
        Side &side = m_sides[i];
        side.config = entry.draft ? entry.draft.get() : entry.persistent.get();
        side.state = withStates && entry.active ? entry.live.get() : nullptr;
        const PoolDefinition *named = side.config ? side.config : entry.live.get();
        side.isNameLost = named && !pools[i].isFile && !isNameReadBack(*named);
        if (pools[i].isRefused || side.isNameLost)
            continue;
        keys[i] = keysOf(side, topology);
        for (const std::string &key : keys[i])
            m_under[key].push_back(i);
    }
    for (std::size_t i = 0; i < pools.size(); ++i)
        compare(i, keys[i]);
}

void RestartCollisions::compare(std::size_t i, const std::vector<std::string> &keys)
{
    std::size_t comparisons = 0;
    m_comparedWith[i] = i;
    const Side &one = m_sides[i];
    for (const std::string &key : keys) {
        for (const std::size_t other : m_under.at(key)) {
            if (std::exchange(m_comparedWith[other], i) == i)
                continue;
            const bool isMet =
                !one.stateByState.empty() || !one.byState.empty() || !one.byConfig.empty();
            if (comparisons >= (isMet ? enoughComparisons : mostComparisons)) {
                m_isComplete = m_isComplete && isMet;
                return;
            }
            ++comparisons;
            compare(i, other);
        }
    }
}

void RestartCollisions::compare(std::size_t i, std::size_t other)
{
    Side &one = m_sides[i];
    const Side &loaded = m_sides[other];
    if (one.state && loaded.state && isDropped(*one.state, *loaded.state, m_topology))
        one.stateByState.push_back(other);
    if (one.config && loaded.state && isDropped(*one.config, *loaded.state, m_topology))
        one.byState.push_back(other);
    if (one.config && loaded.config && isDropped(*one.config, *loaded.config, m_topology))
        one.byConfig.push_back(other);
}

bool RestartCollisions::haveMet(std::size_t one, std::size_t other) const
{
    const auto has = [this](std::size_t i, std::size_t wanted) {
        const Side &side = m_sides[i];
        return std::ranges::count(side.stateByState, wanted) > 0
               || std::ranges::count(side.byState, wanted) > 0
               || std::ranges::count(side.byConfig, wanted) > 0;
    };
    return has(one, other) || has(other, one);
}

} // namespace poolwarden
