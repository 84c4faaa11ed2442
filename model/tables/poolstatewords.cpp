// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/poolstatewords.h"

#include "model/accepted/findingfilter.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/tables/pooltablemodel.h"
#include "model/wording/isolated.h"
#include "model/wording/moment.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace poolwarden::poolstatewords {

namespace {

struct PoolstatewordsTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::poolstatewords)
};

} // namespace

QString stateName(PoolState state)
{
    switch (state) {
    case PoolState::Inactive:
        return PoolstatewordsTr::tr("inactive", "state of a pool");
    case PoolState::Building:
        return PoolstatewordsTr::tr("being built", "state of a pool");
    case PoolState::Running:
        return PoolstatewordsTr::tr("active", "state of a pool");
    case PoolState::Degraded:
        return PoolstatewordsTr::tr("degraded", "state of a pool");
    case PoolState::Inaccessible:
        return PoolstatewordsTr::tr("inaccessible", "state of a pool");
    }
    return {};
}

QString fileState(const PoolDraft &draft)
{
    const QString name = isolated(draft.fileName());
    if (draft.file().isGone)
        return PoolstatewordsTr::tr("%1, gone", "a file that was deleted").arg(name);
    if (draft.isOvertaken())
        return PoolstatewordsTr::tr("%1, changed twice",
                                    "a file: by the user and by another program")
            .arg(name);
    return draft.isModified()
               ? PoolstatewordsTr::tr("%1, changed", "a file with changes that are not saved")
                     .arg(name)
               : draft.fileName();
}

namespace {

/// The conflicts of the pool that are hidden because somebody accepted them; empty: none.
QString acceptedWords(const PoolRegistry &registry, PoolId pool)
{
    const std::vector<Finding> accepted = registry.filter().acceptedOf(pool);
    if (accepted.empty())
        return {};
    const int count = static_cast<int>(accepted.size());
    const AcceptedFinding *first = registry.filter().acceptanceOf(accepted.front());
    const bool isOne = std::ranges::all_of(accepted, [&](const Finding &finding) {
        const AcceptedFinding *other = registry.filter().acceptanceOf(finding);
        return first && other && other->reason == first->reason;
    });
    const QString counted = PoolstatewordsTr::tr("; %n accepted conflict(s)", nullptr, count);
    return isOne ? PoolstatewordsTr::tr("%1: %2", "accepted conflicts, the reason")
                       .arg(counted, isolated(first->reason.simplified()))
                 : counted;
}

QString stateOf(const PoolRegistry &registry, const PoolRegistry::Pool &pool)
{
    const auto host = registry.host(pool.host);
    const QString where = host ? isolated(host->label) : QString();
    if (host && host->info.isFiles && pool.draft) {
        const DraftFile &file = pool.draft->file();
        if (file.isNone())
            return PoolstatewordsTr::tr("in “Files”, in no file yet");
        const QString path = isolated(file.path);
        if (file.isGone)
            return PoolstatewordsTr::tr("%1 (gone: it is only here now)", "the path of a file")
                .arg(path);
        return pool.draft->isModified()
                   ? PoolstatewordsTr::tr("%1 (changed since it was saved)", "the path of a file")
                         .arg(path)
                   : PoolstatewordsTr::tr("%1 (saved)", "the path of a file").arg(path);
    }
    if (pool.draft && replacedBy(*pool.draft, registry) != noPool)
        return PoolstatewordsTr::tr("draft of the pool of this name and UUID that is on %1: to "
                                    "define it changes that pool")
            .arg(where);
    if (!pool.snapshot) {
        return pool.draft && pool.draft->origin() == DraftOrigin::Imported
                   ? PoolstatewordsTr::tr("imported, not on %1 yet").arg(where)
                   : PoolstatewordsTr::tr("new pool on %1").arg(where);
    }
    const bool known = !host || host->online;
    QStringList parts{known ? stateName(pool.snapshot->state)
                            : PoolstatewordsTr::tr("unknown since %1", "state of a pool; a time")
                                  .arg(momentText(host->offlineSince))};
    if (known && !pool.snapshot->persistent)
        parts.append(PoolstatewordsTr::tr("transient"));
    QString text = PoolstatewordsTr::tr("%1, on %2", "state, host")
                       .arg(parts.join(PoolstatewordsTr::tr(", ", "between states")), where);
    if (known && pool.isPending())
        text += PoolstatewordsTr::tr("; shown with changes that take effect at the next start");
    if (pool.draft && pool.draft->isModified())
        text += PoolstatewordsTr::tr("; edited here");
    if (host && host->info.readOnly)
        text += PoolstatewordsTr::tr("; the connection is read-only");
    return text;
}

} // namespace

QString describe(const PoolRegistry &registry, const PoolRegistry::Pool &pool)
{
    return stateOf(registry, pool) + acceptedWords(registry, pool.id);
}

} // namespace poolwarden::poolstatewords
