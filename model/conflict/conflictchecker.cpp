// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/conflictchecker.h"

#include "model/conflict/claimindex.h"
#include "model/conflict/insidefindings.h"
#include "model/conflict/mounttable.h"
#include "model/conflict/openquestions.h"
#include "model/conflict/poolfacts.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace poolwarden {

namespace {

/// Findings of one pool, by peer, ascending; those without a peer are under noPool.
using FindingsByPeer = std::vector<std::pair<PoolId, std::vector<Finding>>>;

void sortUnique(std::vector<PoolId> &pools)
{
    std::ranges::sort(pools);
    const auto repeated = std::ranges::unique(pools);
    pools.erase(repeated.begin(), repeated.end());
}

void count(PoolStatus &status, const std::vector<Finding> &findings, int step)
{
    for (const Finding &finding : findings) {
        if (finding.severity == Severity::Error)
            status.errors += step;
        else if (finding.severity == Severity::Warning)
            status.warnings += step;
        else
            status.infos += step;
    }
}

std::vector<Finding> worstFirst(const FindingsByPeer &byPeer)
{
    std::vector<Finding> findings;
    for (const auto &[peer, list] : byPeer)
        findings.insert(findings.end(), list.begin(), list.end());
    std::ranges::stable_sort(findings, [](const Finding &a, const Finding &b) {
        return std::tuple(-static_cast<int>(a.severity), a.kind)
               < std::tuple(-static_cast<int>(b.severity), b.kind);
    });
    return findings;
}

} // namespace

class ConflictChecker::Private
{
public:
    struct Host {
        DriverProfile profile;
        HostTopology topology;
        MountTable mounts;
        std::set<PoolId> pools;
        int openQuestions = 0; ///< of all its pools, if OpenQuestions::areOneMatter()
    };
    struct Pool {
        PoolFacts facts;
        std::vector<std::string> keys; ///< its keys in the index
        PoolStatus status;
        OpenQuestions questions;
        bool isWide = false;
        std::vector<Finding> inside; ///< of a wide pool, with the pools inside it
    };
    explicit Private(std::size_t mostInside)
        : m_mostInside(mostInside)
    {
    }

    /// Pools by key: of a rule, a name or a UUID.
    using KeyIndex =
        std::unordered_map<std::string, std::vector<PoolId>, StringHash, std::equal_to<>>;

    /// Findings of pools before they are removed and inserted again.
    using State = std::map<PoolId, FindingsByPeer>;

    static std::string hostKey(HostId host, std::string_view key)
    {
        std::string text = std::to_string(host.value());
        text += ' ';
        text += key;
        return text;
    }

    static std::vector<std::string> keysOf(const PoolFacts &facts)
    {
        const HostId host = facts.entry.host;
        std::vector<std::string> keys;
        keys.reserve(facts.ruleKeys.size() + 4);
        for (const std::string &key : facts.ruleKeys)
            keys.push_back(hostKey(host, key));
        const auto addIdentity = [&keys, host](const std::string &name,
                                               const std::optional<Uuid> &uuid) {
            if (!name.empty())
                keys.push_back(hostKey(host, "name:" + name));
            if (uuid)
                keys.push_back(hostKey(host, "uuid:" + toString(*uuid)));
        };
        addIdentity(facts.hostName(), facts.hostUuid());
        if (const PoolDefinition *draft = facts.definition(Slot::Draft))
            addIdentity(draft->name, draft->uuid);
        std::ranges::sort(keys);
        const auto repeated = std::ranges::unique(keys);
        keys.erase(repeated.begin(), repeated.end());
        return keys;
    }

    void insertKeys(Pool &pool, PoolFacts facts)
    {
        pool.facts = std::move(facts);
        pool.keys = keysOf(pool.facts);
        for (const std::string &key : pool.keys)
            m_keys[key].push_back(pool.facts.id);
    }

    void insert(Pool &pool, PoolFacts facts)
    {
        m_latest.pool = noPool;
        insertKeys(pool, std::move(facts));
        // Drafts are few, and change with each keystroke.
        const std::uint32_t shape = pool.facts.entry.draft ? 0 : m_shapes.of(pool.facts);
        for (const auto &[slot, claim] : pool.facts.claims)
            m_claims.insert(pool.facts.entry.host, claim.path, pool.facts.id, shape);
    }

