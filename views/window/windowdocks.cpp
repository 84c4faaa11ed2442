// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/windowdocks.h"

#include "views/commands/commandset.h"
#include "views/conflicts/conflictspane.h"
#include "views/connections/connectionspane.h"
#include "views/map/mappane.h"
#include "views/map/mapview.h"
#include "views/window/mainmenubar.h"
#include "views/window/mapdock.h"

#include <QAbstractItemView>
#include <QAction>
#include <QChildEvent>
#include <QDockWidget>
#include <QMainWindow>
#include <QTabBar>
#include <QToolButton>
#include <QTreeView>

#include <initializer_list>

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
    , m_conflicts(
          new ConflictsPane(parts.registry, parts.findings, parts.untilDefined, m_conflictsDock))
    , m_map(new MapDock(window))
{
    window->installEventFilter(this);
    m_connectionsDock->setWidget(m_connections);
    m_connectionsDock->toggleViewAction()->setText(tr("Connectio&ns"));
    window->addDockWidget(Qt::LeftDockWidgetArea, m_connectionsDock);
    m_conflictsDock->setWidget(m_conflicts);
    window->addDockWidget(Qt::BottomDockWidgetArea, m_conflictsDock);
    // Beside the list of conflicts, once it is wanted.
    window->addDockWidget(Qt::BottomDockWidgetArea, m_map);
    window->tabifyDockWidget(m_conflictsDock, m_map);
    m_map->hide();
    // As in the list of pools: the key is for what has the keyboard.
    for (auto *view :
         std::initializer_list<QWidget *>{m_conflicts->list(), m_map->pane()->view(),
                                          m_connections->findChild<QAbstractItemView *>()})
        view->addAction(parts.commands->action(Command::Paste));
    for (QAction *toggle :
         {m_connectionsDock->toggleViewAction(), m_conflictsDock->toggleViewAction(),
          m_map->showToggle(), m_map->goTo(), m_map->wholeToggle()})
        parts.menus->addToggle(toggle);
}

bool WindowDocks::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ChildPolished) {
        // It is constructed by now, other than when it is added.
        auto *bar = // clazy:exclude=child-event-qobject-cast
            qobject_cast<QTabBar *>(static_cast<QChildEvent *>(event)->child());
        if (bar && bar->objectName().isEmpty()) {
            bar->setObjectName(QStringLiteral("dockTabs-%1").arg(++m_tabBars));
            bar->setAccessibleName(tr("Docks"));
            // Qt gives those of every tab bar the same names.
            for (auto *button : bar->findChildren<QToolButton *>())
                button->setObjectName(bar->objectName() + u'-' + button->objectName());
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace poolwarden
