// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pools/pooltableview.h"

#include "model/tables/pooltablemodel.h"
#include "views/pools/edgedelegate.h"
#include "views/pools/usagedelegate.h"
#include "views/style/format.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>

namespace poolwarden {

namespace {

/// Minimum width of Source and Target, in widths of an m.
constexpr int leastEms = 10;
/// Visual position of the connection column.
constexpr int besideName = 2;

} // namespace

PoolTableView::PoolTableView(QWidget *parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("poolTable"));
    setAccessibleName(tr("Storage pools"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setSortingEnabled(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    // At least two rows below the header: a small screen must show other things as well.
    setMinimumHeight(2 * (fontMetrics().height() + 12));

    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 9);

    QHeaderView *header = horizontalHeader();
    header->setObjectName(QStringLiteral("poolTableHeader"));
    header->setAccessibleName(tr("Columns of the pool table"));
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(fontMetrics().height() + 14);
    header->setSortIndicator(PoolTableModel::NameColumn, Qt::AscendingOrder);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &PoolTableView::showHeaderMenu);
    connect(header, &QHeaderView::sectionResized, this, &PoolTableView::columnsChanged);
    connect(header, &QHeaderView::sectionMoved, this, &PoolTableView::columnsChanged);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &PoolTableView::columnsChanged);
    connect(this, &QTableView::doubleClicked, this, [this] { Q_EMIT editRequested(); });
}

void PoolTableView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    setItemDelegateForColumn(PoolTableModel::ConflictColumn, new EdgeDelegate(this));
    setItemDelegateForColumn(PoolTableModel::UsageColumn, new UsageDelegate(this));
    applyDefaultColumns();
}

void PoolTableView::applyDefaultColumns()
{
    const int em = fontMetrics().horizontalAdvance(u'm');
    const auto width = [this, em](PoolTableModel::Column column, int ems) {
        horizontalHeader()->resizeSection(column, ems * em);
    };
    width(PoolTableModel::ConflictColumn, 3);
    width(PoolTableModel::NameColumn, 11);
    width(PoolTableModel::TypeColumn, 8);
    width(PoolTableModel::StateColumn, 13);
    width(PoolTableModel::SourceColumn, 19);
    width(PoolTableModel::TargetColumn, 15);
    width(PoolTableModel::UsageColumn, 9);
    width(PoolTableModel::CapacityColumn, 7);
    width(PoolTableModel::FreeColumn, 7);
    width(PoolTableModel::AutostartColumn, 6);
    horizontalHeader()->setSectionResizeMode(PoolTableModel::ConflictColumn, QHeaderView::Fixed);
    width(PoolTableModel::ConnectionColumn, 10);
    horizontalHeader()->moveSection(
        horizontalHeader()->visualIndex(PoolTableModel::ConnectionColumn), besideName);
    setColumnHidden(PoolTableModel::ConnectionColumn, !m_connectionUseful);
    setColumnHidden(PoolTableModel::TargetColumn, !m_targetUseful);
    fitWidth();
}

void PoolTableView::fitWidth()
{
    QHeaderView *header = horizontalHeader();
    int room = viewport()->width() - header->length();
    int wide = 0;
    QList<int> flexible;
    for (const int column : {PoolTableModel::SourceColumn, PoolTableModel::TargetColumn}) {
        if (isColumnHidden(column))
            continue;
        flexible.append(column);
        wide += header->sectionSize(column);
    }
    room += wide;
    const int least = leastEms * fontMetrics().horizontalAdvance(u'm');
    for (qsizetype i = 0; i < flexible.size(); ++i) {
        const int before = header->sectionSize(flexible.at(i));
        const int rest = static_cast<int>(flexible.size() - i - 1) * least;
        const int share = rest > 0 ? room * before / std::max(wide, 1) : room;
        const int now = std::max(std::min(share, room - rest), least);
        header->resizeSection(flexible.at(i), now);
        room -= now;
        wide -= before;
    }
}

void PoolTableView::setTargetUseful(bool useful)
{
    m_targetUseful = useful;
    if (m_targetChosen || isColumnHidden(PoolTableModel::TargetColumn) != useful)
        return;
    setColumnHidden(PoolTableModel::TargetColumn, !useful);
    fitWidth();
}

void PoolTableView::setConnectionUseful(bool useful)
{
    m_connectionUseful = useful;
    if (m_connectionChosen || isColumnHidden(PoolTableModel::ConnectionColumn) != useful)
        return;
    setColumnHidden(PoolTableModel::ConnectionColumn, !useful);
    fitWidth();
}

