// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/poolfacts.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace poolwarden {

/// Numbers for pools that compare alike with whatever lies around their places: a draft of "/" has the
/// same findings with each of ten thousand directories.
class ClaimShapes
{
public:
    /// 0: this one compares like no other.
    [[nodiscard]] std::uint32_t of(const PoolFacts &facts);

private:
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

/// All that the two have in common is that places of the peer lie inside of what the draft names. Keys
/// in common are the caller's business.
[[nodiscard]] bool liesOnlyInside(const PoolFacts &draft, const PoolFacts &peer);

/// Findings of a draft with the pools inside of it: one of each kind for all of them.
class InsideFindings
{
public:
    /// What the draft has with a pool, and with so many pools in all that compare like it.
    void add(const std::vector<Finding> &findings, std::uint32_t pools);
    /// In order. The example is the one with the smallest peer; where it stands for others as well, its
    /// resource is the place that contains them all.
    [[nodiscard]] std::vector<Finding> take();

private:
    std::vector<Finding> m_findings;
};

} // namespace poolwarden
