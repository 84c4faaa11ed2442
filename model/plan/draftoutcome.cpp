// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/draftoutcome.h"

#include "model/session/pooldraft.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <algorithm>

namespace poolwarden {

QString DraftOutcomes::nameOf(PoolId pool) const
{
    return isolated(m_registry->displayName(pool));
}

std::optional<Finding> DraftOutcomes::errorAfter(PoolId draft,
                                                 const QSet<PoolId> &definedBefore) const
{
    for (const Finding &finding : m_registry->pool(draft)->draft->assessment().findings) {
        if (finding.severity != Severity::Error || finding.definitionKind != DefinitionKind::Draft)
            continue;
        const bool isStopped = m_before.stopped.contains(finding.peer);
        if (m_before.undefined.contains(finding.peer)
            || (isStopped && finding.peerDefinitionKind == DefinitionKind::Live))
            continue;
        // The definition of the other pool is another one by then.
        const PoolRegistry::Pool *peer = m_registry->pool(finding.peer);
        const bool isOver = finding.peerDefinitionKind != DefinitionKind::Draft
                            && definedBefore.contains(finding.peer) && peer && peer->snapshot
                            && (!peer->snapshot->isActive() || isStopped);
        if (!isOver)
            return finding;
    }
    return std::nullopt;
}

DraftOutcome DraftOutcomes::of(const DefineStep &step, const QSet<PoolId> &definedBefore,
                               PoolId active) const
{
    // The headline of a finding names both pools and the place, which libvirt does not.
    if (const auto error = errorAfter(step.pool, definedBefore))
        return {findingtext::headline(*error, [this](PoolId peer) { return nameOf(peer); }),
                Severity::Error};
    if (!step.verdict.accepted())
        return {tr("libvirt refuses it. %1").arg(findingtext::refusal(*step.verdict.refusal)),
                Severity::Error};
    if (definedBefore.contains(step.becomes))
        return {tr("Overwrites what another draft here makes of this pool."), Severity::Warning};
    if (!m_registry->pool(step.pool)->draft->assessment().schema.errors().isEmpty())
        return {tr("Does not match libvirt's schema. libvirt drops what it does not know."),
                Severity::Warning};
    return {whenTaken(step, definedBefore, active)};
}

QString DraftOutcomes::whenTaken(const DefineStep &step, const QSet<PoolId> &definedBefore,
                                 PoolId active) const
{
    // What would be refused now, the order makes possible.
    const std::vector<PoolId> &inTheWay =
        m_registry->pool(step.pool)->draft->assessment().verdict.collidesWith;
    const auto freed =
        std::ranges::find_if(inTheWay, [&](PoolId pool) { return definedBefore.contains(pool); });
    const PoolId after = freed != inTheWay.end() ? *freed : step.after;
    QString sentence = after != noPool
                           ? tr("libvirt takes it once “%1” is defined.").arg(nameOf(after))
                           : tr("libvirt takes it.");
    if (active != noPool)
        sentence += u' '
                    + (m_before.stopped.contains(active)
                           ? tr("The pool is stopped before, and started again.")
                           : tr("The active pool changes at its next start."));
    return sentence;
}

} // namespace poolwarden
