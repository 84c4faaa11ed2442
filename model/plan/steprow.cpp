// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/steprow.h"

#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "model/wording/isolated.h"

namespace poolwarden {

namespace {

struct StepRow {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::StepRow)
};

PlanRow rowOf(const PoolRegistry &registry, const PoolRegistry::Pool &pool)
{
    PlanRow row;
    row.pool = pool.id;
    row.name = registry.displayName(pool.id);
    const auto host = registry.host(pool.host);
    row.host = host ? host->label : QString();
    return row;
}

} // namespace

PlanRow draftRow(const PoolRegistry &registry, PoolId id)
{
    const PoolRegistry::Pool &pool = *registry.pool(id);
    PlanRow row = rowOf(registry, pool);
    const PoolId replaced = replacedBy(*pool.draft, registry);
    if (replaced != noPool)
        row.change = StepRow::tr("Replaces “%1”").arg(isolated(registry.displayName(replaced)));
    else
        row.change = pool.snapshot ? StepRow::tr("Changed") : StepRow::tr("New pool");
    return row;
}

PlanRow stepRow(const PoolRegistry &registry, PoolId id, PlanRow::Kind kind)
{
    const PoolRegistry::Pool &pool = *registry.pool(id);
    const bool isStop = kind == PlanRow::Kind::Stop;
    PlanRow row = rowOf(registry, pool);
    row.kind = kind;
    row.change = isStop ? StepRow::tr("Stop") : StepRow::tr("Undefine");
    row.outcome.severity = Severity::Warning;
    row.outcome.sentence = isStop ? StepRow::tr("It stays stopped.")
                           : pool.snapshot->isActive()
                               ? StepRow::tr("It is stopped, and its definition is removed.")
                               : StepRow::tr("Its definition is removed.");
    return row;
}

} // namespace poolwarden