void PoolTableView::restoreColumns(const QByteArray &state)
{
    QHeaderView *header = horizontalHeader();
    header->restoreState(state);
    sortByColumn(header->sortIndicatorSection(), header->sortIndicatorOrder());
    setConnectionUseful(m_connectionUseful);
}

void PoolTableView::chooseColumn(int column, bool shown)
{
    m_targetChosen |= column == PoolTableModel::TargetColumn;
    m_connectionChosen |= column == PoolTableModel::ConnectionColumn;
    setColumnHidden(column, !shown);
    fitWidth();
}

bool PoolTableView::isCurrentInView() const
{
    return currentIndex().isValid() && rowViewportPosition(currentIndex().row()) >= 0
           && rowViewportPosition(currentIndex().row()) < viewport()->height();
}

void PoolTableView::showCurrent()
{
    // Never scroll during a mouse press: it would hit another row.
    if (!currentIndex().isValid() || m_pressed)
        return;
    const int sideways = horizontalScrollBar()->value();
    scrollTo(currentIndex());
    horizontalScrollBar()->setValue(sideways);
}

void PoolTableView::showSelection()
{
    showCurrent();
    int top = currentIndex().row();
    int bottom = top;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        top = std::min(top, range.top());
        bottom = std::max(bottom, range.bottom());
    }
    const int rows = bottom - top + 1;
    if (top < 0 || rows * verticalHeader()->defaultSectionSize() > viewport()->height()
        || m_pressed)
        return;
    const int sideways = horizontalScrollBar()->value();
    scrollTo(model()->index(bottom, 0));
    scrollTo(model()->index(top, 0));
    horizontalScrollBar()->setValue(sideways);
}

void PoolTableView::focusInEvent(QFocusEvent *event)
{
    if (currentIndex().isValid()) {
        QTableView::focusInEvent(event);
        return;
    }
    // QTableView would make the first row current here.
    QAbstractScrollArea::focusInEvent(event); // NOLINT(bugprone-parent-virtual-call)
    viewport()->update();
}

void PoolTableView::resizeEvent(QResizeEvent *event)
{
    // A new message takes its space from the table, so the current row may leave the view.
    const int top = currentIndex().isValid() ? rowViewportPosition(currentIndex().row()) : -1;
    const bool wasInView = top >= 0 && top < event->oldSize().height();
    QTableView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitWidth();
    if (wasInView)
        showSelection();
}

void PoolTableView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = true;
    QTableView::mousePressEvent(event);
}

void PoolTableView::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    m_pressed = false;
    Q_EMIT pressEnded();
}

void PoolTableView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
         || event->key() == Qt::Key_F2)
        && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        Q_EMIT editRequested();
        return;
    }
    // QTableView would copy the text of one cell.
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
        return;
    }
    QTableView::keyPressEvent(event);
}

QModelIndex PoolTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (action != MoveHome && action != MoveEnd)
        return QTableView::moveCursor(action, modifiers);
    const int row = action == MoveHome ? 0 : model()->rowCount() - 1;
    const int column =
        currentIndex().isValid() ? currentIndex().column() : int(PoolTableModel::NameColumn);
    return model()->index(row, column);
}

void PoolTableView::keyboardSearch(const QString &search)
{
    // By the name, whichever cell is current.
    const int row = std::max(0, currentIndex().row());
    if (currentIndex().column() != PoolTableModel::NameColumn)
        selectionModel()->setCurrentIndex(model()->index(row, PoolTableModel::NameColumn),
                                          QItemSelectionModel::NoUpdate);
    QTableView::keyboardSearch(search);
}

void PoolTableView::showHeaderMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("columnMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QString name =
            model()->headerData(column, Qt::Horizontal, format::ColumnNameRole).toString();
        QAction *action = menu->addAction(format::escapedMnemonic(name));
        action->setObjectName(QStringLiteral("columnAction%1").arg(column));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        // The name cannot be hidden, because it identifies the pool.
        action->setEnabled(column != PoolTableModel::NameColumn);
        connect(action, &QAction::toggled, this,
                [this, column](bool shown) { chooseColumn(column, shown); });
    }
    menu->addSeparator();
    QAction *reset = menu->addAction(tr("&Default Columns"));
    reset->setObjectName(QStringLiteral("columnDefaults"));
    connect(reset, &QAction::triggered, this, [this] {
        for (int column = 0; column < model()->columnCount(); ++column) {
            setColumnHidden(column, false);
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
        }
        m_targetChosen = false;
        m_connectionChosen = false;
        applyDefaultColumns();
    });
    menu->popup(horizontalHeader()->viewport()->mapToGlobal(position));
}

} // namespace poolwarden
