// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/messages/readmark.h"

#include <QEvent>
#include <QWidget>

namespace poolwarden {

ReadMark::ReadMark(QWidget *bar)
    : QObject(bar)
    , m_bar(bar)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(milliseconds);
    connect(&m_timer, &QTimer::timeout, this, &ReadMark::read);
    bar->installEventFilter(this);
}

void ReadMark::shows(const QString &text)
{
    if (m_text == text && m_timer.isActive())
        return;
    m_text = text;
    restart();
}

void ReadMark::restart()
{
    m_timer.stop();
    if (m_bar->isActiveWindow())
        m_timer.start();
}

qsizetype ReadMark::placeFor(const Message &message, const QList<Message> &shown)
{
    qsizetype place = shown.size();
    while (place > 0 && !shown.at(place - 1).isRead
           && shown.at(place - 1).severity > message.severity)
        --place;
    return place;
}

bool ReadMark::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_bar && event->type() == QEvent::ActivationChange)
        restart();
    return false;
}

} // namespace poolwarden
