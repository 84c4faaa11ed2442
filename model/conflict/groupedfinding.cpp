// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/groupedfinding.h"

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

Because becauseOf(const Finding &finding)
{
    switch (finding.because) {
    case Because::Alias:
    case Because::HostAlias:
        return finding.kind == FindingKind::SharedAcrossHosts ? Because::OtherHostUses
                                                              : Because::SamePlace;
    case Because::PeerInside:
        return Because::PeerContains;
    default:
        return finding.because;
    }
}

const ResourcePath &claimedPlace(const PoolFacts &facts, Slot slot, FieldRef field,
                                 const ResourcePath &resource)
{
    const ResourcePath *place = &resource;
    bool isFound = false;
    for (const auto &[claimSlot, claim] : facts.claims) {
        if (claimSlot != slot || claim.field != field || claim.path.tree != resource.tree)
            continue;
        const auto &segments = claim.path.segments;
        if (segments.size() > resource.segments.size()
            || !std::equal(segments.begin(), segments.end(), resource.segments.begin()))
            continue;
        if (!isFound || segments.size() > place->segments.size())
            place = &claim.path;
        isFound = true;
    }
    return *place;
}

std::string spelledAt(const PoolFacts &facts, Slot slot, FieldRef field, FindingKind kind)
{
    const PoolDefinition *definition = facts.definition(slot);
    const auto index = static_cast<std::size_t>(field.index);
    if (!isRuleKind(kind) && definition && field.field == Field::HostName
        && index < definition->hosts.size())
        return definition->hosts[index].name;
    const auto *fc = definition ? std::get_if<FcHostAdapter>(&definition->adapter) : nullptr;
    if (fc && field.field == Field::AdapterParent)
        return fc->parent.value_or(std::string());
    for (const bool anySlot : {false, true}) {
        for (const auto &[claimSlot, claim] : facts.claims) {
            if (claim.field == field && (anySlot || claimSlot == slot))
                return claim.spelled;
        }
    }
    return {};
}

} // namespace poolwarden
