// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/conflict/poolfacts.h"

#include <string>

/// What a finding is as one of a group.
namespace poolwarden {

/// Found by libvirt's rules, not by places.
[[nodiscard]] bool isRuleKind(FindingKind kind);
/// One place can lie inside the other.
[[nodiscard]] bool isNestable(FindingKind kind);
/// Without the differences that the members of a group have.
[[nodiscard]] Because becauseOf(const Finding &finding);
/// The claim that a side of the finding is about: the narrowest that holds the place.
[[nodiscard]] const ResourcePath &claimedPlace(const PoolFacts &facts, Slot slot, FieldRef field,
                                               const ResourcePath &resource);
/// The value at a side of a finding of that kind.
[[nodiscard]] std::string spelledAt(const PoolFacts &facts, Slot slot, FieldRef field,
                                    FindingKind kind);

} // namespace poolwarden