    void erase(const Pool &pool)
    {
        m_latest.pool = noPool;
        const PoolFacts &facts = pool.facts;
        forgetQuestions(pool);
        for (const std::string &key : pool.keys) {
            const auto it = m_keys.find(key);
            auto owner = std::ranges::find(it->second, facts.id);
            *owner = it->second.back();
            it->second.pop_back();
            if (it->second.empty())
                m_keys.erase(it);
        }
        for (const auto &[slot, claim] : facts.claims)
            m_claims.remove(facts.entry.host, claim.path, facts.id);
    }

    [[nodiscard]] std::vector<PoolId> candidates(const Pool &pool) const
    {
        const PoolFacts &facts = pool.facts;
        std::vector<PoolId> pools;
        for (const std::string &key : pool.keys) {
            if (const auto it = m_keys.find(key); it != m_keys.end())
                pools.insert(pools.end(), it->second.begin(), it->second.end());
        }
        for (const auto &[slot, claim] : facts.claims) {
            if (pool.isWide && slot == Slot::Draft)
                m_claims.collectAround(facts.entry.host, claim.path, pools);
            else
                m_claims.collect(facts.entry.host, claim.path, pools);
        }
        sortUnique(pools);
        std::erase_if(pools, [this, &pool](PoolId peer) {
            return peer == pool.facts.id
                   || (m_wide.contains(peer) && isInsideOf(m_pools.at(peer), pool));
        });
        return pools;
    }

    // --- Wide drafts: see ConflictChecker::isWide() ------------------------------------------------

    /// Whether the only finding between both is the wide draft's, which stands for all pools
    /// inside.
    [[nodiscard]] static bool isInsideOf(const Pool &wide, const Pool &pool)
    {
        return liesOnlyInside(wide.facts, pool.facts)
               && std::ranges::none_of(pool.keys, [&wide](const std::string &key) {
                      return std::ranges::binary_search(wide.keys, key);
                  });
    }

    /// To be called when all pools are in the index.
    void widen(Pool &pool)
    {
        const PoolFacts &facts = pool.facts;
        pool.isWide = std::ranges::any_of(facts.claims, [&](const auto &known) {
            return known.slot == Slot::Draft
                   && m_claims.hasMoreBelow(facts.entry.host, known.claim.path, m_mostInside);
        });
        if (pool.isWide)
            m_wide.insert(facts.id);
        else
            m_wide.erase(facts.id);
        pool.inside = pool.isWide ? findingsInside(pool) : std::vector<Finding>();
    }

    /// Visits each pool inside once, with its shape. The shape is 0 if the pool must be compared
    /// individually.
    template<typename Callback>
    void forEachInside(const Pool &pool, const Callback &callback) const
    {
        const PoolFacts &facts = pool.facts;
        std::vector<const ResourcePath *> places;
        for (const auto &[slot, claim] : facts.claims) {
            const bool isKnown = std::ranges::any_of(
                places, [&claim](const ResourcePath *place) { return *place == claim.path; });
            if (slot == Slot::Draft && !isKnown
                && m_claims.hasMoreBelow(facts.entry.host, claim.path, 0))
                places.push_back(&claim.path);
        }
        std::vector<PoolId> near = candidates(pool);
        near.insert(std::ranges::lower_bound(near, facts.id), facts.id);
        // A pool with a shape has one place in each tree, so it comes only once for a single place.
        const bool isOnePlace = places.size() == 1;
        std::vector<PoolId> several;
        for (const ResourcePath *place : places) {
            m_claims.forEachBelow(facts.entry.host, *place, [&](PoolId peer, std::uint32_t shape) {
                if (std::ranges::binary_search(near, peer))
                    return;
                if (isOnePlace && shape != 0)
                    callback(peer, shape);
                else
                    several.push_back(peer);
            });
        }
        sortUnique(several);
        for (const PoolId peer : several)
            callback(peer, 0);
    }

    [[nodiscard]] std::vector<Finding> findingsInside(const Pool &pool) const
    {
        struct Alike {
            PoolId first = noPool;
            std::uint32_t pools = 0;
        };
        std::unordered_map<std::uint32_t, Alike> byShape;
        InsideFindings inside;
        const auto add = [&](PoolId peer, std::uint32_t pools) {
            const PoolFacts &other = m_pools.at(peer).facts;
            inside.add(
                findingsBetween(pool.facts, other, topologyOf(pool.facts), topologyOf(other)),
                pools);
        };
        forEachInside(pool, [&](PoolId peer, std::uint32_t shape) {
            if (shape == 0) {
                add(peer, 1);
                return;
            }
            Alike &alike = byShape[shape];
            alike.first = alike.pools == 0 ? peer : std::min(alike.first, peer);
            ++alike.pools;
        });
        for (const auto &[shape, alike] : byShape)
            add(alike.first, alike.pools);
        return inside.take();
    }

