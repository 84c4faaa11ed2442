// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/whilehidden.h"

#include <QDockWidget>
#include <QEvent>
#include <QStatusBar>

namespace poolwarden {

WhileHidden::WhileHidden(QDockWidget *dock, QStatusBar *statusBar)
    : QObject(statusBar)
    , m_told(statusBar->currentMessage())
    , m_statusBar(statusBar)
{
    dock->installEventFilter(this);
}

bool WhileHidden::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::ShowToParent) {
        if (!m_told.isEmpty() && m_statusBar->currentMessage() == m_told)
            m_statusBar->clearMessage();
        deleteLater();
    }
    return false;
}

} // namespace poolwarden
