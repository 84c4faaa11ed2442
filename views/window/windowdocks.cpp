// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/windowdocks.h"

#include "views/conflicts/conflictspane.h"
#include "views/connections/connectionspane.h"
#include "views/window/mainmenubar.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>

namespace poolwarden {

namespace {

QDockWidget *dock(const QString &objectName, const QString &title, QMainWindow *window)
{
    auto *dock = new QDockWidget(title, window);
    dock->setObjectName(objectName);
    dock->setAccessibleName(title);
    dock->toggleViewAction()->setObjectName(objectName + QStringLiteral("Toggle"));
    return dock;
}

} // namespace

WindowDocks::WindowDocks(const Parts &parts, QMainWindow *window)
    : QObject(window)
    , m_connectionsDock(dock(QStringLiteral("connectionsDock"), tr("Connections"), window))
    , m_connections(new ConnectionsPane(parts.connectionList, parts.commands, m_connectionsDock))
    , m_conflictsDock(dock(QStringLiteral("conflictsDock"), tr("Conflicts"), window))
    , m_conflicts(new ConflictsPane(parts.registry, parts.findings, m_conflictsDock))
{
    m_connectionsDock->setWidget(m_connections);
    m_connectionsDock->toggleViewAction()->setText(tr("Connectio&ns"));
    window->addDockWidget(Qt::LeftDockWidgetArea, m_connectionsDock);
    m_conflictsDock->setWidget(m_conflicts);
    window->addDockWidget(Qt::BottomDockWidgetArea, m_conflictsDock);
    for (const QDockWidget *dock : {m_connectionsDock, m_conflictsDock})
        parts.menus->addToggle(dock->toggleViewAction());
}

} // namespace poolwarden