    /// To be called after other pools changed. Appends the wide pools whose findings changed.
    void renewWide(std::vector<PoolId> &changed, PoolId but = noPool)
    {
        for (const PoolId id : m_wide) {
            Pool &wide = m_pools.at(id);
            if (id == but)
                continue;
            std::vector<Finding> inside = findingsInside(wide);
            if (inside == wide.inside)
                continue;
            m_latest.pool = noPool;
            forgetQuestions(wide);
            wide.inside = std::move(inside);
            countOwn(wide, found(wide));
            changed.push_back(id);
        }
        sortUnique(changed);
    }

    void forgetQuestions(const Pool &pool)
    {
        if (Host &host = m_hosts.at(pool.facts.entry.host);
            OpenQuestions::areOneMatter(host.topology))
            host.openQuestions -= pool.questions.openCount();
    }

    [[nodiscard]] const HostTopology &topologyOf(const PoolFacts &facts) const
    {
        return m_hosts.at(facts.entry.host).topology;
    }

    // Keeps the last result until something changes: while the user types in a draft, most calls
    // are for it.
    [[nodiscard]] const FindingsByPeer &findingsOf(const Pool &pool) const
    {
        if (m_latest.pool != pool.facts.id) {
            m_latest.findings = found(pool);
            m_latest.pool = pool.facts.id;
        }
        return m_latest.findings;
    }

    [[nodiscard]] FindingsByPeer found(const Pool &pool) const
    {
        const PoolFacts &facts = pool.facts;
        const HostTopology &topology = topologyOf(facts);
        FindingsByPeer findings;
        for (const PoolId peer : candidates(pool)) {
            const PoolFacts &other = m_pools.at(peer).facts;
            auto between = findingsBetween(facts, other, topology, topologyOf(other));
            if (!between.empty())
                findings.emplace_back(peer, std::move(between));
        }
        std::vector<Finding> own = findingsAlone(facts);
        own.insert(own.end(), pool.inside.begin(), pool.inside.end());
        if (!OpenQuestions::areOneMatter(topology)) {
            OpenQuestions questions = questionsOf(facts, findings);
            noteAll(questions, facts, pool.inside);
            std::ranges::move(questions.open(facts, topology), std::back_inserter(own));
        }
        if (!own.empty())
            findings.emplace(findings.begin(), noPool, std::move(own));
        return findings;
    }

    /// Correct because a draft mounts nothing, and because only drafts are wide.
    [[nodiscard]] FindingsByPeer foundWithoutDraft(const Pool &pool) const
    {
        PoolEntry entry = pool.facts.entry;
        entry.draft.reset();
        const Host &host = m_hosts.at(entry.host);
        Pool before;
        before.facts = factsOf(pool.facts.id, std::move(entry), host.topology, host.mounts);
        before.keys = keysOf(before.facts);
        return found(before);
    }

    [[nodiscard]] OpenQuestions questionsOf(const PoolFacts &facts,
                                            const FindingsByPeer &findings) const
    {
        OpenQuestions questions(facts, topologyOf(facts));
        if (questions.empty())
            return questions;
        for (const auto &[peer, list] : findings)
            noteAll(questions, facts, list);
        return questions;
    }

    static void noteAll(OpenQuestions &questions, const PoolFacts &facts,
                        const std::vector<Finding> &findings)
    {
        for (const Finding &finding : findings)
            questions.note(facts, finding.field, finding.spelled, finding, 1);
    }

    // A mirrored finding has the same severity.
    void countAtPeer(PoolId id, const std::vector<Finding> &findings, int step)
    {
        Pool &peer = m_pools.at(id);
        count(peer.status, findings, step);
        if (peer.questions.empty())
            return;
        int opened = 0;
        for (const Finding &finding : findings)
            opened += peer.questions.note(peer.facts, finding.peerField, finding.peerSpelled,
                                          finding, step);
        Host &host = m_hosts.at(peer.facts.entry.host);
        (OpenQuestions::areOneMatter(host.topology) ? host.openQuestions : peer.status.infos) +=
            opened;
    }

