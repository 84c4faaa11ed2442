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

/// What is derived once from each entry when it comes in, so that comparing two costs little.
struct PoolFacts {
    struct SlotClaim {
        Slot slot;
        Claim claim;
        friend bool operator==(const SlotClaim &, const SlotClaim &) = default;
    };

    PoolId id = noPool;
    PoolEntry entry;
    /// Of the definitions that count: see countedDefinitions().
    std::vector<SlotClaim> claims;
    /// libvirt's rules, over all definitions that any rule may be asked about; sorted, unique.
    std::vector<std::string> ruleKeys;

    [[nodiscard]] const PoolDefinition *definition(Slot slot) const;
    /// The persistent definition as the user wants it: the draft, else what the host has.
    [[nodiscard]] const PoolDefinition *planned() const;
    [[nodiscard]] Slot plannedSlot() const;
    /// Of the pool on the host; empty for a draft that is on none.
    [[nodiscard]] const std::string &hostName() const;
    [[nodiscard]] std::optional<Uuid> hostUuid() const;
};

[[nodiscard]] PoolFacts factsOf(PoolId id, PoolEntry entry, const HostTopology &topology,
                                const MountTable &mounts = {});

/// All findings between two pools, from the first one's side, worst first. The other way round it
/// gives exactly the mirrored ones. Topologies are those of the pools' hosts; of two hosts, that of the
/// pool with the smaller id counts, from whichever side one asks.
[[nodiscard]] std::vector<Finding> findingsBetween(const PoolFacts &pool, const PoolFacts &peer,
                                                   const HostTopology &topology,
                                                   const HostTopology &peerTopology);
/// The findings that need no other pool; see also OpenQuestions.
[[nodiscard]] std::vector<Finding> findingsAlone(const PoolFacts &pool);

} // namespace poolwarden
