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

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FindingText)
};

const PoolDefinition *definitionIn(const ReadResult *reading)
{
    return reading ? std::get_if<PoolDefinition>(reading) : nullptr;
}

bool isLiveOnly(const PoolRegistry &registry, PoolId id, Slot slot, Field field)
{
    const PoolRegistry::Pool *pool = registry.pool(id);
    if (slot != Slot::Live || !pool || !pool->snapshot || !pool->snapshot->isActive())
        return false;
    const PoolDefinition *live = definitionIn(pool->live ? &*pool->live : nullptr);
    const PoolDefinition *planned = definitionIn(pool->draft        ? &pool->draft->reading()
                                                 : pool->persistent ? &*pool->persistent
                                                                    : nullptr);
    if (!live || !planned)
        return false;
    const std::vector<Field> different = differingFields(*live, *planned);
    return std::find(different.begin(), different.end(), field) != different.end();
}

} // namespace

QString whileRunning(const PoolRegistry &registry, const Finding &finding)
{
    const bool mine = isLiveOnly(registry, finding.pool, finding.slot, finding.field.field);
    const bool theirs =
        isLiveOnly(registry, finding.peer, finding.peerSlot, finding.peerField.field);
    const auto name = [&registry](PoolId id) { return isolated(registry.displayName(id)); };
    if (mine && theirs)
        return Tr::tr("Still so while “%1” and “%2” run: their definitions for the next start say "
                      "something else.")
            .arg(name(finding.pool), name(finding.peer));
    if (mine || theirs)
        return Tr::tr("Still so while “%1” runs: its definition for the next start says something "
                      "else.")
            .arg(name(mine ? finding.pool : finding.peer));
    return {};
}

} // namespace poolwarden::findingtext
