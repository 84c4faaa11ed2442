// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/editor/reservedspace.h"

#include <QApplication>
#include <QEvent>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

ReservedSpace::ReservedSpace(QWidget *content, QWidget *below, int leastHeight, QWidget *parent)
    : QWidget(parent)
    , m_content(content)
    , m_below(below)
    , m_least(leastHeight)
    , m_held(leastHeight)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    // Otherwise the layout would set this widget's minimum height from the content.
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    layout->addWidget(content);
    setFixedHeight(m_held);
    connect(qApp, &QApplication::focusChanged, this, &ReservedSpace::hold);
}

void ReservedSpace::release()
{
    m_held = m_least;
    // Queued, because the content may not be updated yet.
    QMetaObject::invokeMethod(this, &ReservedSpace::hold, Qt::QueuedConnection);
}

bool ReservedSpace::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        hold();
    return done;
}

void ReservedSpace::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Text needs another height in another width.
    if (event->size().width() != event->oldSize().width())
        release();
}

void ReservedSpace::hold()
{
    if (!m_content->isHidden()) {
        const int needed = m_content->hasHeightForWidth() ? m_content->heightForWidth(width())
                                                          : m_content->sizeHint().height();
        const bool typing = m_below->isAncestorOf(QApplication::focusWidget());
        m_held = std::max(m_held, typing ? std::min(needed, height()) : needed);
    }
    if (m_held != height())
        setFixedHeight(m_held);
}

} // namespace poolwarden
