// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/whatif.h"

#include "model/accepted/findingfilter.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>
#include <variant>

namespace poolwarden {

namespace {

using Entries = std::map<PoolId, std::optional<PoolEntry>>;

/// Findings with the same key are the same for users, whichever definition of a pool has them, and from
/// whichever side.
auto keyOf(const Finding &told)
{
    const Finding finding = fromLowerPool(told);
    return std::tuple(finding.kind, finding.severity, finding.pool, finding.peer, finding.reason,
                      finding.resource);
}

/// Each pair once.
std::vector<Finding> found(const PoolRegistry &registry, const Entries &entries, bool *isTooWide)
{
    std::vector<SupposedPool> supposed;
    for (const auto &[pool, entry] : entries)
        supposed.push_back({pool, entry});
    SupposedFindings result = registry.checker().suppose(supposed);
    *isTooWide = *isTooWide || result.isTooWide;
    std::set<decltype(keyOf(Finding()))> known;
    std::vector<Finding> findings;
    for (Finding &finding : result.after) {
        if (known.insert(keyOf(finding)).second && !registry.filter().acceptanceOf(finding))
            findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<Finding> missing(const std::vector<Finding> &list, const std::vector<Finding> &some)
{
    std::set<decltype(keyOf(Finding()))> known;
    for (const Finding &finding : list)
        known.insert(keyOf(finding));
    std::vector<Finding> result;
    for (const Finding &finding : some) {
        if (!known.contains(keyOf(finding)))
            result.push_back(finding);
    }
    std::ranges::stable_sort(result, {}, weightOf);
    return result;
}

FindingCounts counted(const std::vector<Finding> &findings)
{
    FindingCounts counts;
    for (const Finding &finding : findings)
        ++counts.of(finding.severity);
    return counts;
}

} // namespace

std::map<PoolId, std::optional<PoolEntry>> entriesAfter(const PoolRegistry &registry,
                                                        const HostSteps &steps)
{
    Entries entries;
    const ConflictChecker &checker = registry.checker();
    const auto entryOf = [&](PoolId id) -> std::optional<PoolEntry> & {
        const auto [place, isNew] = entries.try_emplace(id);
        const PoolRegistry::Pool *pool = registry.pool(id);
        const PoolEntry *known = checker.entry(id);
        if (isNew && pool && pool->snapshot && known) {
            place->second = *known;
            place->second->draft.reset();
        }
        return place->second;
    };
    for (const PoolId id : registry.pools()) {
        const PoolRegistry::Pool *pool = registry.pool(id);
        if (pool->draft && pool->host != registry.files())
            entryOf(id);
    }
    for (const PoolId id : steps.stop) {
        if (std::optional<PoolEntry> &entry = entryOf(id)) {
            entry->active = false;
            entry->live = entry->persistent;
            // A transient pool is gone.
            if (!entry->persistent)
                entry.reset();
        }
    }
    for (const PoolId id : steps.undefine)
        entryOf(id).reset();
    for (const PoolId id : steps.drafts) {
        const PoolRegistry::Pool *pool = registry.pool(id);
        if (!pool || !pool->draft)
            continue;
        const auto *definition = std::get_if<PoolDefinition>(&pool->draft->assessment().reading);
        if (!definition)
            continue;
        const PoolId replaced = replacedBy(*pool->draft, registry);
        const PoolId becomes = replaced != noPool ? replaced : id;
        std::optional<PoolEntry> &entry = entryOf(becomes);
        if (!entry) {
            entry = PoolEntry();
            entry->host = pool->host;
        }
        entry->persistent = *definition;
        if (!entry->active || steps.restart.contains(becomes))
            entry->live = entry->persistent;
    }
    return entries;
}

WhatIf whatIf(const PoolRegistry &registry, const HostSteps &steps)
{
    WhatIf result;
    const Entries after = entriesAfter(registry, steps);
    // The same pools as they are now, so that the two can be compared.
    Entries before = entriesAfter(registry, {});
    for (const auto &[pool, entry] : after) {
        const PoolRegistry::Pool *known = registry.pool(pool);
        const PoolEntry *now = registry.checker().entry(pool);
        if (known && known->snapshot && now)
            before.try_emplace(pool, *now);
    }
    const std::vector<Finding> now = found(registry, before, &result.isTooWide);
    const std::vector<Finding> then = found(registry, after, &result.isTooWide);
    if (result.isTooWide)
        return result;
    result.gone = missing(then, now);
    result.come = missing(now, then);
    result.before = counted(now);
    result.after = counted(then);
    return result;
}

} // namespace poolwarden
