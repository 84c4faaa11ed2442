// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/dockroom.h"

#include "views/window/whilehidden.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QSplitter>
#include <QStatusBar>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

bool isWithKeyboard(const QDockWidget *dock)
{
    return dock->isAncestorOf(QApplication::focusWidget());
}

/// Its height is taken from the centre.
bool isAcross(const QMainWindow *window, QDockWidget *dock)
{
    const Qt::DockWidgetArea area = window->dockWidgetArea(dock);
    return !dock->isFloating()
           && (area == Qt::BottomDockWidgetArea || area == Qt::TopDockWidgetArea);
}

} // namespace

DockRoom::DockRoom(QMainWindow *window, const QList<QDockWidget *> &docks, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_docks(docks)
{
    for (QDockWidget *dock : docks)
        connect(dock, &QDockWidget::visibilityChanged, this, [this, dock](bool isSeen) {
            if (isSeen)
                noteInFront(dock);
        });
}

void DockRoom::noteInFront(QDockWidget *dock)
{
    // Not one that is in front because the other gave its room.
    if (m_isComingBack || !m_given.isEmpty() || m_window->tabifiedDockWidgets(dock).isEmpty())
        return;
    m_docks.removeAll(dock);
    m_docks.append(dock);
}

void DockRoom::setChosen(QDockWidget *dock, bool shown)
{
    m_given.removeAll(dock);
    if (!shown)
        return;
    m_docks.removeAll(dock);
    m_docks.append(dock);
}

QList<QDockWidget *> DockRoom::givers() const
{
    QList<QDockWidget *> givers;
    for (QDockWidget *dock : m_docks) {
        if (!dock->isHidden() && !isWithKeyboard(dock) && isAcross(m_window, dock))
            givers.append(dock);
    }
    return givers;
}

void DockRoom::settle()
{
    // The window's own layout is not invalidated, which would ask for the next layout, and so for ever.
    QWidget *centre = m_window->centralWidget();
    for (auto *splitter : centre->findChildren<QSplitter *>())
        QCoreApplication::sendPostedEvents(splitter, QEvent::LayoutRequest);
    QCoreApplication::sendPostedEvents(centre, QEvent::LayoutRequest);
}

bool DockRoom::fit(int height)
{
    const auto fits = [this, height] { return m_window->minimumSizeHint().height() <= height; };
    for (QDockWidget *dock : givers()) {
        if (fits())
            return true;
        giveRoom(dock);
    }
    return fits();
}

void DockRoom::giveRoom(QDockWidget *dock)
{
    if (!givers().contains(dock))
        return;
    const bool wasSeen = !dock->visibleRegion().isEmpty();
    m_given.append(dock);
    dock->hide();
    if (!wasSeen)
        return;
    Q_EMIT gaveRoom(dock);
    // What is told of it now.
    new WhileHidden(dock, m_window->statusBar());
}

void DockRoom::giveAllRoom()
{
    for (QDockWidget *dock : givers())
        giveRoom(dock);
}

void DockRoom::comeBack()
{
    if (m_given.isEmpty())
        return;
    m_isComingBack = true;
    for (QDockWidget *dock : std::exchange(m_given, {}))
        dock->show();
    // Where they share their place, in front is the one that was there last.
    QTimer::singleShot(0, this, [this] {
        for (QDockWidget *dock : std::as_const(m_docks)) {
            if (!dock->isHidden() && !m_window->tabifiedDockWidgets(dock).isEmpty())
                dock->raise();
        }
        m_isComingBack = false;
    });
}

bool DockRoom::hasKeyboard() const
{
    return std::any_of(m_docks.cbegin(), m_docks.cend(), [this](QDockWidget *dock) {
        return isWithKeyboard(dock) && isAcross(m_window, dock);
    });
}

QStringList DockRoom::given() const
{
    QStringList names;
    for (const QDockWidget *dock : m_given)
        names.append(dock->objectName());
    return names;
}

void DockRoom::setGiven(const QStringList &names)
{
    m_given.clear();
    for (QDockWidget *dock : std::as_const(m_docks)) {
        if (names.contains(dock->objectName()) && dock->isHidden())
            m_given.append(dock);
    }
}

} // namespace poolwarden
