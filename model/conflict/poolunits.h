// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claimindex.h"
#include "model/conflict/poolfacts.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace poolwarden {

/// Numbers texts, so that long ones are stored and compared once.
class TextNumbers
{
public:
    std::uint32_t of(std::string_view text);

private:
    std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>> m_numbers;
};

/// A part of a pool that decides about some of its findings: the claims of one field, or what
/// libvirt's rule reads. Two pools with equal units have the same findings with any third pool,
/// unless they share a name or UUID with it.
struct PoolUnit {
    HostId host = noHost;
    /// True: decides about Refused and LostAtRestart. False: about the claims of one field.
    bool isRule = false;
    FieldRef field; ///< see unitField()
    /// Equal for units that compare alike, apart from the token.
    std::string shape;
    /// If libvirt's rule depends on a single text, the number of this text: units of two shapes
    /// then compare only by whether their tokens are equal. 0: the shape decides alone.
    std::uint32_t token = 0;
    /// The tokens of all rule keys; sorted. None: they do not matter.
    std::shared_ptr<const std::vector<std::uint32_t>> tokens;
    /// Numbers of the lookup keys of libvirt's rule.
    std::shared_ptr<const std::vector<std::uint32_t>> ruleKeys;
    std::vector<ResourcePath> places;
};

/// One field for all that name a server or its export: a finding can be at either, depending on the
/// spelling.
[[nodiscard]] FieldRef unitField(FieldRef field);

[[nodiscard]] std::vector<PoolUnit> unitsOf(const PoolFacts &facts, TextNumbers &numbers);

/// The names and UUIDs by which a pool can be confused with another of its host.
[[nodiscard]] std::vector<std::string> identityKeys(const PoolFacts &facts);

} // namespace poolwarden
