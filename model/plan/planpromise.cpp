// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/planpromise.h"

#include "model/document/samexml.h"
#include "model/session/pooldraft.h"

#include <algorithm>
#include <vector>

namespace poolwarden {

namespace {

/// With other pools.
std::vector<Finding> draftErrors(const PoolRegistry &registry, PoolId draft)
{
    std::vector<Finding> errors;
    const PoolRegistry::Pool *pool = registry.pool(draft);
    if (!pool || !pool->draft)
        return errors;
    for (const Finding &finding : pool->draft->assessment().findings) {
        if (finding.severity == Severity::Error && finding.definitionKind == DefinitionKind::Draft
            && finding.peer != noPool)
            errors.push_back(finding);
    }
    return errors;
}

} // namespace

QSet<PoolId> PlanPromise::conflictsOf(PoolId pool, Kind kind) const
{
    // What a change resolves is what the host has without it.
    const std::vector<Finding> findings = kind == Kind::Define
                                              ? m_registry->findingsWithoutDraft(pool)
                                              : m_registry->findingsOf(pool);
    QSet<PoolId> others;
    for (const Finding &finding : findings) {
        if (finding.severity != Severity::Info && finding.peer != noPool)
            others.insert(finding.peer);
    }
    return others;
}

void PlanPromise::note(PoolId id, Kind kind)
{
    m_lines.removeIf([&](const Line &line) { return line.pool == id && line.kind == kind; });
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    if (pool && pool->snapshot)
        m_lines.append({id, kind, pool->snapshot->definitionXml(), pool->snapshot->isActive(),
                        conflictsOf(id, kind)});
}

void PlanPromise::renumber(PoolId old, PoolId now)
{
    for (Line &line : m_lines) {
        if (line.pool == old)
            line.pool = now;
        if (line.conflictsWith.remove(old))
            line.conflictsWith.insert(now);
    }
}

QString PlanPromise::whyOver(PoolId id, Kind kind) const
{
    const auto line = std::ranges::find_if(
        m_lines, [&](const Line &one) { return one.pool == id && one.kind == kind; });
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    if (line == m_lines.end() || !pool || !pool->snapshot)
        return {};
    // An edit is compared with the host's definition when it is defined.
    if (kind != Kind::Define) {
        if (!meanTheSame(line->xml, pool->snapshot->definitionXml()))
            return tr("Somebody has changed the pool on the host since this was planned.");
        if (!line->isActive && pool->snapshot->isActive())
            return tr("Somebody has started the pool since this was planned.");
    }
    if (!line->conflictsWith.isEmpty() && !conflictsOf(id, kind).intersects(line->conflictsWith))
        return tr("The conflict that this ends is gone already.");
    return {};
}

QSet<PoolId> PlanPromise::errorsOf(const PoolRegistry &registry, PoolId draft)
{
    QSet<PoolId> others;
    for (const Finding &finding : draftErrors(registry, draft))
        others.insert(finding.peer);
    return others;
}

std::optional<Finding> PlanPromise::newError(const PoolRegistry &registry, PoolId draft,
                                             const QSet<PoolId> &known)
{
    for (const Finding &finding : draftErrors(registry, draft)) {
        if (finding.peerDefinitionKind != DefinitionKind::Draft && !known.contains(finding.peer))
            return finding;
    }
    return std::nullopt;
}

} // namespace poolwarden
