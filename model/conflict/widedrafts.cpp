// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/widedrafts.h"

#include "model/conflict/insidefindings.h"
#include "model/conflict/pairfindings.h"
#include "model/pool/sortunique.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace poolwarden {

WideDrafts::WideDrafts(const PoolIndex &index, Source source, std::size_t mostInside)
    : m_index(index)
    , m_source(std::move(source))
    , m_mostInside(mostInside)
{
}

void WideDrafts::look(const IndexedPool &pool)
{
    const PoolFacts &facts = pool.facts;
    const bool isWide = std::ranges::any_of(facts.claims, [&](const auto &known) {
        return known.definitionKind == DefinitionKind::Draft
               && m_index.claims().hasMoreBelow(facts.entry.host, known.claim.path, m_mostInside);
    });
    if (!isWide) {
        m_inside.erase(facts.id);
        return;
    }
    m_inside[facts.id]; // for candidates()
    m_inside[facts.id] = findingsInside(pool);
}

bool WideDrafts::renew(PoolId wide)
{
    std::vector<Finding> inside = findingsInside(m_source.pool(wide));
    std::vector<Finding> &known = m_inside.at(wide);
    if (inside == known)
        return false;
    known = std::move(inside);
    return true;
}

std::vector<PoolId> WideDrafts::ids() const
{
    std::vector<PoolId> ids;
    ids.reserve(m_inside.size());
    for (const auto &[id, findings] : m_inside)
        ids.push_back(id);
    return ids;
}

std::vector<Finding> WideDrafts::findingsOf(PoolId pool) const
{
    const auto found = m_inside.find(pool);
    return found == m_inside.end() ? std::vector<Finding>() : found->second;
}

std::vector<PoolId> WideDrafts::poolsInside(PoolId pool) const
{
    std::vector<PoolId> pools;
    if (contains(pool))
        forEachInside(m_source.pool(pool),
                      [&pools](PoolId peer, std::uint32_t) { pools.push_back(peer); });
    std::ranges::sort(pools);
    return pools;
}

std::vector<PoolId> WideDrafts::candidates(const IndexedPool &pool) const
{
    std::vector<PoolId> pools = m_index.near(pool, contains(pool.facts.id));
    std::erase_if(pools, [this, &pool](PoolId peer) {
        return contains(peer) && isInsideOf(m_source.pool(peer), pool);
    });
    return pools;
}

/// Whether the only finding between both is the wide draft's, which stands for all pools inside.
bool WideDrafts::isInsideOf(const IndexedPool &wide, const IndexedPool &pool)
{
    return liesOnlyInside(wide.facts, pool.facts)
           && std::ranges::none_of(pool.keys, [&wide](const std::string &key) {
                  return std::ranges::binary_search(wide.keys, key);
              });
}

void WideDrafts::forEachInside(const IndexedPool &pool, const OnPool &callback) const
{
    const PoolFacts &facts = pool.facts;
    std::vector<const ResourcePath *> places;
    for (const auto &[definitionKind, claim] : facts.claims) {
        const bool isKnown = std::ranges::any_of(
            places, [&claim](const ResourcePath *place) { return *place == claim.path; });
        if (definitionKind == DefinitionKind::Draft && !isKnown
            && m_index.claims().hasMoreBelow(facts.entry.host, claim.path, 0))
            places.push_back(&claim.path);
    }
    std::vector<PoolId> near = candidates(pool);
    near.insert(std::ranges::lower_bound(near, facts.id), facts.id);
    // A pool with a shape has one place in each tree, so it comes only once for a single place.
    const bool isOnePlace = places.size() == 1;
    std::vector<PoolId> several;
    for (const ResourcePath *place : places) {
        m_index.claims().forEachBelow(facts.entry.host, *place,
                                      [&](PoolId peer, std::uint32_t shape) {
                                          if (std::ranges::binary_search(near, peer))
                                              return;
                                          if (isOnePlace && shape != 0)
                                              callback(peer, shape);
                                          else
                                              several.push_back(peer);
                                      });
    }
    sortUnique(several);
    for (const PoolId peer : several)
        callback(peer, 0);
}

std::vector<Finding> WideDrafts::findingsInside(const IndexedPool &pool) const
{
    struct Alike {
        PoolId first = noPool;
        std::uint32_t pools = 0;
    };
    std::unordered_map<std::uint32_t, Alike> byShape;
    InsideFindings inside;
    const auto add = [&](PoolId peer, std::uint32_t pools) {
        const PoolFacts &other = m_source.pool(peer).facts;
        inside.add(findingsBetween(pool.facts, other, m_source.topology(pool.facts),
                                   m_source.topology(other)),
                   pools);
    };
    forEachInside(pool, [&](PoolId peer, std::uint32_t shape) {
        if (shape == 0) {
            add(peer, 1);
            return;
        }
        Alike &alike = byShape[shape];
        alike.first = alike.pools == 0 ? peer : std::min(alike.first, peer);
        ++alike.pools;
    });
    for (const auto &[shape, alike] : byShape)
        add(alike.first, alike.pools);
    return inside.take();
}

} // namespace poolwarden
