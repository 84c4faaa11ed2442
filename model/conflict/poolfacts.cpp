// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/poolfacts.h"

#include "model/conflict/libvirtverdict.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace poolwarden {

namespace {

const std::string noName;

struct CountedSlot {
    Slot slot;
    const PoolDefinition *definition;
};

// A draft replaces the persistent definition. The live definition counts in addition only while the
// pool is active and the two differ.
std::vector<CountedSlot> countedDefinitions(const PoolFacts &facts)
{
    std::vector<CountedSlot> counted;
    const PoolDefinition *planned = facts.planned();
    if (planned)
        counted.push_back({facts.plannedSlot(), planned});
    const PoolDefinition *live = facts.definition(Slot::Live);
    if (live && (!planned || (facts.entry.active && *live != *planned)))
        counted.push_back({Slot::Live, live});
    return counted;
}

} // namespace

const PoolDefinition *PoolFacts::definition(Slot slot) const
{
    switch (slot) {
    case Slot::Live:
        return entry.live.get();
    case Slot::Persistent:
        return entry.persistent.get();
    case Slot::Draft:
        return entry.draft.get();
    }
    return nullptr;
}

const PoolDefinition *PoolFacts::planned() const
{
    return entry.draft ? definition(Slot::Draft) : definition(Slot::Persistent);
}

Slot PoolFacts::plannedSlot() const
{
    return entry.draft ? Slot::Draft : Slot::Persistent;
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
    for (const auto &[slot, definition] : countedDefinitions(facts)) {
        // A place that is named repeatedly is claimed once: a pool may have thousands of equal
        // devices.
        std::set<ResourcePath> named;
        std::vector<Claim> claims = claimsOf(*definition, topology);
        mounts.addDerived(claims);
        for (Claim &claim : claims) {
            if (named.insert(claim.path).second)
                facts.claims.push_back({slot, std::move(claim)});
        }
    }
    const PoolDefinition *previous = nullptr;
    for (const Slot slot : {Slot::Live, Slot::Persistent, Slot::Draft}) {
        const PoolDefinition *definition = facts.definition(slot);
        if (!definition || (previous && *previous == *definition))
            continue;
        std::ranges::move(ruleKeys(*definition, topology), std::back_inserter(facts.ruleKeys));
        previous = definition;
    }
    std::ranges::sort(facts.ruleKeys);
    const auto repeated = std::ranges::unique(facts.ruleKeys);
    facts.ruleKeys.erase(repeated.begin(), repeated.end());
    return facts;
}

} // namespace poolwarden
