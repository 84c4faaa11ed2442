// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/whypool.h"

#include "model/resolve/clearing.h"
#include "model/resolve/waycost.h"
#include "model/resolve/waysout.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace poolwarden {

namespace {

using Reason = WhyPool::Reason;

/// More changes in place of one are no offer.
constexpr std::size_t mostOthers = 4;

class WhySearch
{
public:
    WhySearch(ConflictChecker &checker, const Situation &situation, const std::vector<WayOut> &ways,
              const WayOptions &options)
        : m_checker(checker)
        , m_options(options)
    {
        for (const WayOut &way : ways)
            m_before.emplace(way.pool, nullptr);
        for (const auto &[pool, entry] : situation.pools) {
            if (const auto changed = m_before.find(pool); changed != m_before.end())
                changed->second = &entry;
        }
    }

    [[nodiscard]] WhyPool of(const WayOut &way, Severity severity)
    {
        m_severity = severity;
        const std::map<PoolId, int> left = problemsByPeer(way.pool);
        const Weight own = weightOf(way.pool);
        m_checker.update(way.pool, *m_before.at(way.pool));
        WhyPool why = amongPeers(way, left, own);
        setEntries(m_checker, resultOf(way, m_checker));
        return why;
    }

private:
    using Weight =
        std::pair<std::size_t, std::size_t>; ///< errors, and warnings if it is about those

    [[nodiscard]] std::map<PoolId, int> problemsByPeer(PoolId pool) const
    {
        std::map<PoolId, int> count;
        if (m_checker.entry(pool)) {
            for (const Finding &finding :
                 problemsOf(m_checker, pool, m_severity, m_options.isAccepted))
                count[finding.peer] += 1 + finding.others;
        }
        return count;
    }

    [[nodiscard]] Weight weightOf(PoolId pool) const
    {
        const auto count = [&](Severity severity) -> std::size_t {
            return m_checker.entry(pool)
                       ? problemsOf(m_checker, pool, severity, m_options.isAccepted).size()
                       : 0;
        };
        return {count(Severity::Error),
                m_severity == Severity::Warning ? count(Severity::Warning) : 0};
    }

    // The pool is as before its way, all others as after theirs.
    [[nodiscard]] WhyPool amongPeers(const WayOut &way, const std::map<PoolId, int> &left,
                                     const Weight &own)
    {
        std::map<PoolId, int> peers;
        for (const auto &[peer, count] : problemsByPeer(way.pool)) {
            const auto same = left.find(peer);
            const int more = count - (same == left.end() ? 0 : same->second);
            if (peer != noPool && more > 0)
                peers.emplace(peer, more);
        }
        if (peers.empty())
            return {};
        const PoolId other = peers.begin()->first;
        const auto wide = problemsOf(m_checker, way.pool, m_severity, m_options.isAccepted);
        const bool isWide =
            std::ranges::any_of(wide, [](const Finding &finding) { return finding.others > 0; });
        if (peers.size() > 1 || isWide) {
            WhyPool why{.reason = Reason::SeveralPools,
                        .others = isWide ? peers.begin()->second : static_cast<int>(peers.size())};
            if (!isWide)
                tellOthers(why, way.pool, own, peers, left);
            return why;
        }
        WhyPool why{.reason = Reason::NothingElseHelps, .other = other};
        if (!m_before.contains(other))
            why.instead = instead(way.pool, own, other);
        if (m_options.kept.contains(other))
            why.reason = Reason::OtherIsKept;
        else if (why.instead)
            why.reason = compared(way, *why.instead);
        return why;
    }

    /// The least that can be done with the other one, so that no more is left than after the way.
    [[nodiscard]] std::optional<WayOut> instead(PoolId pool, const Weight &own, PoolId other)
    {
        auto done = carriedOut(pool, other, [&] { return weightOf(pool) <= own; });
        if (!done)
            return std::nullopt;
        setEntries(m_checker, done->before);
        return std::move(done->way);
    }

    /// The same with all of these, one after the other, if that is as good as the way.
    void tellOthers(WhyPool &why, PoolId pool, const Weight &own,
                    const std::map<PoolId, int> &peers, const std::map<PoolId, int> &left)
    {
        const bool isChangedToo = std::ranges::any_of(
            peers, [this](const auto &peer) { return m_before.contains(peer.first); });
        if (peers.size() > mostOthers || isChangedToo)
            return;
        std::vector<Done> all;
        for (const auto &[peer, more] : peers) {
            const auto isOver = [&] {
                const std::map<PoolId, int> now = problemsByPeer(pool);
                return !now.contains(peer)
                       || (left.contains(peer) && now.at(peer) <= left.at(peer));
            };
            auto done = carriedOut(pool, peer, isOver);
            if (!done)
                break;
            all.push_back(*std::move(done));
        }
        const bool isAsGood = all.size() == peers.size() && weightOf(pool) <= own;
        for (const Done &done : all | std::views::reverse)
            setEntries(m_checker, done.before);
        if (!isAsGood)
            return;
        why.instead = std::move(all.front().way);
        for (std::size_t i = 1; i < all.size(); ++i)
            why.also.push_back(std::move(all[i].way));
    }

