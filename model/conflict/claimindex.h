// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"
#include "model/conflict/finding.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace poolwarden {

/// Transparent: a look-up needs no copy of its key.
struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const
    {
        return std::hash<std::string_view>{}(text);
    }
};

/// Finds the pools that claim a place, something around it or something inside it. A tree of path
/// segments: a look-up costs the length of the path plus the answer.
class ClaimIndex
{
public:
    ClaimIndex();
    ~ClaimIndex();
    ClaimIndex(const ClaimIndex &) = delete;
    ClaimIndex &operator=(const ClaimIndex &) = delete;

    /// The host has all trees for itself. To be called before anything of it is inserted.
    void keepApart(HostId host) { m_apart.insert(host); }
    /// The host matters only in trees that exist once per host. A pool may claim a place
    /// repeatedly. forEachBelow() returns the shape; the index does not use it.
    void insert(HostId host, const ResourcePath &path, PoolId pool, std::uint32_t shape = 0);
    /// Undoes one insert() with equal arguments.
    void remove(HostId host, const ResourcePath &path, PoolId pool);

    /// Appends the pools that claim this place, one that contains it or one inside it. May append a
    /// pool more than once.
    void collect(HostId host, const ResourcePath &path, std::vector<PoolId> &pools) const;
    /// The same without places inside it.
    void collectAround(HostId host, const ResourcePath &path, std::vector<PoolId> &pools) const;

    /// Whether more than `limit` claims lie inside the place, without claims of the place itself.
    /// Cheap.
    [[nodiscard]] bool hasMoreBelow(HostId host, const ResourcePath &path, std::size_t limit) const;
    /// Visits each claim inside the place: its pool and shape.
    using OnPool = std::function<void(PoolId pool, std::uint32_t shape)>;
    void forEachBelow(HostId host, const ResourcePath &path, const OnPool &callback) const;

private:
    struct Node;
    using RootKey = std::pair<Tree, HostId>;

    [[nodiscard]] RootKey rootKey(HostId host, const ResourcePath &path) const;
    /// Visits the nodes on the way to the place. Returns the node of the place; null: no claims
    /// there or below.
    template<typename OnNode>
    const Node *walk(HostId host, const ResourcePath &path, const OnNode &onNode) const;
    const Node *walk(HostId host, const ResourcePath &path) const;

    std::map<RootKey, std::unique_ptr<Node>> m_roots;
    std::set<HostId> m_apart;
};

} // namespace poolwarden
