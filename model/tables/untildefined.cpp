// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/untildefined.h"

#include "model/accepted/findingfilter.h"
#include "model/conflict/conflictchecker.h"
#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"

#include <chrono>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace poolwarden {

namespace {

/// It costs two checks of each edited pool, so not at each key.
constexpr std::chrono::milliseconds countingPause{150};

/// What a pair of pools has is one conflict, however it changes; what a pool has by itself is told apart.
auto pairOf(const Finding &told)
{
    const Finding finding = fromLowerPool(told);
    return finding.peer != noPool
               ? std::tuple(finding.pool, finding.peer, 0, ResourcePath())
               : std::tuple(finding.pool, finding.peer, int(finding.kind) + 1, finding.resource);
}

} // namespace

UntilDefined::UntilDefined(const PoolRegistry *registry, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(countingPause);
    connect(&m_pause, &QTimer::timeout, this, &UntilDefined::update);
    const auto soon = &UntilDefined::countSoon;
    connect(registry, &PoolRegistry::poolChanged, this, [this](PoolId pool) {
        m_touched.insert(pool);
        m_pause.start();
    });
    connect(registry, &PoolRegistry::settled, this, soon);
    connect(registry, &PoolRegistry::findingsChanged, this, soon);
    connect(registry, &PoolRegistry::draftClosed, this, soon);
    connect(registry, &PoolRegistry::acceptedChanged, this, soon);
}

void UntilDefined::countSoon()
{
    m_isStale = true;
    m_pause.start();
}

bool UntilDefined::hasChanged(PoolId pool)
{
    const PoolEntry *entry = m_registry->checker().entry(pool);
    const auto now = entry ? std::optional(*entry) : std::nullopt;
    const auto [known, isNew] = m_known.try_emplace(pool, now);
    return isNew || std::exchange(known->second, now) != now;
}

void UntilDefined::update()
{
    bool isStale = std::exchange(m_isStale, false);
    const QSet<PoolId> touched = std::exchange(m_touched, {});
    for (const PoolId pool : touched)
        isStale = hasChanged(pool) || isStale;
    if (!isStale)
        return;
    const int count = counted();
    if (std::exchange(m_count, count) != count)
        Q_EMIT changed();
}

int UntilDefined::counted()
{
    const ConflictChecker &checker = m_registry->checker();
    std::vector<SupposedPool> stored;
    for (const PoolId id : m_registry->pools()) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        const PoolEntry *entry = checker.entry(id);
        if (!pool->snapshot || !pool->draft || !pool->draft->isModified() || !entry)
            continue;
        stored.push_back({id, *entry});
        stored.back().entry->draft.reset();
    }
    int count = 0;
    if (!stored.empty()) {
        const SupposedFindings found = checker.suppose(stored);
        std::set<decltype(pairOf(Finding()))> known;
        for (const Finding &finding : found.before) {
            if (finding.severity != Severity::Info)
                known.insert(pairOf(finding));
        }
        for (const Finding &finding : found.after) {
            const PoolRegistry::Pool *peer = m_registry->pool(finding.peer);
            // A pool that is only a draft is on no host.
            const bool isOfHost = finding.peer == noPool || (peer && peer->snapshot);
            if (finding.severity != Severity::Info && isOfHost
                && !m_registry->filter().acceptanceOf(finding)
                && known.insert(pairOf(finding)).second)
                ++count;
        }
    }
    return count;
}

} // namespace poolwarden
