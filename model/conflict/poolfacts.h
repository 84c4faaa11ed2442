// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"
#include "model/conflict/conflictchecker.h"
#include "model/conflict/finding.h"
#include "model/conflict/mounttable.h"

#include <optional>
#include <string>
#include <vector>

namespace poolwarden {

/// What is derived once from each entry, so that comparisons are cheap.
struct PoolFacts {
    struct DefinitionClaim {
        DefinitionKind definitionKind = DefinitionKind::Live;
        Claim claim;
        friend bool operator==(const DefinitionClaim &, const DefinitionClaim &) = default;
    };

    PoolId id = noPool;
    PoolEntry entry;
    /// Claims of the definitions that count; see countedDefinitions().
    std::vector<DefinitionClaim> claims;
    /// ruleKeys() of all definitions that libvirt's rules apply to; sorted, unique.
    std::vector<std::string> ruleKeys;

    [[nodiscard]] const PoolDefinition *definition(DefinitionKind definitionKind) const;
    /// The persistent definition that the user wants: the draft, else the host's.
    [[nodiscard]] const PoolDefinition *planned() const;
    [[nodiscard]] DefinitionKind plannedKind() const;
    /// The pool's name on the host; empty for a draft of a new pool.
    [[nodiscard]] const std::string &hostName() const;
    [[nodiscard]] std::optional<Uuid> hostUuid() const;
};

[[nodiscard]] PoolFacts factsOf(PoolId id, PoolEntry entry, const HostTopology &topology,
                                const MountTable &mounts = {});

} // namespace poolwarden
