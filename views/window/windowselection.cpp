// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/windowselection.h"

#include "model/connections/connectionlist.h"
#include "model/session/poolregistry.h"
#include "views/connections/connectionspane.h"
#include "views/editor/editorpanel.h"
#include "views/pools/pooltablepane.h"
#include "views/window/windowlayout.h"

#include <QAction>

namespace poolwarden {

WindowSelection::WindowSelection(const Parts &parts, QObject *parent)
    : PoolSelection(parent)
    , m_parts(parts)
{
    connect(parts.table, &PoolTablePane::currentPoolChanged, this, &PoolSelection::changed);
    connect(parts.table, &PoolTablePane::selectionChanged, this, &PoolSelection::changed);
    connect(parts.editor, &EditorPanel::editChanged, this, &PoolSelection::changed);
    connect(parts.connections, &ConnectionsPane::currentChanged, this, &PoolSelection::changed);
    connect(parts.editor, &EditorPanel::commandRequested, this, [this](QAction *action) {
        m_onlyCurrent = true;
        action->trigger();
        m_onlyCurrent = false;
    });
}

QList<PoolId> WindowSelection::pools() const
{
    if (m_onlyCurrent && current() != noPool)
        return {current()};
    return m_parts.table->selectedPools();
}

PoolId WindowSelection::current() const
{
    return m_parts.editor->pool();
}

HostId WindowSelection::host() const
{
    if (const auto *entry = m_parts.connectionList->find(m_parts.connections->current());
        entry && entry->host != noHost)
        return entry->host;
    if (const PoolRegistry::Pool *pool = m_parts.registry->pool(current()))
        return pool->host;
    const QList<PoolRegistry::Host> hosts = m_parts.registry->hosts();
    return hosts.isEmpty() ? m_parts.registry->files() : hosts.constFirst().id;
}

void WindowSelection::select(const QList<PoolId> &pools)
{
    m_parts.table->selectPools(pools);
    m_parts.layout->revealEditor();
}

void WindowSelection::edit(PoolId pool)
{
    select({pool});
    m_parts.editor->startEditing();
}

void WindowSelection::fillForm(PoolId pool)
{
    select({pool});
    m_parts.editor->setTab(EditorPanel::FormTab);
    m_parts.editor->startEditing();
}

} // namespace poolwarden
