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

/// Small numbers for texts, so that long ones are kept and compared once.
class TextNumbers
{
public:
    std::uint32_t of(std::string_view text);

private:
    std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>> m_numbers;
};

/// The part of a pool that decides about some of the findings it can have with other pools: what one
/// of its fields claims, or what libvirt's rule looks at. Two pools with equal units have findings
/// of the same kind with any third, unless they have a name or uuid in common with it.
struct PoolUnit {
    HostId host = 0;
    bool isRule = false; ///< decides about Refused and LostAtRestart, else about one field's claims
    FieldRef field;      ///< stands for all that name a server or what it shares: see unitField()
    /// Equal for units that compare alike, but for the token.
    std::string shape;
    /// Where all hangs on one text that libvirt compares, that text's number: how units of one shape
    /// compare with those of another hangs on nothing but whether it is equal. 0: the shape says it all.
    std::uint32_t token = 0;
    /// The numbers of all such texts; sorted. None: they do not matter.
    std::shared_ptr<const std::vector<std::uint32_t>> tokens;
    /// Under which libvirt's rule is looked up.
    std::shared_ptr<const std::vector<std::uint32_t>> ruleKeys;
    std::vector<ResourcePath> places;
};

/// Findings about one server move between the fields that name it, by how it is spelled: these are one.
[[nodiscard]] FieldRef unitField(FieldRef field);

[[nodiscard]] std::vector<PoolUnit> unitsOf(const PoolFacts &facts, TextNumbers &numbers);

/// The names and uuids by which a pool can be taken for another of its host.
[[nodiscard]] std::vector<std::string> identityKeys(const PoolFacts &facts);

} // namespace poolwarden
