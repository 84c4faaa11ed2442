// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/plansearch.h"

#include "model/resolve/clearing.h"
#include "model/resolve/leastcover.h"
#include "model/resolve/waycost.h"
#include "model/resolve/waysout.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <tuple>

namespace poolwarden {

namespace {

/// All choices are compared for so many pools that hang together.
constexpr std::size_t mostCompared = 20;
/// An error or warning, the same from both sides.
using ProblemKey =
    std::tuple<PoolId, PoolId, FindingKind, FieldRef, FieldRef, ResourcePath, Reason>;

ProblemKey keyOfProblem(const Finding &finding)
{
    const Finding side = fromLowerPool(finding);
    return {side.pool,      side.peer,     side.kind,  side.field,
            side.peerField, side.resource, side.reason};
}

} // namespace

void PlanSearch::solve(const Component &component)
{
    const bool isCompared = component.size() <= mostCompared;
    if (isCompared)
        compareAll(component);
    const std::size_t compared = m_ways.size();
    // A pool whose change turned out to be superfluous may be changed in another way.
    constexpr int mostRounds = 4;
    for (int round = 0; round < mostRounds; ++round) {
        changeGreedily(component);
        m_isSmallest = m_isSmallest && isCompared && m_ways.size() == compared;
        if (!leaveOutSuperfluous(component))
            break;
    }
}

std::vector<Finding> PlanSearch::problems(PoolId pool) const
{
    return problemsOf(m_checker, pool, m_severity, m_options.isAccepted);
}

std::optional<WayOut> PlanSearch::edits(PoolId pool) const
{
    if (m_options.kept.contains(pool))
        return std::nullopt;
    return clearing(m_checker, pool, m_severity, m_options);
}

std::optional<WayOut> PlanSearch::removal(PoolId pool) const
{
    if (m_severity != Severity::Error || m_options.kept.contains(pool))
        return std::nullopt;
    for (const Finding &finding : problems(pool)) {
        std::vector<WayOut> ways = removalsOut(m_checker, finding, m_options);
        if (!ways.empty())
            return std::move(ways.front());
    }
    return std::nullopt;
}

void PlanSearch::compareAll(const Component &component)
{
    std::map<ProblemKey, std::size_t> numbers;
    for (const PoolId pool : component) {
        for (const Finding &problem : problems(pool))
            numbers.try_emplace(keyOfProblem(problem), numbers.size());
    }
    std::vector<CoverOption> options;
    std::vector<std::pair<PoolId, bool>> meanings; ///< the pool, and whether it is edited
    for (long place = 0; const PoolId pool : component) {
        ++place;
        if (isChanged(pool))
            continue;
        std::set<std::size_t> all;
        for (const Finding &problem : problems(pool))
            all.insert(numbers.at(keyOfProblem(problem)));
        const auto add = [&](const WayOut &way, bool isEdit) {
            std::set<std::size_t> covered = all;
            for (const Finding &left : way.leaves) {
                if (const auto known = numbers.find(keyOfProblem(left)); known != numbers.end())
                    covered.erase(known->second);
            }
            options.push_back({costOf(way) + place, {covered.begin(), covered.end()}});
            meanings.emplace_back(pool, isEdit);
        };
        if (const auto way = edits(pool))
            add(*way, true);
        if (const auto way = removal(pool))
            add(*way, false);
    }
    const Cover cover = leastCover(numbers.size(), options);
    m_isSmallest = m_isSmallest && cover.isLeast;
    // Each again where the others are as they will be: a free place may have been taken.
    for (const std::size_t option : cover.options) {
        const auto &[pool, isEdit] = meanings[option];
        if (isChanged(pool))
            continue;
        if (const auto way = isEdit ? edits(pool) : removal(pool))
            add(*way);
    }
}

void PlanSearch::changeGreedily(const Component &component)
{
    for (const bool mayGiveUp : {false, true}) {
        std::set<PoolId> stuck;
        while (m_goesOn()) {
            const PoolId worst = worstOf(component, stuck);
            if (worst == noPool)
                break;
            auto way = isChanged(worst) ? std::nullopt : edits(worst);
            if (!way && mayGiveUp && !isChanged(worst))
                way = removal(worst);
            if (!way) {
                stuck.insert(worst);
                continue;
            }
            add(*way);
            stuck.clear(); // what stood in the way may be gone
        }
    }
}

bool PlanSearch::isChanged(PoolId pool) const
{
    return std::ranges::find(m_ways, pool, &WayOut::pool) != m_ways.end();
}

PoolId PlanSearch::worstOf(const Component &component, const std::set<PoolId> &stuck) const
{
    PoolId worst = noPool;
    std::tuple<int, bool, bool> most;
    for (const PoolId pool : component) {
        const PoolEntry *entry = m_checker.entry(pool);
        const int problems = count(pool, m_severity);
        if (!entry || problems == 0 || stuck.contains(pool))
            continue;
        const std::tuple rank(problems, bool(entry->draft), !entry->active);
        if (worst == noPool || rank > most) {
            worst = pool;
            most = rank;
        }
    }
    return worst;
}

int PlanSearch::count(PoolId pool, Severity severity) const
{
    if (!m_options.isAccepted)
        return m_checker.statusOf(pool).of(severity);
    return static_cast<int>(problemsOf(m_checker, pool, severity, m_options.isAccepted).size());
}

void PlanSearch::add(const WayOut &way)
{
    m_before.push_back(carryOut(way, m_checker));
    m_ways.push_back(way);
}

std::pair<int, int> PlanSearch::problemsToWeigh(PoolId pool) const
{
    return {count(pool, Severity::Error),
            m_severity == Severity::Warning ? count(pool, Severity::Warning) : 0};
}

bool PlanSearch::leaveOutSuperfluous()
{
    Component changed;
    for (const WayOut &way : m_ways)
        changed.push_back(way.pool);
    return leaveOutSuperfluous(changed);
}

bool PlanSearch::leaveOutSuperfluous(const Component &component)
{
    std::vector<std::size_t> own;
    for (std::size_t i = 0; i < m_ways.size(); ++i) {
        if (std::ranges::find(component, m_ways[i].pool) != component.end())
            own.push_back(i);
    }
    std::ranges::stable_sort(own, std::ranges::greater{},
                             [this](std::size_t i) { return costOf(m_ways[i]); });
    std::set<std::size_t> superfluous;
    for (const std::size_t i : own) {
        const PoolId pool = m_ways[i].pool;
        const std::pair<int, int> problems = problemsToWeigh(pool);
        setEntries(m_checker, m_before[i]);
        if (problemsToWeigh(pool) <= problems) {
            superfluous.insert(i);
            m_forErrors.erase(pool);
        } else {
            carryOut(m_ways[i], m_checker);
        }
    }
    for (const std::size_t i : superfluous | std::views::reverse) {
        m_ways.erase(m_ways.begin() + std::ptrdiff_t(i));
        m_before.erase(m_before.begin() + std::ptrdiff_t(i));
    }
    return !superfluous.empty();
}

void PlanSearch::goOnWithWarnings()
{
    m_severity = Severity::Warning;
    for (const WayOut &way : m_ways)
        m_forErrors.insert(way.pool);
}

std::set<PoolId> PlanSearch::forWarnings() const
{
    std::set<PoolId> pools;
    for (const WayOut &way : m_ways) {
        if (m_severity == Severity::Warning && !m_forErrors.contains(way.pool))
            pools.insert(way.pool);
    }
    return pools;
}

} // namespace poolwarden
