// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/mapdock.h"

#include "views/map/mappane.h"

#include <QAction>
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
        if (m_whole->isChecked())
            m_whole->trigger();
        else if (QWidget *window = parentWidget())
            window->setFocus(Qt::OtherFocusReason);
    });
    // Its button closes it as well.
    connect(this, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (!visible && isHidden() && m_whole->isChecked())
            m_whole->trigger();
    });
}

void MapDock::setWhole(bool whole)
{
    if (whole) {
        m_wasHidden = isHidden();
        m_wasFloating = isFloating();
        setFloating(true);
        show();
        setWindowState(windowState() | Qt::WindowFullScreen);
        // Where nobody manages windows, the state alone does nothing.
        setGeometry(screen()->geometry());
        m_pane->view()->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    setWindowState(windowState() & ~Qt::WindowFullScreen);
    setFloating(m_wasFloating);
    setVisible(!m_wasHidden);
}

} // namespace poolwarden
