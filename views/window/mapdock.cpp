// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/mapdock.h"

#include "views/map/mappane.h"

#include <QAction>
#include <QCloseEvent>
#include <QScreen>

namespace poolwarden {

MapDock::MapDock(QWidget *parent)
    : QDockWidget(tr("Storage Map"), parent)
    , m_pane(new MapPane(this))
    , m_whole(new QAction(tr("Storage Map on &Whole Screen"), this))
{
    setObjectName(QStringLiteral("mapDock"));
    setAccessibleName(tr("Storage map"));
    setWidget(m_pane);
    toggleViewAction()->setObjectName(QStringLiteral("mapDockToggle"));
    toggleViewAction()->setText(tr("Storage &Map"));
    m_whole->setObjectName(QStringLiteral("wholeMapToggle"));
    m_whole->setCheckable(true);
    m_whole->setShortcut(Qt::Key_F11);
    m_whole->setStatusTip(tr("Show the map of all storage on the whole screen; Escape goes back"));
    m_whole->setToolTip(m_whole->statusTip());
    connect(m_whole, &QAction::triggered, this, &MapDock::setWhole);
    connect(m_pane, &MapPane::left, this, [this] {
        if (isWhole())
            leaveWhole();
        else
            Q_EMIT left();
    });
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

void MapDock::setWhole(bool whole)
{
    if (whole) {
        m_wasHidden = isHidden();
        m_wasFloating = isFloating();
        setFloating(true);
        m_floatingGeometry = geometry();
        show();
        setWindowState(windowState() | Qt::WindowFullScreen);
        // Where nobody manages windows, the state alone does nothing.
        setGeometry(screen()->geometry());
        m_pane->view()->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    setWindowState(windowState() & ~Qt::WindowFullScreen);
    // The dock would remember the size of the screen as that of its window.
    setGeometry(m_floatingGeometry);
    setFloating(m_wasFloating);
    setVisible(!m_wasHidden);
    if (m_wasHidden)
        Q_EMIT left();
    else
        m_pane->view()->setFocus(Qt::OtherFocusReason);
}

void MapDock::closeEvent(QCloseEvent *event)
{
    QDockWidget::closeEvent(event);
    // Its button closes the whole screen as well. Later: it is being hidden now.
    QMetaObject::invokeMethod(this, &MapDock::leaveWhole, Qt::QueuedConnection);
}

} // namespace poolwarden
