// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/conflictchecker.h"

#include "model/conflict/defineprediction.h"
#include "model/conflict/mounttable.h"
#include "model/conflict/openquestions.h"
#include "model/conflict/poolfacts.h"
#include "model/conflict/poolindex.h"
#include "model/conflict/widedrafts.h"
#include "model/pool/sortunique.h"

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

void count(FindingCounts &status, const std::vector<Finding> &findings, int step)
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
    struct Pool : IndexedPool {
        FindingCounts status;
        OpenQuestions questions;
    };
    explicit Private(std::size_t mostInside)
        : m_wide(m_index,
                 {.pool = [this](PoolId pool) -> const IndexedPool & { return m_pools.at(pool); },
                  .topology = [this](const PoolFacts &facts) -> const HostTopology & {
                      return topologyOf(facts);
                  }},
                 mostInside)
    {
    }

    /// Findings of pools before they are removed and inserted again.
    using State = std::map<PoolId, FindingsByPeer>;

    void insert(Pool &pool, PoolFacts facts)
    {
        m_latest.pool = noPool;
        static_cast<IndexedPool &>(pool) = PoolIndex::indexed(std::move(facts));
        m_index.insert(pool);
    }

    void erase(const Pool &pool)
    {
        m_latest.pool = noPool;
        forgetQuestions(pool);
        m_index.erase(pool);
    }

    /// To be called after other pools changed. Appends the wide pools whose findings changed.
    void renewWide(std::vector<PoolId> &changed, PoolId but = noPool)
    {
        for (const PoolId id : m_wide.ids()) {
            if (id == but || !m_wide.renew(id))
                continue;
            Pool &wide = m_pools.at(id);
            m_latest.pool = noPool;
            forgetQuestions(wide);
            countOwn(wide, found(wide));
            changed.push_back(id);
        }
        sortUnique(changed);
    }

    void forgetQuestions(const Pool &pool)
    {
        if (Host &host = m_hosts.at(pool.facts.entry.host);
            OpenQuestions::areReportedPerHost(host.topology))
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

    [[nodiscard]] FindingsByPeer found(const IndexedPool &pool) const
    {
        const PoolFacts &facts = pool.facts;
        const HostTopology &topology = topologyOf(facts);
        FindingsByPeer findings;
        for (const PoolId peer : m_wide.candidates(pool)) {
            const PoolFacts &other = m_pools.at(peer).facts;
            auto between = findingsBetween(facts, other, topology, topologyOf(other));
            if (!between.empty())
                findings.emplace_back(peer, std::move(between));
        }
        std::vector<Finding> own = findingsAlone(facts);
        const std::vector<Finding> inside =
            facts.entry.draft ? m_wide.findingsOf(facts.id) : std::vector<Finding>();
        own.insert(own.end(), inside.begin(), inside.end());
        if (!OpenQuestions::areReportedPerHost(topology)) {
            OpenQuestions questions = questionsOf(facts, findings);
            noteAll(questions, facts, inside);
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
        return found(PoolIndex::indexed(
            factsOf(pool.facts.id, std::move(entry), host.topology, host.mounts)));
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
        (OpenQuestions::areReportedPerHost(host.topology) ? host.openQuestions
                                                          : peer.status.infos) += opened;
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
            OpenQuestions::areReportedPerHost(host.topology))
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
        m_wide.look(it->second);
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
        static_cast<IndexedPool &>(known->second) =
            PoolIndex::indexed(factsOf(id, std::move(entry), host.topology));
        // Not needed, and there may be thousands of pools.
        known->second.facts.claims = {};
        known->second.facts.ruleKeys = {};
        m_index.insertKeys(known->second);
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
        m_wide.remove(id);
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
            m_index.claims().collect(host, mount.point, near);
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
            m_wide.remove(id);
        }
        for (const PoolId pool : below) {
            Pool &known = m_pools.at(pool);
            const Host &host = m_hosts.at(known.facts.entry.host);
            insert(known, factsOf(pool, known.facts.entry, host.topology, host.mounts));
        }
        if (const auto known = m_pools.find(id); known != m_pools.end())
            m_wide.look(known->second);
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
        for (const PoolId pool : m_wide.ids()) {
            if (before.contains(pool))
                (void)m_wide.renew(pool);
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

    std::map<HostId, Host> m_hosts;
    std::unordered_map<PoolId, Pool> m_pools;
    PoolIndex m_index;
    WideDrafts m_wide;
    struct Latest {
        PoolId pool = noPool; ///< noPool: nothing is known
        FindingsByPeer findings;
    };
    mutable Latest m_latest;
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
    for (const PoolId wide : d->m_wide.ids()) {
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

void ConflictChecker::setProfile(HostId host, const DriverProfile &profile)
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
    return d->m_wide.poolsInside(pool);
}

FindingCounts ConflictChecker::statusOf(PoolId pool) const
{
    const auto it = d->m_pools.find(pool);
    return it == d->m_pools.end() ? FindingCounts{} : it->second.status;
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
    const Private::Host &known = d->m_hosts.at(host);
    return DefinePrediction(
               d->m_index,
               [this](PoolId pool) -> const IndexedPool & { return d->m_pools.at(pool); }, host,
               known.profile, known.topology)
        .of(definition);
}

} // namespace poolwarden
