// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/visiblerows.h"

#include <QScrollBar>
#include <QTreeView>

#include <algorithm>

namespace poolwarden {

VisibleRows::VisibleRows(QTreeView *view)
    : m_view(view)
{
}

void VisibleRows::note()
{
    m_view->setAutoScroll(false);
    m_rows.clear();
    m_top = m_view->verticalScrollBar()->value();
    const int bottom = m_view->viewport()->height();
    QModelIndex index = m_view->indexAt(QPoint(0, 0));
    while (index.isValid() && m_view->visualRect(index).top() < bottom) {
        m_rows.append(index);
        index = m_view->indexBelow(index);
    }
}

void VisibleRows::restore()
{
    QScrollBar *bar = m_view->verticalScrollBar();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const QRect place = m_view->visualRect(m_rows.at(i));
        if (place.isValid()) {
            const int line = bar->value() + place.top() / place.height();
            bar->setValue(m_top > 0 ? std::max(0, line - static_cast<int>(i)) : 0);
            break;
        }
    }
    m_rows.clear();
    m_view->setAutoScroll(true);
}

} // namespace poolwarden