    struct Done {
        WayOut way;
        std::vector<SupposedPool> before;
    };
    /// Carries out the least with the other one that is enough, and leaves it no more than it has beside its problems
    /// with the pool.
    [[nodiscard]] std::optional<Done> carriedOut(PoolId pool, PoolId other,
                                                 const std::function<bool()> &isEnough)
    {
        std::vector<WayOut> ways;
        if (auto edits = clearing(m_checker, other, m_severity, m_options))
            ways.push_back(*std::move(edits));
        if (m_severity == Severity::Error) {
            for (const Finding &finding :
                 problemsOf(m_checker, other, m_severity, m_options.isAccepted)) {
                if (finding.peer == pool)
                    std::ranges::move(removalsOut(m_checker, finding, m_options),
                                      std::back_inserter(ways));
            }
        }
        std::ranges::stable_sort(ways, {}, costOf);
        const Weight others = withoutProblemsOf(pool, other);
        for (WayOut &way : ways) {
            std::vector<SupposedPool> before = carryOut(way, m_checker);
            if (isEnough() && weightOf(other) <= others)
                return Done{std::move(way), std::move(before)};
            setEntries(m_checker, before);
        }
        return std::nullopt;
    }

    /// What the other one has beside its problems with the pool.
    [[nodiscard]] Weight withoutProblemsOf(PoolId pool, PoolId other) const
    {
        const auto count = [&](Severity severity) {
            const auto all = problemsOf(m_checker, other, severity, m_options.isAccepted);
            return std::size_t(std::ranges::count_if(
                all, [pool](const Finding &finding) { return finding.peer != pool; }));
        };
        return {count(Severity::Error),
                m_severity == Severity::Warning ? count(Severity::Warning) : 0};
    }

    [[nodiscard]] Reason compared(const WayOut &way, const WayOut &other) const
    {
        if (isGivenUp(way) != isGivenUp(other))
            return isGivenUp(other) ? Reason::OtherGoes : Reason::Either;
        if (way.doing != other.doing) {
            if (way.doing > other.doing)
                return Reason::Either;
            const PoolEntry *own = m_checker.entry(way.pool);
            const PoolEntry *its = m_checker.entry(other.pool);
            if (own->draft && !its->draft)
                return Reason::IsDraft;
            return !own->active && its->active ? Reason::IsStopped : Reason::LessToDo;
        }
        if ((way.kind == WayKind::MoveOut) != (other.kind == WayKind::MoveOut))
            return way.kind == WayKind::MoveOut ? Reason::MovesOut : Reason::Either;
        // On one place both hold the same.
        const auto problems = problemsOf(m_checker, way.pool, m_severity, m_options.isAccepted);
        const bool isOnePlace = std::ranges::any_of(problems, [&other](const Finding &finding) {
            return finding.peer == other.pool && !isAboutIdentity(finding)
                   && finding.kind != FindingKind::Overlap && finding.kind != FindingKind::Stacked;
        });
        if (isOnePlace)
            return Reason::Either;
        const auto used = [this](PoolId pool) {
            const auto known = m_options.usedBytes.find(pool);
            return known == m_options.usedBytes.end() ? 0 : known->second;
        };
        return used(way.pool) < used(other.pool) ? Reason::LessData : Reason::Either;
    }

    ConflictChecker &m_checker;
    const WayOptions &m_options;
    std::map<PoolId, const PoolEntry *> m_before; ///< of the changed pools
    Severity m_severity = Severity::Error;
};

} // namespace

std::map<PoolId, WhyPool> whyThese(ConflictChecker &checker, const Situation &situation,
                                   const std::vector<WayOut> &ways,
                                   const std::set<PoolId> &forWarnings, const WayOptions &options,
                                   const std::function<bool()> &goesOn)
{
    std::map<PoolId, WhyPool> all;
    WhySearch search(checker, situation, ways, options);
    for (const WayOut &way : ways) {
        if (!goesOn())
            break;
        all.emplace(way.pool, search.of(way, forWarnings.contains(way.pool) ? Severity::Warning
                                                                            : Severity::Error));
    }
    return all;
}

} // namespace poolwarden
