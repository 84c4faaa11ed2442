// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QPersistentModelIndex>

class QTreeView;

namespace poolwarden {

/// Keeps the visible rows of a view in place while rows above them come and go.
class VisibleRows final
{
public:
    /// The view must outlive it.
    explicit VisibleRows(QTreeView *view);

    /// Before the change.
    void note();
    /// After it: scrolls so that the first of the noted rows that is left keeps its place.
    void restore();

private:
    QTreeView *m_view;
    QList<QPersistentModelIndex> m_rows; ///< from the top
    int m_top = 0;
};

} // namespace poolwarden
