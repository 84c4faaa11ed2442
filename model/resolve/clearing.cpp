// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/clearing.h"

#include "model/resolve/waysout.h"

#include <algorithm>
#include <set>
#include <utility>

namespace poolwarden {

namespace {

/// More fields than any definition has problems at.
constexpr int mostEdits = 12;

void addEdit(std::vector<FieldEdit> &edits, const FieldEdit &edit)
{
    const auto same = std::ranges::find(edits, edit.field, &FieldEdit::field);
    if (same == edits.end())
        edits.push_back(edit);
    else
        same->to = edit.to;
}

} // namespace

std::vector<Finding> problemsOf(const ConflictChecker &checker, PoolId pool, Severity severity,
                                const IsAccepted &isAccepted)
{
    if (checker.statusOf(pool).of(severity) == 0)
        return {};
    std::vector<Finding> findings = checker.findingsOf(pool);
    std::erase_if(findings, [&](const Finding &finding) {
        return finding.severity != severity || (isAccepted && isAccepted(checker, finding));
    });
    return findings;
}

void setEntries(ConflictChecker &checker, const std::vector<SupposedPool> &pools)
{
    for (const SupposedPool &pool : pools) {
        if (pool.entry)
            checker.update(pool.pool, *pool.entry);
        else
            checker.remove(pool.pool);
    }
}

std::vector<SupposedPool> carryOut(const WayOut &way, ConflictChecker &checker)
{
    const std::vector<SupposedPool> after = resultOf(way, checker);
    std::vector<SupposedPool> before;
    for (const SupposedPool &pool : after)
        before.push_back({pool.pool, *checker.entry(pool.pool)});
    setEntries(checker, after);
    return before;
}

std::optional<WayOut> clearing(ConflictChecker &checker, PoolId pool, Severity severity,
                               const WayOptions &options)
{
    const PoolEntry before = *checker.entry(pool);
    std::optional<WayOut> all;
    std::set<std::pair<FieldRef, Reason>> stuck;
    for (int step = 0; step < mostEdits; ++step) {
        bool isHelped = false;
        for (const Finding &finding : problemsOf(checker, pool, severity, options.isAccepted)) {
            const std::pair kind(finding.field, finding.reason);
            if (stuck.contains(kind))
                continue;
            std::vector<WayOut> ways = editsOut(checker, finding, options);
            if (ways.empty()) {
                stuck.insert(kind);
                continue;
            }
            WayOut &way = ways.front();
            setEntries(checker, resultOf(way, checker));
            if (!all) {
                all = std::move(way);
            } else {
                for (const FieldEdit &edit : way.edits)
                    addEdit(all->edits, edit);
                all->doing = std::max(all->doing, way.doing);
                all->definition = way.definition;
            }
            isHelped = true;
            break;
        }
        if (!isHelped)
            break;
    }
    if (all) {
        all->leaves = checker.findingsOf(pool);
        checker.update(pool, before);
    }
    return all;
}

} // namespace poolwarden
