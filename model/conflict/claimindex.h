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
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace poolwarden {

/// Transparent, so that a look-up needs no copy of its key.
struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const
    {
        return std::hash<std::string_view>{}(text);
    }
};

/// Who claims a place, who claims something around it and who something inside it: one tree of path
/// segments, in which a look-up costs the length of the path plus the answer.
class ClaimIndex
{
public:
    ClaimIndex();
    ~ClaimIndex();
    ClaimIndex(const ClaimIndex &) = delete;
    ClaimIndex &operator=(const ClaimIndex &) = delete;

    /// The host counts only for trees that exist once per host. A pool may claim a place
    /// repeatedly. The shape is the caller's: collectBelow() gives it back.
    void insert(HostId host, const ResourcePath &path, PoolId pool, std::uint32_t shape = 0);
    /// Takes back one insert() with equal arguments.
    void remove(HostId host, const ResourcePath &path, PoolId pool);

    /// Appends the pools with a claim that is the same, contains this one or lies inside it. May
    /// name a pool more than once.
    void collect(HostId host, const ResourcePath &path, std::vector<PoolId> &pools) const;
    /// The same without those that lie inside.
    void collectAround(HostId host, const ResourcePath &path, std::vector<PoolId> &pools) const;

    /// More than so many claims lie inside of the place, which itself does not count. Cheap.
    [[nodiscard]] bool hasMoreBelow(HostId host, const ResourcePath &path, std::size_t limit) const;
    /// Each pool with claims inside of the place, once for each place there, with its shape.
    using OnPool = std::function<void(PoolId pool, std::uint32_t shape)>;
    void forEachBelow(HostId host, const ResourcePath &path, const OnPool &callback) const;

private:
    struct Node;
    using RootKey = std::pair<Tree, HostId>;

    [[nodiscard]] static RootKey rootKey(HostId host, const ResourcePath &path);
    /// Tells the nodes on the way to the place. Returns its own; null: nothing is there or below.
    template<typename OnNode>
    const Node *walk(HostId host, const ResourcePath &path, const OnNode &onNode) const;
    const Node *walk(HostId host, const ResourcePath &path) const;

    std::map<RootKey, std::unique_ptr<Node>> m_roots;
};

} // namespace poolwarden
