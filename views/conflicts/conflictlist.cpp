// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/conflictlist.h"

#include "model/tables/findingsmodel.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>

namespace poolwarden {

ConflictList::ConflictList(QWidget *parent)
    : QTreeView(parent)
{
    setObjectName(QStringLiteral("conflictList"));
    setAccessibleName(tr("Conflicts"));
    setExpandsOnDoubleClick(false); // the pane does it
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection); // to accept several with one reason
    setSortingEnabled(true);
    setFrameShape(QFrame::NoFrame);
    // At least two rows below the header: a small screen must show other things as well.
    setMinimumHeight(2 * fontMetrics().height());
    header()->setObjectName(QStringLiteral("conflictListHeader"));
    header()->setAccessibleName(tr("Columns of the conflicts"));
}

void ConflictList::showModel(QAbstractItemModel *model)
{
    // Before the view and its selection, which follow in between.
    using Model = QAbstractItemModel;
    for (const auto begins : {&Model::rowsAboutToBeInserted, &Model::rowsAboutToBeRemoved})
        connect(model, begins, this, [this] { m_isChanging = true; });
    for (const auto ends : {&Model::rowsInserted, &Model::rowsRemoved})
        connect(model, ends, this, [this] { m_isChanging = false; });
    setModel(model);
    header()->setSortIndicator(FindingsModel::SeverityColumn, Qt::DescendingOrder);
    sortByColumn(FindingsModel::SeverityColumn, Qt::DescendingOrder);
    // After sorting by another column, show the current row.
    connect(header(), &QHeaderView::sortIndicatorChanged, this, [this] {
        if (currentIndex().isValid())
            scrollTo(currentIndex());
        else
            scrollToTop();
    });
    const int em = fontMetrics().horizontalAdvance(u'm');
    header()->resizeSection(FindingsModel::SeverityColumn, 10 * em);
    header()->resizeSection(FindingsModel::KindColumn, 11 * em);
    header()->resizeSection(FindingsModel::PoolsColumn, 15 * em);
    header()->resizeSection(FindingsModel::ResourceColumn, 20 * em);
}

void ConflictList::selectionChanged(const QItemSelection &selected,
                                    const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    if (selectionModel()->hasSelection() && !selectionModel()->isSelected(currentIndex()))
        selectionModel()->setCurrentIndex(selectionModel()->selectedRows().constFirst(),
                                          QItemSelectionModel::NoUpdate);
}

void ConflictList::chooseOnly(const QModelIndex &index)
{
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect
                                                 | QItemSelectionModel::Rows);
}

void ConflictList::contextMenuEvent(QContextMenuEvent *event)
{
    // The press has selected the row: it is chosen as by the other button.
    if (currentIndex().isValid())
        Q_EMIT clicked(currentIndex());
    Q_EMIT menuRequested(event->globalPos());
}

void ConflictList::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && currentIndex().isValid()) {
        Q_EMIT returnPressed(currentIndex());
        return;
    }
    // After a conflict is gone, the row that took its place is current and not chosen: the next key chooses it.
    if (event->key() == Qt::Key_Down && currentIndex().isValid() && selectionModel()
        && !selectionModel()->hasSelection()) {
        const QModelIndex index = currentIndex();
        chooseOnly({});
        chooseOnly(index);
        return;
    }
    QTreeView::keyPressEvent(event);
}

} // namespace poolwarden
