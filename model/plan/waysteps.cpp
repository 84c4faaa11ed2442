// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/waysteps.h"

#include "model/session/draftdoubt.h"

#include <QCoreApplication>

#include <algorithm>

namespace poolwarden {

namespace {

struct WayStepsText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::WayStepsText)
};

bool isActive(const PoolRegistry &registry, PoolId id)
{
    const PoolRegistry::Pool *pool = registry.pool(id);
    return pool && pool->snapshot && pool->snapshot->isActive();
}

/// The pool that gets the definition of the way; noPool: a new one does.
PoolId definedPool(const PoolRegistry &registry, const WayOut &way)
{
    const PoolRegistry::Pool *pool = registry.pool(way.pool);
    if (!pool || pool->snapshot)
        return pool ? way.pool : noPool;
    const bool isOther = std::ranges::any_of(way.edits, [](const FieldEdit &edit) {
        return edit.field.field == Field::Name || edit.field.field == Field::Uuid;
    });
    return pool->draft && !isOther ? replacedBy(*pool->draft, registry) : noPool;
}

} // namespace

bool isKeptBackWhileActive(const PoolRegistry &registry, PoolId pool)
{
    const auto host =
        isActive(registry, pool) ? registry.host(registry.pool(pool)->host) : std::nullopt;
    return host && !host->info.storesFiles;
}

HostSteps stepsOf(const PoolRegistry &registry, const WayOut &way)
{
    HostSteps steps;
    if (way.definition) {
        steps.drafts.append(way.pool);
        const PoolId defined = definedPool(registry, way);
        const bool isStopped = way.doing == Doing::StopAndRedefine && defined != noPool;
        if (isStopped || isKeptBackWhileActive(registry, defined))
            steps.restart.append(defined);
        return steps;
    }
    switch (way.doing) {
    case Doing::Stop:
    case Doing::StopTransient:
        steps.stop.append(way.pool);
        break;
    case Doing::Undefine:
    case Doing::StopAndUndefine:
        steps.undefine.append(way.pool);
        break;
    default:
        break;
    }
    return steps;
}

QString stepsInShort(const PoolRegistry &registry, const WayOut &way)
{
    const HostSteps steps = stepsOf(registry, way);
    if (!steps.undefine.isEmpty())
        return isActive(registry, way.pool) ? WayStepsText::tr("Stop and undefine")
                                            : WayStepsText::tr("Undefine");
    if (!steps.stop.isEmpty())
        return WayStepsText::tr("Stop");
    if (steps.drafts.isEmpty())
        return WayStepsText::tr("Discard the draft");
    return steps.restart.isEmpty() ? WayStepsText::tr("Define")
                                   : WayStepsText::tr("Stop, define, start");
}

} // namespace poolwarden
