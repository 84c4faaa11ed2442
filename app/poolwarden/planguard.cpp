// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/planguard.h"

#include "app/poolwarden/connectioncontroller.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/wording/findingtext.h"

namespace poolwarden {

PlanGuard::PlanGuard(const PoolRegistry *registry, const ConnectionController *connections)
    : m_registry(registry)
    , m_connections(connections)
    , m_promise(registry)
{
}

void PlanGuard::begin(const PlanPromise &promise, const QList<PoolId> &drafts)
{
    m_promise = promise;
    m_changed.clear();
    m_errors.clear();
    for (const PoolId draft : drafts)
        m_errors.insert(draft, PlanPromise::errorsOf(*m_registry, draft));
}

QList<PlanGuard::Over> PlanGuard::over(const QList<PoolId> &pools, PlanRow::Kind kind) const
{
    QList<Over> over;
    for (const PoolId pool : pools) {
        if (const QString why = m_promise.whyOver(pool, kind); !why.isEmpty())
            over.append({pool, why});
    }
    return over;
}

QString PlanGuard::whyNotDefined(PoolId id) const
{
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    if (!pool || !pool->draft)
        return {};
    if (pool->draft->isOvertaken())
        return whyNotDefine(*pool->draft, *m_registry);
    const auto error = PlanPromise::newError(*m_registry, id, m_errors.value(id) + m_changed);
    return error ? findingtext::headline(
               *error, [this](PoolId other) { return m_registry->displayName(other); })
                 : QString();
}

bool PlanGuard::isAway(PoolId id) const
{
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    const StorageService *service = pool ? m_connections->serviceOf(pool->host) : nullptr;
    return pool && (!service || !service->isOpen());
}

QList<PoolId> PlanGuard::away(QList<PoolId> pools) const
{
    pools.removeIf([this](PoolId pool) { return !isAway(pool); });
    return pools;
}

QString PlanGuard::hostOf(PoolId id) const
{
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    const auto host = pool ? m_registry->host(pool->host) : std::nullopt;
    return host ? host->label : QString();
}

} // namespace poolwarden
