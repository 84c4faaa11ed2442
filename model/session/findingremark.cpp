// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/findingremark.h"

#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>

#include <algorithm>
#include <variant>
#include <vector>

namespace poolwarden::findingtext {

namespace {

struct FindingRemarkTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FindingText)
};

const PoolDefinition *definitionIn(const ReadResult *reading)
{
    return reading ? std::get_if<PoolDefinition>(reading) : nullptr;
}

bool isLiveOnly(const PoolRegistry &registry, PoolId id, DefinitionKind definitionKind, Field field)
{
    const PoolRegistry::Pool *pool = registry.pool(id);
    if (definitionKind != DefinitionKind::Live || !pool || !pool->snapshot
        || !pool->snapshot->isActive())
        return false;
    const PoolDefinition *live = definitionIn(pool->live ? &*pool->live : nullptr);
    const PoolDefinition *planned = definitionIn(pool->draft ? &pool->draft->assessment().reading
                                                 : pool->persistent ? &*pool->persistent
                                                                    : nullptr);
    if (!live || !planned)
        return false;
    const std::vector<Field> different = differingFields(*live, *planned);
    return std::find(different.begin(), different.end(), field) != different.end();
}

struct RunningSides {
    bool mine;
    bool theirs;
};

RunningSides runningSides(const PoolRegistry &registry, const Finding &finding)
{
    return {
        isLiveOnly(registry, finding.pool, finding.definitionKind, finding.field.field),
        isLiveOnly(registry, finding.peer, finding.peerDefinitionKind, finding.peerField.field)};
}

} // namespace

QString whileRunning(const PoolRegistry &registry, const Finding &finding)
{
    const RunningSides sides = runningSides(registry, finding);
    const auto name = [&registry](PoolId id) { return isolated(registry.displayName(id)); };
    if (sides.mine && sides.theirs)
        return FindingRemarkTr::tr("This holds only while “%1” and “%2” run: from their next start "
                                   "they use other storage.")
            .arg(name(finding.pool), name(finding.peer));
    if (sides.mine || sides.theirs)
        return FindingRemarkTr::tr(
                   "This holds only while “%1” runs: from its next start it uses other storage.")
            .arg(name(sides.mine ? finding.pool : finding.peer));
    return {};
}

QString untilRestart(const PoolRegistry &registry, const Finding &finding, const QString &headline)
{
    const RunningSides sides = runningSides(registry, finding);
    if (sides.mine)
        return FindingRemarkTr::tr("Until its next start: %1").arg(headline);
    if (sides.theirs)
        return FindingRemarkTr::tr("Until the next start of “%1”: %2")
            .arg(isolated(registry.displayName(finding.peer)), headline);
    return headline;
}

} // namespace poolwarden::findingtext
