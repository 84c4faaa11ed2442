// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/hostchanges.h"

#include "model/document/samexml.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QMap>

#include <utility>

namespace poolwarden {

namespace {

struct HostChangesTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::HostChanges)
};

/// Compares without the elements that only a running pool has, such as its capacity.
bool isRedefined(const PoolSnapshot &before, const PoolSnapshot &after)
{
    return !before.persistentXml.isEmpty() && !after.persistentXml.isEmpty()
           && !meanTheSame(before.persistentXml, after.persistentXml);
}

QStringList poolChanges(const PoolSnapshot &before, const PoolSnapshot &after)
{
    QStringList lines;
    if (before.name != after.name)
        lines << HostChangesTr::tr("“%1” was renamed to “%2”.")
                     .arg(isolated(before.name), isolated(after.name));
    if (before.persistent && !after.persistent)
        lines << HostChangesTr::tr("“%1” has lost its persistent definition. It is transient now.")
                     .arg(isolated(after.name));
    if (!before.persistent && after.persistent)
        lines << HostChangesTr::tr(
                     "“%1” has a persistent definition now. It is no longer transient.")
                     .arg(isolated(after.name));
    if (before.isActive() && !after.isActive())
        lines << HostChangesTr::tr("“%1” has stopped.").arg(isolated(after.name));
    if (!before.isActive() && after.isActive())
        lines << HostChangesTr::tr("“%1” has started.").arg(isolated(after.name));
    if (isRedefined(before, after))
        lines << HostChangesTr::tr("The definition of “%1” has changed.").arg(isolated(after.name));
    return lines;
}

} // namespace

QStringList hostChanges(const QList<PoolSnapshot> &before, const QList<PoolSnapshot> &after)
{
    using Pair = std::pair<const PoolSnapshot *, const PoolSnapshot *>;
    QMap<QString, Pair> byUuid;
    for (const PoolSnapshot &pool : before)
        byUuid[pool.uuid].first = &pool;
    for (const PoolSnapshot &pool : after)
        byUuid[pool.uuid].second = &pool;
    QMultiMap<QString, Pair> byName;
    for (const Pair &pair : std::as_const(byUuid))
        byName.insert(pair.first ? pair.first->name : pair.second->name, pair);
    QStringList lines;
    for (const auto &[was, is] : std::as_const(byName)) {
        if (was && is)
            lines << poolChanges(*was, *is);
        else if (was)
            lines << HostChangesTr::tr("“%1” no longer exists.").arg(isolated(was->name));
        else
            lines << HostChangesTr::tr("“%1” is new.").arg(isolated(is->name));
    }
    return lines;
}

} // namespace poolwarden
