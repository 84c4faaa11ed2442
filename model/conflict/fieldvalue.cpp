// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/fieldvalue.h"

#include <variant>

namespace poolwarden {

FieldValue fieldValue(const PoolFacts &facts, DefinitionKind definitionKind, FieldRef field,
                      const HostTopology &topology)
{
    const PoolDefinition *definition = facts.definition(definitionKind);
    const auto *fc = definition ? std::get_if<FcHostAdapter>(&definition->adapter) : nullptr;
    if (fc && field.field == Field::AdapterParent)
        return {fc->parent.value_or(std::string()), {}}; // the parent is not a place of this pool
    for (const auto &[claimKind, claim] : facts.claims) {
        if (claimKind == definitionKind && claim.field == field)
            return {claim.spelled, claim.path};
    }
    // The live and persistent definitions are equal, and the claims belong to one of them.
    for (const auto &[claimKind, claim] : facts.claims) {
        if (claimKind != DefinitionKind::Draft && claim.field == field)
            return {claim.spelled, claim.path};
    }
    // libvirt's rules also compare a definition that a draft will replace, which has no claims here.
    if (!definition || !facts.entry.draft)
        return {};
    for (const Claim &claim : claimsOf(*definition, topology)) {
        if (claim.field == field)
            return {claim.spelled, claim.path};
    }
    return {};
}

} // namespace poolwarden
