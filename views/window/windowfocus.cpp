// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/windowfocus.h"

#include "views/commands/commandset.h"
#include "views/conflicts/conflictspane.h"
#include "views/connections/connectionspane.h"
#include "views/editor/editorpanel.h"
#include "views/editor/lostupdatebar.h"
#include "views/map/mappane.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/window/filteredit.h"
#include "views/window/mapdock.h"
#include "views/window/panecycle.h"

#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>
#include <QTreeView>

#include <algorithm>

namespace poolwarden {

WindowFocus::WindowFocus(const Parts &parts, QMainWindow *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
    , m_panes(new PaneCycle(this))
{
    addPanes();
    window->installEventFilter(this);
    m_parts.commands->whenGiven(Command::NextPane, this, [this] { m_panes->step(1); });
    m_parts.commands->whenGiven(Command::PreviousPane, this, [this] { m_panes->step(-1); });
    connect(m_parts.messages, &MessageBar::emptied, this,
            [this] { toTable(Qt::OtherFocusReason); });
    connect(m_parts.map, &MapDock::left, this, [this] { toTable(Qt::OtherFocusReason); });
    connect(m_parts.filter, &FilterEdit::left, this, [this](bool wantsRow) {
        toTable(Qt::ShortcutFocusReason);
        if (wantsRow && m_parts.table->selectedPools().isEmpty())
            m_parts.table->table()->selectRow(0);
    });
}

bool WindowFocus::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate) {
        m_left = m_window->focusWidget();
    } else if (event->type() == QEvent::WindowActivate) {
        // Qt has given it to whatever came next, such as a button that nobody looks at.
        if (!m_left || !m_left->isEnabled() || !m_left->isVisible())
            toTable(Qt::OtherFocusReason);
    }
    return QObject::eventFilter(watched, event);
}

void WindowFocus::addPanes()
{
    m_panes->add(m_parts.messages,
                 [this] { m_parts.messages->focusOffer(Qt::ShortcutFocusReason); });
    m_panes->add(m_parts.filter);
    m_panes->add(m_parts.table->table());
    // Without a pool there is nothing in the editor to focus.
    m_panes->add(
        m_parts.editor, [this] { m_parts.editor->returnToPage(); },
        [this] { return m_parts.editor->pool() != noPool; });
    m_panes->add(m_parts.editor->lostUpdate(),
                 [this] { m_parts.editor->lostUpdate()->focusChoice(Qt::ShortcutFocusReason); });
    m_panes->add(m_parts.conflicts->list(), {}, [this] { return !isBehind(m_parts.conflicts); });
    m_panes->add(
        m_parts.map->pane(), [this] { m_parts.map->pane()->focusMap(Qt::ShortcutFocusReason); },
        [this] { return !isBehind(m_parts.map->pane()); });
    m_panes->add(m_parts.connections->findChild<QWidget *>(QStringLiteral("connectionList")));
}

bool WindowFocus::isBehind(const QWidget *pane) const
{
    const auto docks = m_window->findChildren<QDockWidget *>();
    const auto dock = std::ranges::find_if(
        docks, [pane](const QDockWidget *other) { return other->isAncestorOf(pane); });
    if (dock == docks.end() || !(*dock)->visibleRegion().isEmpty())
        return false;
    // Qt does not hide it, but puts it where nothing is seen.
    const auto others = m_window->tabifiedDockWidgets(*dock);
    return std::ranges::any_of(others, [](const QDockWidget *other) { return other->isVisible(); });
}

void WindowFocus::leaveEditor()
{
    const QWidget *focus = m_window->focusWidget();
    if (!focus || m_parts.editor->isAncestorOf(focus))
        toTable(Qt::OtherFocusReason);
}

void WindowFocus::toTable(Qt::FocusReason reason)
{
    m_parts.table->table()->setFocus(reason);
}

} // namespace poolwarden
