// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claimindex.h"
#include "model/conflict/insidefindings.h"
#include "model/conflict/poolfacts.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace poolwarden {

/// A pool with its keys in the index.
struct IndexedPool {
    PoolFacts facts;
    std::vector<std::string> keys; ///< sorted
};

/// Finds the pools that can have a finding with a pool: by key (of a rule, a name or a UUID), and by place in
/// storage. Does not keep the pools.
class PoolIndex
{
public:
    [[nodiscard]] static IndexedPool indexed(PoolFacts facts);

    /// The host's pools meet none of other hosts. To be called before they are inserted.
    void keepApart(HostId host) { m_claims.keepApart(host); }
    void insert(const IndexedPool &pool);
    /// By its keys only.
    void insertKeys(const IndexedPool &pool);
    /// Undoes either of both.
    void erase(const IndexedPool &pool);

    /// Ascending, without the pool itself. `aroundDraft`: also without pools inside the places of its draft.
    [[nodiscard]] std::vector<PoolId> near(const IndexedPool &pool, bool aroundDraft) const;
    /// The host's pools with the key; null: none.
    [[nodiscard]] const std::vector<PoolId> *under(HostId host, std::string_view key) const;
    [[nodiscard]] const ClaimIndex &claims() const { return m_claims; }

private:
    using Keys = std::unordered_map<std::string, std::vector<PoolId>, StringHash, std::equal_to<>>;

    Keys m_keys;
    ClaimIndex m_claims;
    ClaimShapes m_shapes;
};

} // namespace poolwarden
