// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/findingremark.h"

#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdint>
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

/// Until when a running pool uses the storage.
enum class Until : std::uint8_t {
    Always,
    Start,         ///< what is defined on the host uses another
    DefineAndStart ///< the draft uses another
};

Until untilWhen(const PoolRegistry &registry, PoolId id, DefinitionKind definitionKind, Field field)
{
    const PoolRegistry::Pool *pool = registry.pool(id);
    if (definitionKind != DefinitionKind::Live || !pool || !pool->snapshot
        || !pool->snapshot->isActive())
        return Until::Always;
    const PoolDefinition *live = definitionIn(pool->live ? &*pool->live : nullptr);
    const auto isOther = [live, field](const PoolDefinition *planned) {
        return live && planned && std::ranges::count(differingFields(*live, *planned), field) > 0;
    };
    const bool isOtherOnHost =
        isOther(definitionIn(pool->persistent ? &*pool->persistent : nullptr));
    if (!pool->draft)
        return isOtherOnHost ? Until::Start : Until::Always;
    if (!isOther(definitionIn(&pool->draft->assessment().reading)))
        return Until::Always;
    return isOtherOnHost ? Until::Start : Until::DefineAndStart;
}

struct RunningSides {
    Until mine;
    Until theirs;
};

RunningSides runningSides(const PoolRegistry &registry, const Finding &finding)
{
    return {untilWhen(registry, finding.pool, finding.definitionKind, finding.field.field),
            untilWhen(registry, finding.peer, finding.peerDefinitionKind, finding.peerField.field)};
}

} // namespace

QString whileRunning(const PoolRegistry &registry, const Finding &finding)
{
    const RunningSides sides = runningSides(registry, finding);
    const auto name = [&registry](PoolId id) { return isolated(registry.displayName(id)); };
    if (sides.mine != Until::Always && sides.theirs != Until::Always) {
        const bool isDefined = sides.mine == Until::Start && sides.theirs == Until::Start;
        return (isDefined
                    ? FindingRemarkTr::tr("This holds only while “%1” and “%2” run: from their "
                                          "next start they use other storage.")
                    : FindingRemarkTr::tr("This holds until the changes of “%1” and “%2” are "
                                          "defined, and one of them is started again."))
            .arg(name(finding.pool), name(finding.peer));
    }
    const Until until = sides.mine != Until::Always ? sides.mine : sides.theirs;
    if (until == Until::Always)
        return {};
    return (until == Until::Start
                ? FindingRemarkTr::tr(
                    "This holds only while “%1” runs: from its next start it uses "
                    "other storage.")
                : FindingRemarkTr::tr("This holds until the changes of “%1” are defined, and it is "
                                      "started again."))
        .arg(name(sides.mine != Until::Always ? finding.pool : finding.peer));
}

QString untilRestart(const PoolRegistry &registry, const Finding &finding, const QString &headline)
{
    const RunningSides sides = runningSides(registry, finding);
    const QString peer = isolated(registry.displayName(finding.peer));
    if (sides.mine == Until::Start)
        return FindingRemarkTr::tr("Until its next start: %1").arg(headline);
    if (sides.theirs == Until::Start)
        return FindingRemarkTr::tr("Until the next start of “%1”: %2").arg(peer, headline);
    if (sides.mine == Until::DefineAndStart)
        return FindingRemarkTr::tr("Until it is defined and started again: %1").arg(headline);
    if (sides.theirs == Until::DefineAndStart)
        return FindingRemarkTr::tr("Until “%1” is defined and started again: %2")
            .arg(peer, headline);
    return headline;
}

} // namespace poolwarden::findingtext
