// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/groupedfinding.h"

#include "model/conflict/fieldvalue.h"
#include "model/conflict/placerules.h"

#include <algorithm>

namespace poolwarden {

bool isRuleKind(FindingKind kind)
{
    return kind == FindingKind::Refused || kind == FindingKind::LostAtRestart;
}

bool isNestable(FindingKind kind)
{
    return kind == FindingKind::Overlap || kind == FindingKind::Stacked
           || kind == FindingKind::SharedAcrossHosts;
}

Reason reasonOf(const Finding &finding)
{
    switch (finding.reason) {
    case Reason::Alias:
    case Reason::HostAlias:
        return finding.kind == FindingKind::SharedAcrossHosts ? Reason::OtherHostUses
                                                              : Reason::SamePlace;
    case Reason::PeerInside:
        return Reason::PeerContains;
    default:
        return finding.reason;
    }
}

const ResourcePath &claimedPlace(const PoolFacts &facts, DefinitionKind definitionKind,
                                 FieldRef field, const ResourcePath &resource)
{
    const ResourcePath *place = &resource;
    bool isFound = false;
    for (const auto &[claimKind, claim] : facts.claims) {
        if (claimKind != definitionKind || claim.field != field || !contains(claim.path, resource))
            continue;
        if (!isFound || claim.path.segments.size() > place->segments.size())
            place = &claim.path;
        isFound = true;
    }
    return *place;
}

std::string spelledAt(const PoolFacts &facts, DefinitionKind definitionKind, FieldRef field,
                      FindingKind kind, const HostTopology &topology)
{
    const PoolDefinition *definition = facts.definition(definitionKind);
    const auto index = static_cast<std::size_t>(field.index);
    if (!isRuleKind(kind) && definition && field.field == Field::HostName
        && index < definition->hosts.size())
        return definition->hosts[index].name;
    return fieldValue(facts, definitionKind, field, topology).spelled;
}

} // namespace poolwarden