    void countAtPeers(const FindingsByPeer &findings, int step)
    {
        for (const auto &[peer, list] : findings) {
            if (peer != noPool)
                countAtPeer(peer, list, step);
        }
    }

    void countOwn(Pool &pool, const FindingsByPeer &findings)
    {
        pool.status = {};
        for (const auto &[peer, list] : findings)
            count(pool.status, list, 1);
        pool.questions = questionsOf(pool.facts, findings);
        if (Host &host = m_hosts.at(pool.facts.entry.host);
            OpenQuestions::areOneMatter(host.topology))
            host.openQuestions += pool.questions.openCount();
    }

    // The peers that are in only one of both, or have different findings; and if any, the pool
    // itself.
    static std::vector<PoolId> changedPools(PoolId pool, const FindingsByPeer &before,
                                            const FindingsByPeer &after)
    {
        std::vector<PoolId> changed;
        auto left = before.begin();
        auto right = after.begin();
        while (left != before.end() || right != after.end()) {
            if (right == after.end() || (left != before.end() && left->first < right->first)) {
                changed.push_back((left++)->first);
            } else if (left == before.end() || right->first < left->first) {
                changed.push_back((right++)->first);
            } else {
                if (left->second != right->second)
                    changed.push_back(left->first);
                ++left;
                ++right;
            }
        }
        if (changed.empty())
            return changed;
        std::erase(changed, noPool);
        changed.push_back(pool);
        sortUnique(changed);
        return changed;
    }

    std::vector<PoolId> update(PoolId id, PoolEntry entry)
    {
        FindingsByPeer before;
        auto it = m_pools.find(id);
        if (it != m_pools.end() && it->second.facts.entry == entry)
            return {};
        if (mountsOtherwise(id, entry))
            return updateWithMounts(id, std::move(entry));
        if (it != m_pools.end()) {
            before = findingsOf(it->second);
            countAtPeers(before, -1);
            erase(it->second);
            if (it->second.facts.entry.host != entry.host) {
                m_hosts.at(it->second.facts.entry.host).pools.erase(id);
                m_hosts.at(entry.host).pools.insert(id);
            }
        } else {
            m_hosts.at(entry.host).pools.insert(id);
            it = m_pools.emplace(id, Pool{}).first;
        }
        const Host &host = m_hosts.at(entry.host);
        insert(it->second, factsOf(id, std::move(entry), host.topology, host.mounts));
        widen(it->second);
        const FindingsByPeer &after = findingsOf(it->second);
        countAtPeers(after, 1);
        countOwn(it->second, after);
        std::vector<PoolId> changed = changedPools(id, before, after);
        renewWide(changed, id);
        return changed;
    }

    void put(PoolId id, PoolEntry entry)
    {
        Host &host = m_hosts.at(entry.host);
        const auto [known, isNew] = m_pools.try_emplace(id);
        if (!isNew) {
            erase(known->second);
            m_hosts.at(known->second.facts.entry.host).pools.erase(id);
        }
        host.pools.insert(id);
        insertKeys(known->second, factsOf(id, std::move(entry), host.topology));
        // Not needed, and there may be thousands of pools.
        known->second.facts.claims = {};
        known->second.facts.ruleKeys = {};
    }

    std::vector<PoolId> remove(PoolId id)
    {
        const auto it = m_pools.find(id);
        if (it == m_pools.end())
            return {};
        if (!mountsOf(id, it->second.facts.entry).empty())
            return updateWithMounts(id, {});
        const FindingsByPeer before = findingsOf(it->second);
        countAtPeers(before, -1);
        erase(it->second);
        m_wide.erase(id);
        m_hosts.at(it->second.facts.entry.host).pools.erase(id);
        m_pools.erase(it);
        std::vector<PoolId> changed = changedPools(id, before, {});
        std::erase(changed, id);
        renewWide(changed);
        return changed;
    }

    // The mounts of a pool. A draft mounts nothing yet.
    static std::vector<MountedSource> mountsOf(PoolId id, const PoolEntry &entry,
                                               const HostTopology &topology)
    {
        std::vector<MountedSource> mounts;
        for (const SharedDefinition *definition : {&entry.live, &entry.persistent}) {
            auto mount = *definition ? mountOf(id, **definition, topology) : std::nullopt;
            if (mount && std::ranges::find(mounts, *mount) == mounts.end())
                mounts.push_back(*std::move(mount));
        }
        return mounts;
    }

