// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/defineprediction.h"

#include "model/pool/sortunique.h"

#include <string_view>

namespace poolwarden {

DefinePrediction::DefinePrediction(const PoolIndex &index, PoolOf poolOf, HostId host,
                                   const DriverProfile &profile, const HostTopology &topology)
    : m_index(index)
    , m_poolOf(std::move(poolOf))
    , m_host(host)
    , m_profile(profile)
    , m_topology(topology)
{
}

template<typename Predicate>
const PoolFacts *DefinePrediction::hostPoolUnder(const std::string &key,
                                                 const Predicate &predicate) const
{
    if (const auto *pools = m_index.under(m_host, key)) {
        for (const PoolId pool : *pools) {
            const PoolFacts &facts = m_poolOf(pool).facts;
            if (predicate(facts))
                return &facts;
        }
    }
    return nullptr;
}

std::vector<PoolId> DefinePrediction::sourceCollisions(const PoolDefinition &definition) const
{
    std::vector<PoolId> colliding;
    for (const std::string &key : ruleKeys(definition, m_topology)) {
        if (const auto *pools = m_index.under(m_host, key))
            colliding.insert(colliding.end(), pools->begin(), pools->end());
    }
    sortUnique(colliding);
    std::erase_if(colliding, [&](PoolId pool) {
        const auto &live = m_poolOf(pool).facts.entry.live;
        return !live || live->name == definition.name
               || !sourceCollision(definition, *live, m_topology);
    });
    return colliding;
}

std::optional<std::pair<Refusal, PoolId>>
DefinePrediction::identityRefusal(const PoolDefinition &definition) const
{
    const auto refusal = [](RefusalCode code, const std::string &name, const PoolFacts &facts,
                            Field field) {
        const auto uuid = facts.hostUuid();
        return std::pair(Refusal{.code = code,
                                 .arguments = {name, uuid ? toString(*uuid) : std::string()},
                                 .field = FieldRef{field}},
                         facts.id);
    };
    if (definition.uuid) {
        const PoolFacts *pool = hostPoolUnder(
            "uuid:" + toString(*definition.uuid),
            [&definition](const PoolFacts &facts) { return facts.hostUuid() == definition.uuid; });
        if (pool && pool->hostName() != definition.name)
            return refusal(RefusalCode::UuidTaken, pool->hostName(), *pool, Field::Uuid);
        if (pool)
            return std::nullopt;
    }
    const PoolFacts *pool =
        hostPoolUnder("name:" + definition.name, [&definition](const PoolFacts &facts) {
            return facts.hostName() == definition.name;
        });
    if (pool)
        return refusal(RefusalCode::NameTaken, definition.name, *pool, Field::Name);
    return std::nullopt;
}

DefineVerdict DefinePrediction::of(const PoolDefinition &definition) const
{
    const auto refused = [](Refusal refusal, std::vector<PoolId> pools = {}) {
        return DefineVerdict{.refusal = std::move(refusal), .collidesWith = std::move(pools)};
    };

    if (m_profile.storesFiles && definition.name.find('\n') != std::string::npos)
        return refused(
            {.code = RefusalCode::NameHasNewline, .arguments = {}, .field = FieldRef{Field::Name}});
    const auto type = static_cast<std::size_t>(definition.type);
    if (!m_profile.backends.test(type))
        return refused(
            {.code = RefusalCode::BackendMissing,
             .arguments = {std::to_string(type), std::string(poolTypeInfo(definition.type).name)},
             .field = {}});
    if (auto colliding = sourceCollisions(definition); !colliding.empty()) {
        const PoolFacts &first = m_poolOf(colliding.front()).facts;
        const auto match = sourceCollision(definition, *first.entry.live, m_topology);
        return refused({.code = RefusalCode::SourceConflict,
                        .arguments = {first.hostName()},
                        .field = match ? std::optional(match->field) : std::nullopt},
                       std::move(colliding));
    }
    if (auto identity = identityRefusal(definition))
        return refused(std::move(identity->first), {identity->second});
    // The daemon writes NAME.xml.new and renames it. Linux allows 255 bytes in a file name.
    constexpr std::size_t longestName = 255 - std::string_view(".xml.new").size();
    if (m_profile.storesFiles && definition.name.size() > longestName)
        return refused({.code = RefusalCode::NameTooLong,
                        .arguments = m_profile.definitionFolder.empty()
                                         ? std::vector<std::string>()
                                         : std::vector{m_profile.definitionFolder, definition.name},
                        .field = FieldRef{Field::Name}});
    return {};
}

} // namespace poolwarden
