// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/selectionreader.h"

#include "app/poolwarden/connectioncontroller.h"
#include "model/session/poolselection.h"

#include <chrono>

namespace poolwarden {

namespace {

// Arrow keys may pass many rows; wait until the selection rests.
constexpr std::chrono::milliseconds restOfSelection{150};

} // namespace

SelectionReader::SelectionReader(PoolRegistry *registry, ConnectionController *connections,
                                 PoolSelection *selection, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_connections(connections)
    , m_selection(selection)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restOfSelection);
    connect(&m_rest, &QTimer::timeout, this, &SelectionReader::readNext);
    connect(selection, &PoolSelection::changed, this, &SelectionReader::noteSelection);
}

void SelectionReader::noteSelection()
{
    const QList<PoolId> pools = m_selection->pools();
    const QSet<PoolId> selected(pools.begin(), pools.end());
    if (selected == m_selected)
        return;
    // Pools that were selected before have been read already, or are waiting.
    QList<PoolId> waiting;
    for (const PoolId pool : pools) {
        if (!m_selected.contains(pool) || m_waiting.contains(pool))
            waiting.append(pool);
    }
    m_selected = selected;
    m_waiting = waiting;
    m_rest.start();
}

void SelectionReader::readNext()
{
    while (!m_asked && !m_rest.isActive() && !m_waiting.isEmpty()) {
        const PoolRegistry::Pool *pool = m_registry->pool(m_waiting.takeFirst());
        StorageService *service = pool ? m_connections->serviceOf(pool->host) : nullptr;
        if (!pool || !pool->snapshot || !service || !service->isOpen())
            continue;
        m_request = service->reread(pool->snapshot->uuid);
        if (m_request == 0)
            continue;
        m_asked = service;
        const auto ended = [this, service](quint64 request) { finished(service, request); };
        connect(service, &StorageService::succeeded, this, ended);
        connect(service, &StorageService::failed, this, ended);
        connect(service, &QObject::destroyed, this, &SelectionReader::readNext);
    }
}

void SelectionReader::finished(StorageService *service, quint64 request)
{
    if (service != m_asked || request != m_request)
        return;
    service->disconnect(this);
    m_asked.clear();
    readNext();
}

} // namespace poolwarden
