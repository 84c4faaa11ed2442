// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/poolindex.h"

#include "model/conflict/poolunits.h"
#include "model/pool/sortunique.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

std::string hostKey(HostId host, std::string_view key)
{
    std::string text = std::to_string(host.value());
    text += ' ';
    text += key;
    return text;
}

std::vector<std::string> keysOf(const PoolFacts &facts)
{
    std::vector<std::string> keys = identityKeys(facts);
    keys.reserve(keys.size() + facts.ruleKeys.size());
    for (const std::string &key : facts.ruleKeys)
        keys.push_back(hostKey(facts.entry.host, key));
    sortUnique(keys);
    return keys;
}

} // namespace

IndexedPool PoolIndex::indexed(PoolFacts facts)
{
    std::vector<std::string> keys = keysOf(facts);
    return {std::move(facts), std::move(keys)};
}

void PoolIndex::insert(const IndexedPool &pool)
{
    insertKeys(pool);
    // Drafts are few, and change with each keystroke.
    const std::uint32_t shape = pool.facts.entry.draft ? 0 : m_shapes.of(pool.facts);
    for (const auto &[definitionKind, claim] : pool.facts.claims)
        m_claims.insert(pool.facts.entry.host, claim.path, pool.facts.id, shape);
}

void PoolIndex::insertKeys(const IndexedPool &pool)
{
    for (const std::string &key : pool.keys)
        m_keys[key].push_back(pool.facts.id);
}

void PoolIndex::erase(const IndexedPool &pool)
{
    for (const std::string &key : pool.keys) {
        const auto it = m_keys.find(key);
        auto owner = std::ranges::find(it->second, pool.facts.id);
        *owner = it->second.back();
        it->second.pop_back();
        if (it->second.empty())
            m_keys.erase(it);
    }
    for (const auto &[definitionKind, claim] : pool.facts.claims)
        m_claims.remove(pool.facts.entry.host, claim.path, pool.facts.id);
}

std::vector<PoolId> PoolIndex::near(const IndexedPool &pool, bool aroundDraft) const
{
    const PoolFacts &facts = pool.facts;
    std::vector<PoolId> pools;
    for (const std::string &key : pool.keys) {
        if (const auto it = m_keys.find(key); it != m_keys.end())
            pools.insert(pools.end(), it->second.begin(), it->second.end());
    }
    for (const auto &[definitionKind, claim] : facts.claims) {
        if (aroundDraft && definitionKind == DefinitionKind::Draft)
            m_claims.collectAround(facts.entry.host, claim.path, pools);
        else
            m_claims.collect(facts.entry.host, claim.path, pools);
    }
    sortUnique(pools);
    std::erase(pools, facts.id);
    return pools;
}

const std::vector<PoolId> *PoolIndex::under(HostId host, std::string_view key) const
{
    const auto it = m_keys.find(hostKey(host, key));
    return it == m_keys.end() ? nullptr : &it->second;
}

} // namespace poolwarden
