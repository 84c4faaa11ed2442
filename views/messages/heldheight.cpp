// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/messages/heldheight.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCursor>
#include <QWidget>

#include <algorithm>

namespace poolwarden {

HeldHeight::HeldHeight(QWidget *widget)
    : QObject(widget)
    , m_widget(widget)
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &HeldHeight::giveBack);
}

int HeldHeight::holdAtLeast(int needed, int width)
{
    m_height = width == m_width ? std::max(m_height, needed) : needed;
    m_width = m_widget->isHidden() ? -1 : width;
    if (m_height == needed)
        m_later.stop();
    else if (!m_later.isActive())
        m_later.start(QApplication::doubleClickInterval());
    return m_height;
}

void HeldHeight::giveBack()
{
    const QWidget *under = QApplication::widgetAt(QCursor::pos());
    const bool isAtMouse = under
                           && (under == m_widget || m_widget->isAncestorOf(under)
                               || (under->window() == m_widget->window()
                                   && qobject_cast<const QAbstractButton *>(under)));
    if (isAtMouse || QApplication::mouseButtons() != Qt::NoButton) {
        m_later.start();
        return;
    }
    release();
    Q_EMIT givenBack();
}

} // namespace poolwarden