    [[nodiscard]] std::vector<MountedSource> mountsOf(PoolId id,
                                                      const std::optional<PoolEntry> &entry) const
    {
        return entry ? mountsOf(id, *entry, m_hosts.at(entry->host).topology)
                     : std::vector<MountedSource>();
    }

    [[nodiscard]] std::optional<PoolEntry> entryOf(PoolId id) const
    {
        const auto known = m_pools.find(id);
        return known == m_pools.end() ? std::nullopt : std::optional(known->second.facts.entry);
    }

    [[nodiscard]] bool mountsOtherwise(PoolId id, const PoolEntry &after) const
    {
        const auto known = m_pools.find(id);
        if (known == m_pools.end())
            return !mountsOf(id, after).empty();
        const PoolEntry &before = known->second.facts.entry;
        if (before.host != after.host)
            return !mountsOf(id, before).empty() || !mountsOf(id, after).empty();
        return (before.live != after.live || before.persistent != after.persistent)
               && mountsOf(id, before) != mountsOf(id, after);
    }

    // Adds the pools with storage at or below one of the mount points.
    void addPoolsBelow(HostId host, const std::vector<MountedSource> &mounts,
                       std::set<PoolId> &pools) const
    {
        for (const MountedSource &mount : mounts) {
            std::vector<PoolId> near;
            m_claims.collect(host, mount.point, near);
            std::ranges::copy_if(near, std::inserter(pools, pools.end()), [&](PoolId pool) {
                return std::ranges::any_of(m_pools.at(pool).facts.claims, [&](const auto &known) {
                    return known.claim.role != ClaimRole::Mounts
                           && isInside(known.claim.path, mount.point);
                });
            });
        }
    }

    static bool isInside(const ResourcePath &path, const ResourcePath &outer)
    {
        return path.tree == outer.tree && path.segments.size() >= outer.segments.size()
               && std::equal(outer.segments.begin(), outer.segments.end(), path.segments.begin());
    }

    // Places below a mount point lie in the mounted source. If a mount changes, the pools below it
    // are removed and inserted again. Without an entry, the pool is removed.
    std::vector<PoolId> updateWithMounts(PoolId id, std::optional<PoolEntry> entry)
    {
        const std::optional<PoolEntry> former = entryOf(id);
        const std::vector<MountedSource> oldMounts = mountsOf(id, former);
        const std::vector<MountedSource> newMounts = mountsOf(id, entry);
        std::set<PoolId> below;
        if (former)
            addPoolsBelow(former->host, oldMounts, below);
        if (entry)
            addPoolsBelow(entry->host, newMounts, below);
        below.erase(id);

        State before;
        before[id] = former ? found(m_pools.at(id)) : FindingsByPeer();
        for (const PoolId pool : below)
            before[pool] = found(m_pools.at(pool));
        for (const PoolId pool : below)
            erase(m_pools.at(pool));
        if (former) {
            erase(m_pools.at(id));
            Host &host = m_hosts.at(former->host);
            host.pools.erase(id);
            for (const MountedSource &mount : oldMounts)
                host.mounts.remove(mount);
        }
        if (entry) {
            Host &host = m_hosts.at(entry->host);
            host.pools.insert(id);
            for (const MountedSource &mount : newMounts)
                host.mounts.add(mount);
            insert(m_pools[id], factsOf(id, *std::move(entry), host.topology, host.mounts));
        } else {
            m_pools.erase(id);
            m_wide.erase(id);
        }
        for (const PoolId pool : below) {
            Pool &known = m_pools.at(pool);
            const Host &host = m_hosts.at(known.facts.entry.host);
            insert(known, factsOf(pool, known.facts.entry, host.topology, host.mounts));
        }
        if (const auto known = m_pools.find(id); known != m_pools.end())
            widen(known->second);
        return changedSince(before);
    }

