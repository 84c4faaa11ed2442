// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/resolveplan.h"

#include "model/resolve/clearing.h"
#include "model/resolve/leastcover.h"
#include "model/resolve/waysout.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace poolwarden {

namespace {

/// All choices are compared for so many pools that hang together.
constexpr std::size_t mostCompared = 20;
/// To give up a pool costs more than any number of changes, a change more than any way to make it, and that more
/// than which pool it is.
constexpr long costOfPool = 1'000'000'000;
constexpr long costOfChange = 1'000'000;
constexpr long costOfDoing = 1'000;

long costOf(const WayOut &way)
{
    const bool isGivenUp = !way.definition && way.doing != Doing::Stop;
    return (isGivenUp ? costOfPool : 0) + costOfChange + costOfDoing * static_cast<long>(way.doing);
}

/// An error, the same from both sides.
using ErrorKey = std::tuple<PoolId, PoolId, FindingKind, FieldRef, FieldRef, ResourcePath, Reason>;

ErrorKey errorKey(const Finding &finding)
{
    const Finding side = fromLowerPool(finding);
    return {side.pool,      side.peer,     side.kind,  side.field,
            side.peerField, side.resource, side.reason};
}

/// Pools that hang together by errors. Those that are rather changed come first.
using Component = std::vector<PoolId>;

class PlanSearch
{
public:
    /// `goesOn` is asked before each change; false: it is given up.
    PlanSearch(ConflictChecker &checker, const WayOptions &options, std::function<bool()> goesOn)
        : m_checker(checker)
        , m_options(options)
        , m_goesOn(std::move(goesOn))
    {
    }

    void solve(const Component &component)
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

    [[nodiscard]] std::vector<WayOut> take() { return std::move(m_ways); }
    [[nodiscard]] std::size_t count() const { return m_ways.size(); }
    [[nodiscard]] bool isSmallest() const { return m_isSmallest; }

private:
    [[nodiscard]] std::optional<WayOut> removal(PoolId pool) const
    {
        for (const Finding &finding : errorsOf(m_checker, pool, m_options.isAccepted)) {
            std::vector<WayOut> ways = removalsOut(m_checker, finding, m_options);
            if (!ways.empty())
                return std::move(ways.front());
        }
        return std::nullopt;
    }

    void compareAll(const Component &component)
    {
        std::map<ErrorKey, std::size_t> numbers;
        for (const PoolId pool : component) {
            for (const Finding &error : errorsOf(m_checker, pool, m_options.isAccepted))
                numbers.try_emplace(errorKey(error), numbers.size());
        }
        std::vector<CoverOption> options;
        std::vector<std::pair<PoolId, bool>> meanings; ///< the pool, and whether it is edited
        for (long place = 0; const PoolId pool : component) {
            ++place;
            std::set<std::size_t> all;
            for (const Finding &error : errorsOf(m_checker, pool, m_options.isAccepted))
                all.insert(numbers.at(errorKey(error)));
            const auto add = [&](const WayOut &way, bool isEdit) {
                std::set<std::size_t> covered = all;
                for (const Finding &left : way.leaves) {
                    if (const auto known = numbers.find(errorKey(left)); known != numbers.end())
                        covered.erase(known->second);
                }
                options.push_back({costOf(way) + place, {covered.begin(), covered.end()}});
                meanings.emplace_back(pool, isEdit);
            };
            if (const auto way = clearing(m_checker, pool, m_options))
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
            if (const auto way = isEdit ? clearing(m_checker, pool, m_options) : removal(pool))
                add(*way);
        }
    }

    /// Changes, and if that is of no use gives up, the pool with the most errors, and the next.
    void changeGreedily(const Component &component)
    {
        for (const bool mayGiveUp : {false, true}) {
            std::set<PoolId> stuck;
            while (m_goesOn()) {
                const PoolId worst = worstOf(component, stuck);
                if (worst == noPool)
                    break;
                auto way = clearing(m_checker, worst, m_options);
                if (!way && mayGiveUp)
                    way = removal(worst);
                if (!way || isChanged(worst)) {
                    stuck.insert(worst);
                    continue;
                }
                add(*way);
                stuck.clear(); // what stood in the way may be gone
            }
        }
    }

    [[nodiscard]] bool isChanged(PoolId pool) const
    {
        return std::ranges::find(m_ways, pool, &WayOut::pool) != m_ways.end();
    }

    [[nodiscard]] PoolId worstOf(const Component &component, const std::set<PoolId> &stuck) const
    {
        PoolId worst = noPool;
        std::tuple<int, bool, bool> most;
        for (const PoolId pool : component) {
            const PoolEntry *entry = m_checker.entry(pool);
            const int errors = errorCount(pool);
            if (!entry || errors == 0 || stuck.contains(pool))
                continue;
            const std::tuple rank(errors, bool(entry->draft), !entry->active);
            if (worst == noPool || rank > most) {
                worst = pool;
                most = rank;
            }
        }
        return worst;
    }

    [[nodiscard]] int errorCount(PoolId pool) const
    {
        if (!m_options.isAccepted)
            return m_checker.statusOf(pool).errors;
        return static_cast<int>(errorsOf(m_checker, pool, m_options.isAccepted).size());
    }

    void add(const WayOut &way)
    {
        m_before.push_back(carryOut(way, m_checker));
        m_ways.push_back(way);
    }

