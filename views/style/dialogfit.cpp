// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/dialogfit.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QScreen>
#include <QStyle>

#include <algorithm>

namespace poolwarden {

DialogFit::DialogFit(QObject *parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

void DialogFit::fit(QWidget *dialog)
{
    // The frame is not known before the window manager has made it.
    const int title = dialog->style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, dialog);
    const int side =
        dialog->style()->pixelMetric(QStyle::PM_MdiSubWindowFrameWidth, nullptr, dialog);
    const QRect room = dialog->screen()->availableGeometry().adjusted(side, title, -side, -side);
    dialog->resize(dialog->size().boundedTo(room.size()));
    const QRect now = dialog->geometry();
    const QPoint corner(
        std::max(room.left(), std::min(now.left(), room.right() + 1 - now.width())),
        std::max(room.top(), std::min(now.top(), room.bottom() + 1 - now.height())));
    // Not setGeometry() unless it must: a place that was given is the user's from then on.
    if (corner != now.topLeft())
        dialog->setGeometry(QRect(corner, now.size()));
}

bool DialogFit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && !event->spontaneous()) {
        if (auto *dialog = qobject_cast<QDialog *>(watched); dialog && dialog->isWindow())
            fit(dialog);
    }
    return false;
}

} // namespace poolwarden
