// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/steprow.h"

#include "model/session/poolregistry.h"

namespace poolwarden {

namespace {

struct StepRow {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::StepRow)
};

} // namespace

PlanRow stepRow(const PoolRegistry &registry, PoolId id, PlanRow::Kind kind)
{
    const PoolRegistry::Pool &pool = *registry.pool(id);
    const bool isStop = kind == PlanRow::Kind::Stop;
    PlanRow row;
    row.pool = id;
    row.kind = kind;
    row.name = registry.displayName(id);
    const auto host = registry.host(pool.host);
    row.host = host ? host->label : QString();
    row.change = isStop ? StepRow::tr("Stop") : StepRow::tr("Undefine");
    row.outcome.severity = Severity::Warning;
    row.outcome.sentence = isStop ? StepRow::tr("It stays stopped.")
                           : pool.snapshot->isActive()
                               ? StepRow::tr("It is stopped, and its definition is removed.")
                               : StepRow::tr("Its definition is removed.");
    return row;
}

} // namespace poolwarden