    // A new topology can make any two claims of the host equal. Only the pools whose claims change,
    // usually few, are removed and inserted again.
    std::vector<PoolId> recheckHost(Host &host, HostTopology topology)
    {
        MountTable mounts;
        mounts.setTopology(topology);
        for (const PoolId pool : host.pools) {
            for (const MountedSource &mount :
                 mountsOf(pool, m_pools.at(pool).facts.entry, topology))
                mounts.add(mount);
        }
        const bool concernsAll = host.topology.locality != topology.locality;
        std::map<PoolId, PoolFacts> renewed;
        for (const PoolId pool : host.pools) {
            const PoolFacts &facts = m_pools.at(pool).facts;
            PoolFacts fresh = factsOf(pool, facts.entry, topology, mounts);
            const bool asksOtherwise = host.topology.devicesKnown != topology.devicesKnown
                                       && !m_pools.at(pool).questions.empty();
            if (concernsAll || asksOtherwise || fresh.claims != facts.claims
                || fresh.ruleKeys != facts.ruleKeys)
                renewed.emplace(pool, std::move(fresh));
        }
        State before;
        for (const auto &[pool, facts] : renewed)
            before[pool] = found(m_pools.at(pool));
        for (const auto &[pool, facts] : renewed)
            erase(m_pools.at(pool));
        host.topology = std::move(topology);
        host.mounts = std::move(mounts);
        for (auto &[pool, facts] : renewed)
            insert(m_pools.at(pool), std::move(facts));
        return changedSince(before);
    }

    // Updates the counts of these pools and their peers. Returns the pools whose findings changed,
    // without removed ones.
    std::vector<PoolId> changedSince(const State &before)
    {
        for (const PoolId pool : m_wide) {
            if (before.contains(pool))
                m_pools.at(pool).inside = findingsInside(m_pools.at(pool));
        }
        std::vector<PoolId> changed;
        for (const auto &[pool, old] : before) {
            const auto known = m_pools.find(pool);
            const bool isGone = known == m_pools.end();
            const FindingsByPeer after = isGone ? FindingsByPeer() : found(known->second);
            std::ranges::move(changedPools(pool, old, after), std::back_inserter(changed));
            if (!isGone)
                countOwn(known->second, after);
            adjustOtherPeers(old, after, before);
        }
        renewWide(changed);
        std::erase_if(changed, [this](PoolId pool) { return !m_pools.contains(pool); });
        return changed;
    }

    // Updates the counts of peers that were not inserted again.
    void adjustOtherPeers(const FindingsByPeer &before, const FindingsByPeer &after,
                          const State &renewed)
    {
        const auto adjust = [this, &renewed](const FindingsByPeer &findings, int step) {
            for (const auto &[peer, list] : findings) {
                if (peer != noPool && !renewed.contains(peer))
                    countAtPeer(peer, list, step);
            }
        };
        adjust(before, -1);
        adjust(after, 1);
    }

    [[nodiscard]] const std::vector<PoolId> *poolsUnder(HostId host, const std::string &key) const
    {
        const auto it = m_keys.find(hostKey(host, key));
        return it == m_keys.end() ? nullptr : &it->second;
    }

    /// The first pool under the key for which the predicate holds; null: none.
    template<typename Predicate>
    [[nodiscard]] const Pool *hostPoolUnder(HostId host, const std::string &key,
                                            const Predicate &predicate) const
    {
        if (const auto *pools = poolsUnder(host, key)) {
            for (const PoolId pool : *pools) {
                const Pool &known = m_pools.at(pool);
                if (predicate(known.facts))
                    return &known;
            }
        }
        return nullptr;
    }

    [[nodiscard]] std::vector<PoolId> sourceCollisions(HostId host,
                                                       const PoolDefinition &definition) const
    {
        const HostTopology &topology = m_hosts.at(host).topology;
        std::vector<PoolId> colliding;
        for (const std::string &key : ruleKeys(definition, topology)) {
            if (const auto *pools = poolsUnder(host, key))
                colliding.insert(colliding.end(), pools->begin(), pools->end());
        }
        sortUnique(colliding);
        std::erase_if(colliding, [&](PoolId pool) {
            const auto &live = m_pools.at(pool).facts.entry.live;
            return !live || live->name == definition.name
                   || !sourceCollision(definition, *live, topology);
        });
        return colliding;
    }

