// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/checkedpools.h"
#include "model/conflict/conflictchecker.h"
#include "model/conflict/mounttable.h"
#include "model/conflict/poolindex.h"

#include <map>
#include <optional>
#include <vector>

namespace poolwarden {

/// Finds what findings there would be if some pools were different: see ConflictChecker::suppose().
class Supposition
{
public:
    Supposition(const CheckedPools &known, const std::vector<SupposedPool> &pools);

    [[nodiscard]] SupposedFindings findings() const;

private:
    void addPoolsWithOtherMounts(const std::vector<SupposedPool> &pools);
    [[nodiscard]] IndexedPool indexed(PoolId pool, const PoolEntry &entry) const;
    [[nodiscard]] const MountTable &mounts(HostId host) const;
    [[nodiscard]] bool isTooWide(const IndexedPool &pool) const;
    /// The findings of a pool as it is supposed to be, or as it is.
    [[nodiscard]] std::vector<Finding> found(const IndexedPool &pool, bool isSupposed) const;

    const CheckedPools &m_known;
    std::map<PoolId, std::optional<IndexedPool>> m_pools; ///< as supposed; none: it is gone
    std::map<HostId, MountTable> m_mounts;                ///< as supposed, where they differ
};

} // namespace poolwarden
