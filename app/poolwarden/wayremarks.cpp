// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/wayremarks.h"

#include "model/session/poolregistry.h"
#include "model/sources/machinesentence.h"

#include <QStringList>

namespace poolwarden {

PoolId WayRemarks::changedOnHost(const WayOut &way) const
{
    const PoolRegistry::Pool *pool = m_registry->pool(way.pool);
    const bool isOnHost = pool && pool->snapshot && way.doing != Doing::DiscardDraft;
    return isOnHost ? way.pool : noPool;
}

QString WayRemarks::usersOf(const WayOut &way) const
{
    return machineNames(*m_machines, {changedOnHost(way)});
}

QString WayRemarks::of(const WayOut &way) const
{
    QStringList sentences{
        machineSentence(*m_machines, changedOnHost(way), m_registry->displayName(way.pool)),
        m_unbuilt.ofWay(way)};
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

} // namespace poolwarden
