// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/panecycle.h"

#include <QApplication>
#include <QWidget>

namespace poolwarden {

void PaneCycle::add(QWidget *pane, std::function<void()> focus, std::function<bool()> isUseful)
{
    m_panes.push_back({pane, std::move(focus), std::move(isUseful)});
}

int PaneCycle::current() const
{
    const QWidget *focused = QApplication::focusWidget();
    for (std::size_t i = m_panes.size(); focused && i > 0; --i) {
        const QWidget *pane = m_panes[i - 1].widget;
        if (pane && (pane == focused || pane->isAncestorOf(focused)))
            return static_cast<int>(i) - 1;
    }
    return 0;
}

void PaneCycle::step(int step)
{
    const int count = static_cast<int>(m_panes.size());
    const int from = current();
    for (int i = 1; i <= count; ++i) {
        const Pane &pane =
            m_panes[static_cast<std::size_t>(((from + step * i) % count + count) % count)];
        if (!pane.widget || !pane.widget->isVisible() || (pane.isUseful && !pane.isUseful()))
            continue;
        if (pane.focus)
            pane.focus();
        else
            pane.widget->setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

} // namespace poolwarden
