// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/poolfacts.h"

#include "model/conflict/libvirtverdict.h"
#include "model/pool/sortunique.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace poolwarden {

namespace {

const std::string noName;

struct CountedDefinition {
    DefinitionKind definitionKind;
    const PoolDefinition *definition;
};

// A draft replaces the persistent definition. The live definition counts in addition only while the
// pool is active and the two differ.
std::vector<CountedDefinition> countedDefinitions(const PoolFacts &facts)
{
    std::vector<CountedDefinition> counted;
    const PoolDefinition *planned = facts.planned();
    if (planned)
        counted.push_back({facts.plannedKind(), planned});
    const PoolDefinition *live = facts.definition(DefinitionKind::Live);
    if (live && (!planned || (facts.entry.active && *live != *planned)))
        counted.push_back({DefinitionKind::Live, live});
    return counted;
}

} // namespace

const PoolDefinition *PoolFacts::definition(DefinitionKind definitionKind) const
{
    switch (definitionKind) {
    case DefinitionKind::Live:
        return entry.live.get();
    case DefinitionKind::Persistent:
        return entry.persistent.get();
    case DefinitionKind::Draft:
        return entry.draft.get();
    }
    return nullptr;
}

const PoolDefinition *PoolFacts::planned() const
{
    return entry.draft ? definition(DefinitionKind::Draft) : definition(DefinitionKind::Persistent);
}

DefinitionKind PoolFacts::plannedKind() const
{
    return entry.draft ? DefinitionKind::Draft : DefinitionKind::Persistent;
}

const std::string &PoolFacts::hostName() const
{
    if (entry.live)
        return entry.live->name;
    if (entry.persistent)
        return entry.persistent->name;
    return entry.knownName;
}

std::optional<Uuid> PoolFacts::hostUuid() const
{
    if (entry.live)
        return entry.live->uuid;
    if (entry.persistent)
        return entry.persistent->uuid;
    return entry.knownUuid;
}

PoolFacts factsOf(PoolId id, PoolEntry entry, const HostTopology &topology,
                  const MountTable &mounts)
{
    PoolFacts facts;
    facts.id = id;
    facts.entry = std::move(entry);
    for (const auto &[definitionKind, definition] : countedDefinitions(facts)) {
        // A place that is named repeatedly is claimed once: a pool may have thousands of equal
        // devices.
        std::set<ResourcePath> named;
        std::vector<Claim> claims = claimsOf(*definition, topology);
        mounts.addDerived(claims);
        for (Claim &claim : claims) {
            if (named.insert(claim.path).second)
                facts.claims.push_back({definitionKind, std::move(claim)});
        }
    }
    const PoolDefinition *previous = nullptr;
    for (const DefinitionKind definitionKind :
         {DefinitionKind::Live, DefinitionKind::Persistent, DefinitionKind::Draft}) {
        const PoolDefinition *definition = facts.definition(definitionKind);
        if (!definition || (previous && *previous == *definition))
            continue;
        std::ranges::move(ruleKeys(*definition, topology), std::back_inserter(facts.ruleKeys));
        previous = definition;
    }
    sortUnique(facts.ruleKeys);
    return facts;
}

} // namespace poolwarden
