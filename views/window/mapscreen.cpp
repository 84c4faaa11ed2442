// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/mapscreen.h"

#include "views/map/mappane.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QDialog>
#include <QEvent>
#include <QKeySequence>
#include <QScreen>
#include <QShortcut>
#include <QVBoxLayout>
#include <QWindow>

namespace poolwarden {

MapScreen::MapScreen(QAction *leave, QWidget *window)
    : QWidget(window, Qt::Window)
    , m_window(window)
{
    setObjectName(QStringLiteral("mapScreen"));
    setAccessibleName(tr("Storage map"));
    setWindowTitle(tr("Storage Map"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    addAction(leave);
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setObjectName(QStringLiteral("mapScreenFind"));
    connect(find, &QShortcut::activated, this, [this] {
        if (m_pane)
            m_pane->focusSearch();
    });
}

MapScreen::~MapScreen() = default;

void MapScreen::take(MapPane *pane)
{
    m_pane = pane;
    layout()->addWidget(pane);
    pane->show();
    // Where nobody manages windows, the state alone does nothing.
    setGeometry(m_window->screen()->geometry());
    setWindowState(windowState() | Qt::WindowFullScreen);
    qApp->installEventFilter(this);
    show();
    raise();
    activateWindow();
    pane->focusMap(Qt::ShortcutFocusReason);
}

void MapScreen::release()
{
    qApp->removeEventFilter(this);
    m_pane = nullptr;
    hide();
    m_window->activateWindow();
}

void MapScreen::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

bool MapScreen::isOfMainWindow(const QObject *object) const
{
    if (const auto *widget = qobject_cast<const QWidget *>(object))
        return widget->window() == m_window;
    return object == m_window->windowHandle();
}

void MapScreen::takeKeyboard()
{
    const QWidget *active = QApplication::activeWindow();
    // Not while a dialog is asking: the two would take the keyboard from each other.
    if (m_pane && !QApplication::activeModalWidget() && (!active || active == m_window))
        activateWindow();
}

bool MapScreen::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::WindowActivate:
        // It lies behind the map; the window manager gave it the keyboard.
        if (watched == m_window)
            QMetaObject::invokeMethod(this, &MapScreen::takeKeyboard, Qt::QueuedConnection);
        return false;
    case QEvent::Hide:
        // Where nobody manages windows, a dialog leaves the keyboard to none.
        if (const auto *dialog = qobject_cast<const QDialog *>(watched);
            dialog && dialog->parent() == this)
            QMetaObject::invokeMethod(this, &MapScreen::takeKeyboard, Qt::QueuedConnection);
        return false;
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::InputMethod:
        if (!isOfMainWindow(watched))
            return false;
        // Accepted: it is no shortcut either.
        event->accept();
        return true;
    default:
        return false;
    }
}

} // namespace poolwarden
