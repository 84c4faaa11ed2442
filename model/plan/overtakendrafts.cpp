// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/overtakendrafts.h"

#include "model/session/pooldraft.h"

namespace poolwarden {

QSet<PoolId> OvertakenDrafts::find(const DefineOrder &order, const DraftOutcomes &outcomes)
{
    QSet<PoolId> found;
    QSet<PoolId> before;
    for (const DefineStep &step : order.taken) {
        const auto shown = m_shown.constFind(step.pool);
        // An error of the user's own making is shown, and no reason to choose otherwise.
        const bool isNew = shown != m_shown.cend()
                           && shown->xml == m_registry->pool(step.pool)->draft->xml()
                           && PlanPromise::newError(*m_registry, step.pool, shown->errorsWith)
                           && outcomes.errorAfter(step.pool, before);
        if (isNew || !m_promise->whyOver(step.pool, PlanRow::Kind::Define).isEmpty())
            found.insert(step.pool);
        before.insert(step.becomes);
    }
    m_overtaken.unite(found);
    return found;
}

void OvertakenDrafts::note(const QSet<PoolId> &drafts, const QSet<PoolId> &chosen)
{
    m_overtaken.intersect(drafts);
    m_overtaken.subtract(chosen);
    m_shown.clear();
    for (const PoolId id : drafts)
        m_shown.insert(
            id, {m_registry->pool(id)->draft->xml(), PlanPromise::errorsOf(*m_registry, id)});
}

void OvertakenDrafts::tell(PlanRow &row) const
{
    if (row.kind == PlanRow::Kind::Define && !contains(row.pool))
        return;
    if (const QString why = m_promise->whyOver(row.pool, row.kind); !why.isEmpty())
        row.outcome = {why, Severity::Warning};
    else if (row.kind == PlanRow::Kind::Define && row.outcome.severity == Severity::Error)
        row.outcome.sentence.prepend(tr("New on the host:") + u' ');
}

QSet<PoolId> OvertakenDrafts::unsound(const DefineOrder &order, const DraftOutcomes &outcomes,
                                      const QSet<PoolId> &fresh)
{
    QSet<PoolId> found;
    QSet<PoolId> before;
    for (const DefineStep &step : order.taken) {
        if (fresh.contains(step.pool)
            && (outcomes.errorAfter(step.pool, before) || before.contains(step.becomes)))
            found.insert(step.pool);
        before.insert(step.becomes);
    }
    for (const DefineStep &step : order.refused) {
        if (fresh.contains(step.pool))
            found.insert(step.pool);
    }
    return found;
}

} // namespace poolwarden
