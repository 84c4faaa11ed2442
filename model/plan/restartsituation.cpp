// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/restartsituation.h"

#include "model/plan/defineorder.h"
#include "model/plan/whatif.h"
#include "model/session/pooldraft.h"

#include <utility>

namespace poolwarden {

namespace {

QList<PoolId> draftsOf(const PoolRegistry &registry, HostId host)
{
    QList<PoolId> drafts;
    for (const PoolId id : registry.pools()) {
        const PoolRegistry::Pool *pool = registry.pool(id);
        if (pool->host == host && pool->draft && pool->hasUnsaved())
            drafts.append(id);
    }
    return drafts;
}

} // namespace

bool hasDrafts(const PoolRegistry &registry, HostId host)
{
    return !draftsOf(registry, host).isEmpty();
}

RestartSituation restartSituation(const PoolRegistry &registry, HostId host, bool withDrafts)
{
    HostSteps steps;
    QStringList refused;
    if (withDrafts) {
        const DefineOrder order = defineOrder(registry, draftsOf(registry, host));
        for (const DefineStep &step : order.taken)
            steps.drafts.append(step.pool);
        for (const DefineStep &step : order.refused)
            refused.append(registry.displayName(step.pool));
    }
    RestartSituation situation = restartSituation(registry, host, steps);
    situation.refused = refused;
    return situation;
}

RestartSituation restartSituation(const PoolRegistry &registry, HostId host, const HostSteps &steps)
{
    RestartSituation situation;
    situation.topology = registry.checker().topology(host);
    const auto changed = entriesAfter(registry, steps);
    for (const PoolId id : registry.pools()) {
        const PoolRegistry::Pool *pool = registry.pool(id);
        const PoolEntry *entry = registry.checker().entry(id);
        if (pool->host != host || !entry)
            continue;
        const auto other = changed.find(id);
        if (other != changed.end() ? !other->second : !pool->snapshot)
            continue;
        PoolBefore before;
        before.pool = id;
        before.entry = other != changed.end() ? *other->second : *entry;
        before.isPersistent =
            bool(before.entry.persistent) || (pool->snapshot && pool->snapshot->persistent);
        before.autostart = pool->snapshot && pool->snapshot->autostart;
        situation.names.insert(id, registry.displayName(id));
        if (!pool->snapshot)
            situation.drafts.insert(id);
        situation.pools.push_back(std::move(before));
    }
    const auto known = registry.host(host);
    if (!known || !known->info.local || !known->info.knowsLocality)
        return situation;
    QSet<QString> directories;
    for (const PoolBefore &before : situation.pools) {
        for (const SharedDefinition *one : {&before.entry.live, &before.entry.persistent}) {
            if (*one && (*one)->type == PoolType::Dir && (*one)->targetPath)
                directories.insert(QString::fromStdString(*(*one)->targetPath));
        }
    }
    situation.directories = QStringList(directories.cbegin(), directories.cend());
    return situation;
}

} // namespace poolwarden
