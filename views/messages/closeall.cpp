// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/messages/closeall.h"

#include "views/messages/messagebar.h"

#include <QAction>
#include <QPushButton>

namespace poolwarden {

QAction *makeCloseAll(QWidget *bar)
{
    auto *closeAll = new QAction(MessageBar::tr("Close all messages"), bar);
    closeAll->setObjectName(QStringLiteral("closeAllMessages"));
    closeAll->setShortcut(Qt::SHIFT | Qt::Key_Escape);
    closeAll->setStatusTip(MessageBar::tr("What can be brought back is still in Edit → Bring Back",
                                          "a menu and a submenu"));
    bar->addAction(closeAll);
    return closeAll;
}

QPushButton *makeCloseAllButton(QWidget *bar)
{
    auto *button = new QPushButton(MessageBar::tr("Close All"), bar);
    button->setObjectName(QStringLiteral("messageCloseAll"));
    button->setAccessibleName(MessageBar::tr("Dismiss all messages"));
    button->setToolTip(MessageBar::tr(
        "Dismiss all messages (Shift+Esc). What can be brought back is still in Edit → "
        "Bring Back."));
    button->setFlat(true);
    return button;
}

} // namespace poolwarden
