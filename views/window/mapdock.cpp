// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/mapdock.h"

#include "views/map/mappane.h"
#include "views/map/mapview.h"
#include "views/map/sizesview.h"
#include "views/window/mapscreen.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMainWindow>
#include <QVBoxLayout>

#include <initializer_list>

namespace poolwarden {

MapDock::MapDock(QMainWindow *window)
    : QDockWidget(tr("Storage Map"), window)
    , m_pane(new MapPane(this))
    , m_away(new QLabel(tr("The map is on the whole screen."), this))
    , m_home(new QVBoxLayout)
    , m_show(new QAction(tr("Storage &Map"), this))
    , m_goTo(new QAction(tr("&Go to Storage Map"), this))
    , m_whole(new QAction(tr("Storage Map on &Whole Screen"), this))
    , m_screen(new MapScreen(m_whole, window))
{
    setObjectName(QStringLiteral("mapDock"));
    setAccessibleName(tr("Storage map"));
    auto *place = new QWidget(this);
    place->setObjectName(QStringLiteral("mapPlace"));
    place->setLayout(m_home);
    m_home->setContentsMargins(0, 0, 0, 0);
    m_home->addWidget(m_pane);
    m_home->addWidget(m_away);
    m_away->setObjectName(QStringLiteral("mapAway"));
    m_away->setAlignment(Qt::AlignCenter);
    m_away->setWordWrap(true);
    m_away->hide();
    setWidget(place);
    // That of Qt closes a dock that is behind another, and does not know of that.
    toggleViewAction()->setObjectName(QStringLiteral("mapDockOwnToggle"));
    buildActions();
    connect(this, &QDockWidget::visibilityChanged, this, [this](bool seen) {
        m_isInFront = seen;
        m_show->setChecked(seen);
    });
    connect(m_pane, &MapPane::left, this, [this] {
        if (isWhole())
            leaveWhole();
        else
            Q_EMIT left();
    });
    connect(m_screen, &MapScreen::closed, this, &MapDock::leaveWhole);
}

void MapDock::buildActions()
{
    m_show->setObjectName(QStringLiteral("mapDockToggle"));
    m_show->setCheckable(true);
    m_show->setStatusTip(tr("Show the storage map, or bring it to the front"));
    connect(m_show, &QAction::triggered, this, [this] {
        if (m_isInFront) {
            const bool hasKeyboard = isAncestorOf(QApplication::focusWidget());
            close();
            if (hasKeyboard)
                Q_EMIT left();
        } else {
            bringForward();
        }
        m_show->setChecked(m_isInFront);
    });
    m_goTo->setObjectName(QStringLiteral("goToMap"));
    m_goTo->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    m_goTo->setStatusTip(tr("Show the storage map and go to it"));
    connect(m_goTo, &QAction::triggered, this, [this] {
        if (!m_isInFront)
            bringForward();
        m_pane->focusMap(Qt::ShortcutFocusReason);
    });
    m_whole->setObjectName(QStringLiteral("wholeMapToggle"));
    m_whole->setCheckable(true);
    m_whole->setShortcut(Qt::Key_F11);
    m_whole->setStatusTip(tr("Show the map of all storage on the whole screen; Escape goes back"));
    connect(m_whole, &QAction::triggered, this, &MapDock::setWhole);
    for (QAction *action : {m_show, m_goTo, m_whole})
        action->setToolTip(action->statusTip());
}

void MapDock::offer(const QList<QAction *> &actions)
{
    for (QWidget *view : std::initializer_list<QWidget *>{m_pane->view(), m_pane->sizes()}) {
        view->setContextMenuPolicy(Qt::ActionsContextMenu);
        view->addActions(actions);
    }
}

bool MapDock::isWhole() const
{
    return m_whole->isChecked();
}

void MapDock::leaveWhole()
{
    if (isWhole())
        m_whole->trigger();
}

void MapDock::bringForward()
{
    Q_EMIT aboutToComeForward();
    show();
    raise();
    if (isFloating())
        activateWindow();
    m_pane->focusMap(Qt::OtherFocusReason);
    Q_EMIT cameForward();
}

void MapDock::setWhole(bool whole)
{
    m_pane->setWhole(whole);
    if (whole) {
        // The window stays as it is; so must the place of the map.
        m_away->setMinimumSize(m_pane->minimumSizeHint());
        m_screen->take(m_pane);
        m_away->show();
        return;
    }
    m_screen->release();
    m_away->hide();
    m_home->addWidget(m_pane);
    m_pane->show();
    if (m_isInFront)
        m_pane->focusMap(Qt::OtherFocusReason);
    else
        Q_EMIT left();
}

} // namespace poolwarden
