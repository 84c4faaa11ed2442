// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/resolveplan.h"

#include "model/resolve/clearing.h"
#include "model/resolve/plansearch.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace poolwarden {

namespace {

using Component = PlanSearch::Component;

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

/// The components of the graph whose edges are the errors, or the warnings, in an order of their own.
std::vector<Component> componentsOf(const ConflictChecker &checker, const Situation &situation,
                                    Severity severity, const WayOptions &options)
{
    std::map<PoolId, std::vector<PoolId>> peers;
    for (const auto &[pool, entry] : situation.pools) {
        for (const Finding &problem : problemsOf(checker, pool, severity, options.isAccepted)) {
            peers[pool];
            if (problem.peer != noPool) {
                peers[pool].push_back(problem.peer);
                peers[problem.peer].push_back(pool);
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
                                      const OnProgress &progress, const ResolvePlan &begun)
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
    checker->forEachFinding([&](const Finding &finding) {
        if (finding.severity == Severity::Info
            || (options.isAccepted && options.isAccepted(*checker, finding)))
            return true;
        ++(finding.severity == Severity::Error ? plan.errorsBefore : plan.warningsBefore);
        return true;
    });
    int solved = 0;
    int toSolve = 0;
    bool isGivenUp = false;
    PlanSearch search(*checker, options, [&] {
        isGivenUp = isGivenUp || (progress && !partly(1)(solved, toSolve));
        return !isGivenUp;
    });
    const auto solveAll = [&](Severity severity) {
        std::vector<Component> components = componentsOf(*checker, situation, severity, options);
        toSolve += static_cast<int>(components.size());
        // A change can be impossible only because of a problem that another component has. Each round but the
        // last one solves something.
        std::size_t before = 0;
        do {
            before = search.count();
            for (const Component &component : components) {
                search.solve(component);
                ++solved;
                if (isGivenUp)
                    return;
            }
            components = componentsOf(*checker, situation, severity, options);
            toSolve += static_cast<int>(components.size());
        } while (!components.empty() && search.count() > before);
    };
    const auto begin = [&](bool isForWarnings) {
        for (const WayOut &way : begun.ways) {
            if (begun.forWarnings.contains(way.pool) == isForWarnings)
                search.add(way);
        }
        if (!begun.ways.empty())
            search.leaveOutSuperfluous();
    };
    begin(false);
    solveAll(Severity::Error);
    plan.hasWarnings =
        options.warnings == PlanWarnings::Too
        || (options.warnings == PlanWarnings::WithoutErrors && plan.errorsBefore == 0);
    if (plan.hasWarnings && !isGivenUp) {
        search.goOnWithWarnings();
        begin(true);
        // A change that turned out to be superfluous may have stood in the way of another.
        constexpr int mostRounds = 4;
        for (int round = 0; round < mostRounds && !isGivenUp; ++round) {
            solveAll(Severity::Warning);
            if (!search.leaveOutSuperfluous())
                break;
        }
    }
    if (isGivenUp)
        return std::nullopt;
    plan.forWarnings = search.forWarnings();
    std::vector<WayOut> ways = search.take();
    toSolve += static_cast<int>(ways.size());
    plan.why = whyThese(*checker, situation, ways, plan.forWarnings, options, [&] {
        isGivenUp = isGivenUp || (progress && !partly(1)(solved++, toSolve));
        return !isGivenUp;
    });
    if (isGivenUp)
        return std::nullopt;
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

ResolvePlan withOther(ResolvePlan plan, PoolId pool)
{
    const auto why = plan.why.find(pool);
    const auto way = std::ranges::find(plan.ways, pool, &WayOut::pool);
    if (why != plan.why.end() && why->second.instead && way != plan.ways.end()) {
        *way = *why->second.instead;
        const bool isForWarnings = plan.forWarnings.erase(pool) > 0;
        if (isForWarnings)
            plan.forWarnings.insert(way->pool);
        for (const WayOut &more : why->second.also) {
            plan.ways.push_back(more); // `way` is not valid any more
            if (isForWarnings)
                plan.forWarnings.insert(more.pool);
        }
    }
    return plan;
}

} // namespace poolwarden
