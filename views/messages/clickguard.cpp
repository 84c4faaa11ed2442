// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/messages/clickguard.h"

#include <QApplication>
#include <QMouseEvent>
#include <QStyleHints>
#include <QWidget>

namespace poolwarden {

void ClickGuard::watch(QWidget *button)
{
    button->installEventFilter(this);
}

void ClickGuard::tell(const QString &meaning)
{
    m_meaning = meaning;
}

bool ClickGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseButtonDblClick)
        return QObject::eventFilter(watched, event);
    // An impatient second click can be slower than a double click.
    const int soon = 2 * QApplication::doubleClickInterval();
    const QPoint place = static_cast<QMouseEvent *>(event)->globalPosition().toPoint();
    const bool isSecond = m_since.isValid() && m_since.elapsed() < soon
                          && (place - m_place).manhattanLength()
                                 <= QGuiApplication::styleHints()->mouseDoubleClickDistance();
    if (isSecond && m_pressed != m_meaning)
        return true;
    m_pressed = m_meaning;
    m_place = place;
    m_since.start();
    return false;
}

} // namespace poolwarden
