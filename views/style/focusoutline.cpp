// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/focusoutline.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace poolwarden {

namespace {

constexpr int thickness = 2;

} // namespace

FocusOutline::FocusOutline(QWidget *window)
    : QWidget(window)
    , m_window(window)
{
    setObjectName(QStringLiteral("focusOutline"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { follow(now); });
}

void FocusOutline::follow(QWidget *focused)
{
    // While another window or a menu is active, keep the frame: the view will get the focus back.
    if (!focused)
        return;
    if (m_outlined)
        m_outlined->removeEventFilter(this);
    m_outlined = qobject_cast<QAbstractScrollArea *>(focused);
    if (!m_outlined || m_outlined->window() != m_window) {
        m_outlined = nullptr;
        setParent(m_window);
        return;
    }
    // As a child on top, the frame moves and hides with the view.
    setParent(m_outlined);
    setGeometry(m_outlined->rect());
    m_outlined->installEventFilter(this);
    raise();
    show();
}

bool FocusOutline::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_outlined && event->type() == QEvent::Resize)
        setGeometry(m_outlined->rect());
    return QWidget::eventFilter(watched, event);
}

void FocusOutline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(QPen(palette().color(QPalette::Highlight), thickness, Qt::SolidLine,
                        Qt::SquareCap, Qt::MiterJoin));
    const int half = thickness / 2;
    painter.drawRect(rect().adjusted(half, half, -half, -half));
}

} // namespace poolwarden
