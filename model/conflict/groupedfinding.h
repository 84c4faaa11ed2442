// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/conflict/poolfacts.h"
#include "model/host/hosttopology.h"

#include <string>

/// Properties of a finding as part of a group.
namespace poolwarden {

/// Whether such findings come from libvirt's rules, not from places.
[[nodiscard]] bool isRuleKind(FindingKind kind);
/// Whether one place can lie inside the other.
[[nodiscard]] bool isNestable(FindingKind kind);
/// The reason without differences between members of a group.
[[nodiscard]] Reason reasonOf(const Finding &finding);
/// The claim on one side of the finding: the narrowest that contains the resource.
[[nodiscard]] const ResourcePath &claimedPlace(const PoolFacts &facts,
                                               DefinitionKind definitionKind, FieldRef field,
                                               const ResourcePath &resource);
/// The value on one side of a finding of that kind.
[[nodiscard]] std::string spelledAt(const PoolFacts &facts, DefinitionKind definitionKind,
                                    FieldRef field, FindingKind kind, const HostTopology &topology);

} // namespace poolwarden
