// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/claimindex.h"

#include <algorithm>

namespace poolwarden {

/// Exists only while it or something below it is claimed: a walk down from any node finds claims.
struct ClaimIndex::Node {
    struct Owner {
        PoolId pool;
        std::uint32_t shape;
    };
    std::vector<Owner> owners;
    std::unordered_map<std::string, std::unique_ptr<Node>, StringHash, std::equal_to<>> children;

    void addOwners(std::vector<PoolId> &pools) const
    {
        for (const Owner &owner : owners)
            pools.push_back(owner.pool);
    }

    /// Visits this node first. Stops when the callback returns false.
    template<typename Callback>
    void forEachBelow(const Callback &callback) const
    {
        std::vector<const Node *> waiting{this};
        while (!waiting.empty()) {
            const Node *node = waiting.back();
            waiting.pop_back();
            if (!callback(*node))
                return;
            for (const auto &[segment, child] : node->children)
                waiting.push_back(child.get());
        }
    }
};

ClaimIndex::ClaimIndex() = default;
ClaimIndex::~ClaimIndex() = default;

ClaimIndex::RootKey ClaimIndex::rootKey(HostId host, const ResourcePath &path) const
{
    return {path.tree, isHostLocal(path.tree) || m_apart.contains(host) ? host : noHost};
}

void ClaimIndex::insert(HostId host, const ResourcePath &path, PoolId pool, std::uint32_t shape)
{
    std::unique_ptr<Node> &root = m_roots[rootKey(host, path)];
    if (!root)
        root = std::make_unique<Node>();
    Node *node = root.get();
    for (const std::string &segment : path.segments) {
        std::unique_ptr<Node> &child = node->children[segment];
        if (!child)
            child = std::make_unique<Node>();
        node = child.get();
    }
    node->owners.push_back({pool, shape});
}

void ClaimIndex::remove(HostId host, const ResourcePath &path, PoolId pool)
{
    const auto root = m_roots.find(rootKey(host, path));
    if (root == m_roots.end())
        return;
    std::vector<Node *> way{root->second.get()};
    for (const std::string &segment : path.segments) {
        const auto child = way.back()->children.find(segment);
        if (child == way.back()->children.end())
            return;
        way.push_back(child->second.get());
    }
    std::vector<Node::Owner> &owners = way.back()->owners;
    const auto owner = std::ranges::find(owners, pool, &Node::Owner::pool);
    if (owner == owners.end())
        return;
    *owner = owners.back();
    owners.pop_back();

    for (std::size_t depth = path.segments.size(); depth > 0; --depth) {
        const Node *node = way[depth];
        if (!node->owners.empty() || !node->children.empty())
            return;
        way[depth - 1]->children.erase(path.segments[depth - 1]);
    }
}

template<typename OnNode>
const ClaimIndex::Node *ClaimIndex::walk(HostId host, const ResourcePath &path,
                                         const OnNode &onNode) const
{
    const auto root = m_roots.find(rootKey(host, path));
    if (root == m_roots.end())
        return nullptr;
    const Node *node = root->second.get();
    for (const std::string &segment : path.segments) {
        onNode(*node);
        const auto child = node->children.find(segment);
        if (child == node->children.end())
            return nullptr;
        node = child->second.get();
    }
    return node;
}

const ClaimIndex::Node *ClaimIndex::walk(HostId host, const ResourcePath &path) const
{
    return walk(host, path, [](const Node &) {});
}

void ClaimIndex::collect(HostId host, const ResourcePath &path, std::vector<PoolId> &pools) const
{
    const auto addOwners = [&pools](const Node &node) { node.addOwners(pools); };
    if (const Node *node = walk(host, path, addOwners)) {
        node->forEachBelow([&pools](const Node &below) {
            below.addOwners(pools);
            return true;
        });
    }
}

void ClaimIndex::collectAround(HostId host, const ResourcePath &path,
                               std::vector<PoolId> &pools) const
{
    const auto addOwners = [&pools](const Node &node) { node.addOwners(pools); };
    if (const Node *node = walk(host, path, addOwners))
        node->addOwners(pools);
}

bool ClaimIndex::hasMoreBelow(HostId host, const ResourcePath &path, std::size_t limit) const
{
    const Node *place = walk(host, path);
    std::size_t below = 0;
    if (place) {
        place->forEachBelow([&](const Node &node) {
            below += &node == place ? 0 : node.owners.size();
            return below <= limit;
        });
    }
    return below > limit;
}

void ClaimIndex::forEachBelow(HostId host, const ResourcePath &path, const OnPool &callback) const
{
    const Node *place = walk(host, path);
    if (!place)
        return;
    std::vector<Node::Owner> owners;
    place->forEachBelow([&](const Node &node) {
        if (&node == place)
            return true;
        owners = node.owners;
        if (owners.size() > 1) {
            std::ranges::sort(owners, {}, &Node::Owner::pool);
            const auto repeated = std::ranges::unique(owners, {}, &Node::Owner::pool);
            owners.erase(repeated.begin(), repeated.end());
        }
        for (const Node::Owner &owner : owners)
            callback(owner.pool, owner.shape);
        return true;
    });
}

} // namespace poolwarden
