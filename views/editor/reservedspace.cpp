// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/editor/reservedspace.h"

#include <QApplication>
#include <QEvent>
#include <QResizeEvent>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int narrowCharacters = 170;

} // namespace

ReservedSpace::ReservedSpace(QWidget *content, const QList<QWidget *> &edited, int leastHeight,
                             QWidget *parent)
    : QWidget(parent)
    , m_content(content)
    , m_edited(edited.cbegin(), edited.cend())
    , m_least(leastHeight)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    // Otherwise the layout would set this widget's minimum height from the content.
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    layout->addWidget(content);
    setFixedHeight(m_held);
    m_afterClick.setSingleShot(true);
    connect(&m_afterClick, &QTimer::timeout, this, &ReservedSpace::settle);
    connect(qApp, &QApplication::focusChanged, this, &ReservedSpace::followFocus);
}

bool ReservedSpace::isEdited() const
{
    return std::any_of(m_edited.cbegin(), m_edited.cend(), [](const QPointer<QWidget> &widget) {
        return widget && widget->isAncestorOf(QApplication::focusWidget());
    });
}

void ReservedSpace::followFocus()
{
    if (m_isReserved == isEdited()) {
        hold();
    } else if (QApplication::mouseButtons() != Qt::NoButton) {
        // Nothing moves under the mouse before a second click could come.
        m_afterClick.start(QApplication::doubleClickInterval());
    } else {
        settle();
    }
}

void ReservedSpace::settle()
{
    m_isReserved = isEdited();
    hold();
}

void ReservedSpace::setFixedLeast(std::optional<int> height)
{
    m_fixedLeast = height;
    release();
}

void ReservedSpace::release()
{
    m_isReserved = isEdited();
    m_held = 0;
    // Queued, because the content may not be updated yet.
    QMetaObject::invokeMethod(this, &ReservedSpace::hold, Qt::QueuedConnection);
}

bool ReservedSpace::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        followFocus();
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
    int needed = 0;
    // Nobody edits what is below, so no empty strip is needed above it.
    if (m_content->isHidden() && !m_isReserved)
        m_held = 0;
    if (!m_content->isHidden())
        needed = m_content->hasHeightForWidth() ? m_content->heightForWidth(width())
                                                : m_content->sizeHint().height();
    // Where it is narrow, one of the sentences needs a second line.
    const bool isNarrow = width() < narrowCharacters * fontMetrics().averageCharWidth();
    const int usual = m_least + (isNarrow ? fontMetrics().lineSpacing() : 0);
    const int least = m_isReserved ? m_fixedLeast.value_or(usual) : 0;
    if (m_isReserved && isEdited() && m_room && height() >= least) {
        const int growth = std::max(0, needed - height());
        // Cut off rather than moving what is being typed.
        needed = growth <= m_room() ? needed : height();
    }
    m_held = std::max({m_held, needed, least});
    if (m_held == height())
        return;
    const int growth = m_held - height();
    if (growth > 0)
        Q_EMIT aboutToGrow(growth);
    setFixedHeight(m_held);
    if (growth > 0 && parentWidget()->layout()) {
        // At once, before anything is painted.
        parentWidget()->layout()->activate();
        Q_EMIT grown();
    }
}

} // namespace poolwarden