    [[nodiscard]] std::optional<std::pair<Refusal, PoolId>>
    identityRefusal(HostId host, const PoolDefinition &definition) const
    {
        const auto refusal = [](RefusalCode code, const std::string &name, const PoolFacts &facts,
                                Field field) {
            const auto uuid = facts.hostUuid();
            return std::pair(Refusal{.code = code,
                                     .arguments = {name, uuid ? toString(*uuid) : std::string()},
                                     .field = FieldRef{field}},
                             facts.id);
        };
        if (definition.uuid) {
            const Pool *pool = hostPoolUnder(host, "uuid:" + toString(*definition.uuid),
                                             [&definition](const PoolFacts &facts) {
                                                 return facts.hostUuid() == definition.uuid;
                                             });
            if (pool && pool->facts.hostName() != definition.name)
                return refusal(RefusalCode::UuidTaken, pool->facts.hostName(), pool->facts,
                               Field::Uuid);
            if (pool)
                return std::nullopt;
        }
        const Pool *pool =
            hostPoolUnder(host, "name:" + definition.name, [&definition](const PoolFacts &facts) {
                return facts.hostName() == definition.name;
            });
        if (pool)
            return refusal(RefusalCode::NameTaken, definition.name, pool->facts, Field::Name);
        return std::nullopt;
    }

    std::map<HostId, Host> m_hosts;
    std::unordered_map<PoolId, Pool> m_pools;
    KeyIndex m_keys;
    ClaimIndex m_claims;
    struct Latest {
        PoolId pool = noPool; ///< noPool: nothing is known
        FindingsByPeer findings;
    };
    mutable Latest m_latest;
    std::size_t m_mostInside;
    std::set<PoolId> m_wide;
    ClaimShapes m_shapes;
};

ConflictChecker::ConflictChecker(std::size_t mostInside)
    : d(std::make_unique<Private>(mostInside))
{
}
ConflictChecker::~ConflictChecker() = default;
ConflictChecker::ConflictChecker(ConflictChecker &&) noexcept = default;
ConflictChecker &ConflictChecker::operator=(ConflictChecker &&) noexcept = default;

void ConflictChecker::addHost(HostId host, DriverProfile profile, HostTopology topology)
{
    auto &known = d->m_hosts[host];
    known = {};
    known.profile = profile;
    known.mounts.setTopology(topology);
    known.topology = std::move(topology);
}

std::vector<PoolId> ConflictChecker::removeHost(HostId host)
{
    const auto it = d->m_hosts.find(host);
    if (it == d->m_hosts.end())
        return {};
    const std::set<PoolId> own = it->second.pools;
    std::vector<PoolId> changed;
    const auto removeOwn = [&](PoolId pool) {
        std::ranges::move(d->remove(pool), std::back_inserter(changed));
    };
    // Wide pools first: they would be renewed after each removal.
    for (const PoolId wide : std::set<PoolId>(d->m_wide)) {
        if (own.contains(wide))
            removeOwn(wide);
    }
    for (const PoolId pool : own)
        removeOwn(pool);
    d->m_hosts.erase(host);
    sortUnique(changed);
    std::erase_if(changed, [this](PoolId pool) { return !d->m_pools.contains(pool); });
    return changed;
}

std::vector<PoolId> ConflictChecker::setTopology(HostId host, HostTopology topology)
{
    Private::Host &known = d->m_hosts.at(host);
    if (known.topology == topology)
        return {};
    return d->recheckHost(known, std::move(topology));
}

void ConflictChecker::setProfile(HostId host, DriverProfile profile)
{
    d->m_hosts.at(host).profile = profile;
}

const HostTopology &ConflictChecker::topology(HostId host) const
{
    return d->m_hosts.at(host).topology;
}

const DriverProfile &ConflictChecker::profile(HostId host) const
{
    return d->m_hosts.at(host).profile;
}

std::vector<PoolId> ConflictChecker::update(PoolId pool, PoolEntry entry)
{
    return d->update(pool, std::move(entry));
}

void ConflictChecker::put(PoolId pool, PoolEntry entry)
{
    d->put(pool, std::move(entry));
}

std::vector<PoolId> ConflictChecker::remove(PoolId pool)
{
    return d->remove(pool);
}

const PoolEntry *ConflictChecker::entry(PoolId pool) const
{
    const auto it = d->m_pools.find(pool);
    return it == d->m_pools.end() ? nullptr : &it->second.facts.entry;
}

std::size_t ConflictChecker::size() const
{
    return d->m_pools.size();
}

std::vector<Finding> ConflictChecker::findingsOf(PoolId pool) const
{
    const auto it = d->m_pools.find(pool);
    if (it == d->m_pools.end())
        return {};
    return worstFirst(d->findingsOf(it->second));
}

