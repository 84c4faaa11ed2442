// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/poolfacts.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace poolwarden {

/// Numbers pools by how they compare with anything that contains their places. A draft of "/" has
/// the same findings with each of ten thousand directories.
class ClaimShapes
{
public:
    /// 0: the pool compares like no other.
    [[nodiscard]] std::uint32_t of(const PoolFacts &facts);

private:
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

/// Whether the only thing in common is that places of the peer lie inside places of the draft. The
/// caller must check common keys.
[[nodiscard]] bool liesOnlyInside(const PoolFacts &draft, const PoolFacts &peer);

/// Merges findings of a draft with the pools inside it: one finding of each kind for all of them.
class InsideFindings
{
public:
    /// Adds the draft's findings with one pool, which stands for `pools` pools that compare alike.
    void add(const std::vector<Finding> &findings, std::uint32_t pools);
    /// Sorted. Each is the finding with the smallest peer. If it stands for others as well, its
    /// resource is the place that contains them all.
    [[nodiscard]] std::vector<Finding> take();

private:
    std::vector<Finding> m_findings;
};

} // namespace poolwarden