    /// The errors of the pools of a component, counted at both ends.
    [[nodiscard]] int errorsIn(const Component &component) const
    {
        int errors = 0;
        for (const PoolId pool : component)
            errors += errorCount(pool);
        return errors;
    }

    /// True: there was something.
    bool leaveOutSuperfluous(const Component &component)
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
            const int errors = errorsIn(component);
            setEntries(m_checker, m_before[i]);
            if (errorsIn(component) <= errors)
                superfluous.insert(i);
            else
                carryOut(m_ways[i], m_checker);
        }
        for (auto i = superfluous.rbegin(); i != superfluous.rend(); ++i) {
            m_ways.erase(m_ways.begin() + std::ptrdiff_t(*i));
            m_before.erase(m_before.begin() + std::ptrdiff_t(*i));
        }
        return !superfluous.empty();
    }

    ConflictChecker &m_checker;
    const WayOptions &m_options;
    std::function<bool()> m_goesOn;
    std::vector<WayOut> m_ways;
    std::vector<std::vector<SupposedPool>> m_before; ///< the entries before each way
    bool m_isSmallest = true;
};

/// Those with less data are rather changed, and else it goes by names: numbers differ from run to run.
void sortByWorth(const ConflictChecker &checker, const WayOptions &options, Component &component)
{
    const auto worth = [&](PoolId pool) {
        const PoolEntry *entry = checker.entry(pool);
        const SharedDefinition *definition = !entry              ? nullptr
                                             : entry->draft      ? &entry->draft
                                             : entry->persistent ? &entry->persistent
                                                                 : &entry->live;
        const auto used = options.usedBytes.find(pool);
        return std::tuple(used == options.usedBytes.end() ? 0 : used->second,
                          definition && *definition ? (*definition)->name : std::string(), pool);
    };
    std::ranges::sort(component, {}, worth);
}

/// The components of the graph whose edges are the errors, in an order of their own.
std::vector<Component> componentsOf(const ConflictChecker &checker, const Situation &situation,
                                    const WayOptions &options)
{
    const IsAccepted &isAccepted = options.isAccepted;
    std::map<PoolId, std::vector<PoolId>> peers;
    for (const auto &[pool, entry] : situation.pools) {
        for (const Finding &error : errorsOf(checker, pool, isAccepted)) {
            peers[pool];
            if (error.peer != noPool) {
                peers[pool].push_back(error.peer);
                peers[error.peer].push_back(pool);
            }
        }
    }
    std::vector<Component> components;
    std::set<PoolId> seen;
    for (const auto &[first, unused] : peers) {
        if (!seen.insert(first).second)
            continue;
        Component component{first};
        for (std::size_t i = 0; i < component.size(); ++i) {
            for (const PoolId peer : peers[component[i]]) {
                if (seen.insert(peer).second)
                    component.push_back(peer);
            }
        }
        sortByWorth(checker, options, component);
        components.push_back(std::move(component));
    }
    std::ranges::sort(components, {}, [&checker](const Component &component) {
        const PoolEntry *entry = checker.entry(component.front());
        return entry && entry->persistent ? entry->persistent->name : std::string();
    });
    return components;
}

} // namespace

std::optional<ResolvePlan> resolveAll(const Situation &situation, const WayOptions &options,
                                      const OnProgress &progress)
{
    // The checker is half of the work if there is little to do.
    constexpr int parts = 3;
    const auto count = static_cast<int>(situation.pools.size());
    const auto partly = [&progress, count](int part) -> OnProgress {
        if (!progress)
            return {};
        return [&progress, part, count](int done, int total) {
            return progress(part * count + done * count / std::max(total, 1), parts * count);
        };
    };
    std::optional<ConflictChecker> checker = checkerOf(situation, partly(0));
    if (!checker)
        return std::nullopt;
    ResolvePlan plan;
    std::vector<Component> components = componentsOf(*checker, situation, options);
    checker->forEachFinding([&](const Finding &finding) {
        plan.errorsBefore += finding.severity == Severity::Error
                             && !(options.isAccepted && options.isAccepted(*checker, finding));
        return true;
    });
    int solved = 0;
    int toSolve = static_cast<int>(components.size());
    bool isGivenUp = false;
    PlanSearch search(*checker, options, [&] {
        isGivenUp = isGivenUp || (progress && !partly(1)(solved, toSolve));
        return !isGivenUp;
    });
    // A change can be impossible only because of an error that another component has. Each round but the last
    // one solves something.
    std::size_t before = 0;
    do {
        before = search.count();
        for (const Component &component : components) {
            search.solve(component);
            ++solved;
            if (isGivenUp)
                return std::nullopt;
        }
        components = componentsOf(*checker, situation, options);
        toSolve += static_cast<int>(components.size());
    } while (!components.empty() && search.count() > before);
    std::vector<WayOut> ways = search.take();
    auto proof = provePlan(situation, ways, options.isAccepted, partly(2));
    if (!proof)
        return std::nullopt;
    // The ways in their order: what is refused is at its end.
    const std::size_t firstRefused = proof->order.size() - proof->refused.size();
    proof->refused.clear();
    for (std::size_t place = 0; place < proof->order.size(); ++place) {
        plan.ways.push_back(std::move(ways[proof->order[place]]));
        proof->order[place] = place;
        if (place >= firstRefused)
            proof->refused.push_back(place);
    }
    plan.proof = *std::move(proof);
    plan.isSmallest = search.isSmallest();
    return plan;
}

} // namespace poolwarden