std::vector<Finding> ConflictChecker::findingsWithoutDraft(PoolId pool) const
{
    const auto it = d->m_pools.find(pool);
    if (it == d->m_pools.end())
        return {};
    const PoolEntry &entry = it->second.facts.entry;
    if (!entry.draft)
        return worstFirst(d->findingsOf(it->second));
    if (!entry.live && !entry.persistent)
        return {};
    return worstFirst(d->foundWithoutDraft(it->second));
}

bool ConflictChecker::isWide(PoolId pool) const
{
    return d->m_wide.contains(pool);
}

std::vector<PoolId> ConflictChecker::poolsInside(PoolId pool) const
{
    std::vector<PoolId> pools;
    if (isWide(pool))
        d->forEachInside(d->m_pools.at(pool),
                         [&pools](PoolId peer, std::uint32_t) { pools.push_back(peer); });
    std::ranges::sort(pools);
    return pools;
}

PoolStatus ConflictChecker::statusOf(PoolId pool) const
{
    const auto it = d->m_pools.find(pool);
    return it == d->m_pools.end() ? PoolStatus{} : it->second.status;
}

void ConflictChecker::forEachFinding(const std::function<bool(const Finding &)> &callback) const
{
    std::vector<PoolId> pools;
    pools.reserve(d->m_pools.size());
    for (const auto &[id, pool] : d->m_pools) {
        if (!pool.status.clean())
            pools.push_back(id);
    }
    std::ranges::sort(pools);
    for (const PoolId pool : pools) {
        for (const auto &[peer, findings] : d->found(d->m_pools.at(pool))) {
            if (peer != noPool && peer < pool)
                continue;
            for (const Finding &finding : findings) {
                if (!callback(finding))
                    return;
            }
        }
    }
}

int ConflictChecker::openQuestionCount(HostId host) const
{
    const auto it = d->m_hosts.find(host);
    return it == d->m_hosts.end() ? 0 : it->second.openQuestions;
}

std::vector<Finding> ConflictChecker::openQuestions(HostId host) const
{
    std::vector<Finding> questions;
    const auto it = d->m_hosts.find(host);
    if (it == d->m_hosts.end() || it->second.openQuestions == 0)
        return questions;
    for (const PoolId id : it->second.pools) {
        const auto &pool = d->m_pools.at(id);
        std::ranges::move(pool.questions.open(pool.facts, it->second.topology),
                          std::back_inserter(questions));
    }
    return questions;
}

DefineVerdict ConflictChecker::predict(HostId host, const PoolDefinition &definition) const
{
    const DriverProfile &profile = d->m_hosts.at(host).profile;
    const auto refused = [](Refusal refusal, std::vector<PoolId> pools = {}) {
        return DefineVerdict{.refusal = std::move(refusal), .collidesWith = std::move(pools)};
    };

    if (profile.storesFiles && definition.name.find('\n') != std::string::npos)
        return refused(
            {.code = RefusalCode::NameHasNewline, .arguments = {}, .field = FieldRef{Field::Name}});
    const auto type = static_cast<std::size_t>(definition.type);
    if (!profile.backends.test(type))
        return refused(
            {.code = RefusalCode::BackendMissing,
             .arguments = {std::to_string(type), std::string(poolTypeInfo(definition.type).name)},
             .field = {}});
    if (auto colliding = d->sourceCollisions(host, definition); !colliding.empty()) {
        const PoolFacts &first = d->m_pools.at(colliding.front()).facts;
        const auto match =
            sourceCollision(definition, *first.entry.live, d->m_hosts.at(host).topology);
        return refused({.code = RefusalCode::SourceConflict,
                        .arguments = {first.hostName()},
                        .field = match ? std::optional(match->field) : std::nullopt},
                       std::move(colliding));
    }
    if (auto identity = d->identityRefusal(host, definition))
        return refused(std::move(identity->first), {identity->second});
    // The daemon writes NAME.xml.new and renames it. Linux allows 255 bytes in a file name.
    constexpr std::size_t longestName = 255 - std::string_view(".xml.new").size();
    if (profile.storesFiles && definition.name.size() > longestName)
        return refused({.code = RefusalCode::NameTooLong,
                        .arguments = profile.definitionFolder.empty()
                                         ? std::vector<std::string>()
                                         : std::vector{profile.definitionFolder, definition.name},
                        .field = FieldRef{Field::Name}});
    return {};
}

} // namespace poolwarden
