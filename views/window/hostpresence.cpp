// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/hostpresence.h"

#include "model/connections/connectionlist.h"
#include "model/session/poolregistry.h"
#include "views/conflicts/conflictspane.h"
#include "views/pools/pooltablepane.h"
#include "views/window/windowlayout.h"

namespace poolwarden {

HostPresence::HostPresence(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(parts.connectionList, &ConnectionList::changed, this, &HostPresence::offerConnections);
    // Once for many rows, which can come one by one.
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &HostPresence::offerConnections);
    connect(&m_pause, &QTimer::timeout, this, &HostPresence::tellConnected);
    for (const auto signal : {&PoolRegistry::rowsAdded, &PoolRegistry::rowsRemoved})
        connect(parts.registry, signal, &m_pause, qOverload<>(&QTimer::start));
}

bool HostPresence::isAnyInFiles() const
{
    for (int row = m_parts.registry->poolCount() - 1; row >= 0; --row) {
        if (m_parts.registry->pool(m_parts.registry->poolAt(row))->host
            == m_parts.registry->files())
            return true;
    }
    return false;
}

void HostPresence::tellConnected()
{
    // Drafts of “Files” are checked without a host.
    const bool connected =
        m_parts.connectionList->anyInState(ConnectionList::State::Open) || isAnyInFiles();
    const bool connecting = m_parts.connectionList->anyInState(ConnectionList::State::Connecting);
    m_parts.table->setConnected(connected, connecting);
    m_parts.conflicts->setConnected(connected, connecting);
}

void HostPresence::offerConnections()
{
    // “Files” is always there, but of use only with drafts in it.
    m_parts.layout->offerConnections(m_parts.connectionList->connectionCount()
                                     + (isAnyInFiles() ? 1 : 0));
}

} // namespace poolwarden
