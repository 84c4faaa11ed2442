// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pools/pooltablepane.h"

#include "model/tables/pooltablemodel.h"
#include "views/pools/poolfilterproxy.h"
#include "views/pools/poolpresentationproxy.h"
#include "views/pools/pooltableview.h"
#include "views/style/emptystate.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelection>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

namespace poolwarden {

namespace {

/// In runs: each look at a selection costs time for each of its ranges.
QItemSelection selectionOf(std::vector<int> rows, const QAbstractItemModel &model)
{
    std::ranges::sort(rows);
    QItemSelection selection;
    for (std::size_t first = 0, next = 0; first < rows.size(); first = next) {
        for (next = first + 1; next < rows.size() && rows[next] <= rows[next - 1] + 1;)
            ++next;
        selection.append(QItemSelectionRange(model.index(rows[first], 0),
                                             model.index(rows[next - 1], model.columnCount() - 1)));
    }
    return selection;
}

} // namespace

PoolTablePane::PoolTablePane(PoolTableModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_presentation(new PoolPresentationProxy(this))
    , m_filter(new PoolFilterProxy(this))
    , m_table(new PoolTableView(this))
    , m_empty(new EmptyState(QStringLiteral("tableEmpty"), this))
    , m_restrictionBar(new QWidget(this))
    , m_restrictionText(new QLabel(m_restrictionBar))
    , m_stack(new QStackedLayout)
    , m_settle(new QTimer(this))
{
    setObjectName(QStringLiteral("poolTablePane"));
    setAccessibleName(tr("Pools"));
    m_presentation->setSourceModel(m_model);
    m_filter->setSourceModel(m_presentation);
    // Connected before the selection model, which would make a neighbour current.
    connect(m_filter, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            &PoolTablePane::clearSelectionOfRemovedRow);
    m_table->setModel(m_filter);
    m_table->sortByColumn(PoolTableModel::NameColumn, Qt::AscendingOrder);

    m_restrictionBar->setObjectName(QStringLiteral("peerChip"));
    m_restrictionBar->setAccessibleName(tr("Restricted view"));
    m_restrictionText->setObjectName(QStringLiteral("peerChipText"));
    m_restrictionText->setTextFormat(Qt::PlainText);
    auto *showAll = new QPushButton(tr("Show &All"), m_restrictionBar);
    showAll->setObjectName(QStringLiteral("showAllButton"));
    showAll->setAccessibleName(tr("Show all pools"));
    connect(showAll, &QPushButton::clicked, this, [this] { showOnly({}); });
    auto *restrictionLayout = new QHBoxLayout(m_restrictionBar);
    restrictionLayout->setContentsMargins(9, 4, 6, 4);
    restrictionLayout->addWidget(m_restrictionText);
    restrictionLayout->addWidget(showAll);
    restrictionLayout->addStretch();
    m_restrictionBar->hide();

    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    connect(m_empty, &EmptyState::buttonClicked, this, &PoolTablePane::emptyButtonClicked);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_restrictionBar);
    layout->addLayout(m_stack, 1);

    QItemSelectionModel *selection = m_table->selectionModel();
    connect(selection, &QItemSelectionModel::selectionChanged, this,
            &PoolTablePane::updateCurrentPool);
    connect(selection, &QItemSelectionModel::currentRowChanged, this,
            &PoolTablePane::updateCurrentPool);
    connect(selection, &QItemSelectionModel::selectionChanged, this,
            &PoolTablePane::selectionChanged);
    m_settle->setSingleShot(true);
    connect(m_settle, &QTimer::timeout, this, [this] {
        updateState();
        if (m_follow)
            m_table->showCurrent();
        m_follow = false;
    });
    // Keeps the current row in view if it is, and does not scroll to it if it is not.
    const auto before = [this] { m_follow = m_follow || m_table->isCurrentInView(); };
    connect(m_filter, &QAbstractItemModel::rowsAboutToBeInserted, this, before);
    connect(m_filter, &QAbstractItemModel::rowsAboutToBeRemoved, this, before);
    connect(m_filter, &QAbstractItemModel::layoutAboutToBeChanged, this, before);
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, m_table,
            &PoolTableView::showCurrent, Qt::QueuedConnection);
    const auto settle = [this] { m_settle->start(); };
    for (const QAbstractItemModel *watched :
         std::initializer_list<const QAbstractItemModel *>{m_filter, m_model}) {
        connect(watched, &QAbstractItemModel::rowsInserted, this, settle);
        connect(watched, &QAbstractItemModel::rowsRemoved, this, settle);
        connect(watched, &QAbstractItemModel::modelReset, this, settle);
        connect(watched, &QAbstractItemModel::layoutChanged, this, settle);
    }
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { updateTargetColumn(first, last); });
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) {
                if (roles.isEmpty() || roles.contains(PoolTableModel::FilterTextRole)
                    || roles.contains(PoolTableModel::FilterStateRole))
                    updateTargetColumn(from.row(), to.row());
            });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this] {
        if (m_model->rowCount() == 0)
            updateTargetColumn(0, -1);
    });
    updateTargetColumn(0, m_model->rowCount() - 1);
    updateState();
}

void PoolTablePane::updateTargetColumn(int first, int last)
{
    if (m_model->rowCount() == 0)
        m_targetTells = false;
    for (int row = first; row <= last && !m_targetTells; ++row) {
        const QVariant target = m_model->index(row, PoolTableModel::TargetColumn).data();
        m_targetTells = !target.toString().isEmpty()
                        && target != m_model->index(row, PoolTableModel::SourceColumn).data();
    }
    m_table->setTargetUseful(m_targetTells);
}

void PoolTablePane::setFilterText(const QString &text)
{
    m_filter->setFilterText(text);
    updateState();
    m_table->showCurrent();
}

void PoolTablePane::keepVisible(PoolId pool)
{
    m_filter->setPinned(pool);
    if (pool != noPool && pool == currentPool())
        m_table->showCurrent();
}

void PoolTablePane::showOnly(const QSet<PoolId> &pools)
{
    m_filter->setOnly(pools);
    updateState();
    m_table->showCurrent();
}

void PoolTablePane::clearSelectionOfRemovedRow(const QModelIndex &parent, int first, int last)
{
    const int row = rowOf(m_currentPool);
    // The editor's pool is gone, so the rest of the selection is not what the user selected.
    if (!parent.isValid() && row >= first && row <= last)
        m_table->selectionModel()->clearSelection();
}

int PoolTablePane::rowOf(PoolId pool) const
{
    return m_filter->mapFromSource(m_presentation->mapFromSource(m_model->indexOf(pool))).row();
}

void PoolTablePane::updateCurrentPool()
{
    const QItemSelectionModel *selection = m_table->selectionModel();
    const QModelIndex current = selection->currentIndex();
    const auto poolAt = [](const QModelIndex &index) {
        return index.data(PoolTableModel::PoolIdRole).value<PoolId>();
    };
    PoolId pool = noPool;
    if (current.isValid() && selection->isRowSelected(current.row())) {
        pool = poolAt(current);
    } else if (const QModelIndexList rows = selection->selectedRows(PoolTableModel::NameColumn);
               !rows.isEmpty()) {
        const bool stays = std::any_of(rows.begin(), rows.end(), [&](const QModelIndex &row) {
            return poolAt(row) == m_currentPool;
        });
        const auto near = [&current](const QModelIndex &a, const QModelIndex &b) {
            return std::abs(a.row() - current.row()) < std::abs(b.row() - current.row());
        };
        pool = stays ? m_currentPool : poolAt(*std::min_element(rows.begin(), rows.end(), near));
    }
    if (pool == m_currentPool)
        return;
    m_currentPool = pool;
    Q_EMIT currentPoolChanged(pool);
}

QList<PoolId> PoolTablePane::selectedPools() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows(PoolTableModel::NameColumn);
    std::sort(rows.begin(), rows.end(),
              [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    QList<PoolId> pools;
    for (const QModelIndex &row : std::as_const(rows))
        pools.append(row.data(PoolTableModel::PoolIdRole).value<PoolId>());
    return pools;
}

void PoolTablePane::selectPools(const QList<PoolId> &pools)
{
    const auto shown = [this](PoolId pool) {
        return m_filter->mapFromSource(m_presentation->mapFromSource(m_model->indexOf(pool)));
    };
    if (pools.isEmpty() || !m_model->indexOf(pools.first()).isValid())
        return;
    if (!shown(pools.first()).isValid())
        clearFilters();
    const QModelIndex first = shown(pools.first());
    if (!first.isValid())
        return;
    // The current one first, so that it is the one in the editor when the selection changes.
    m_table->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    std::vector<int> rows;
    for (const PoolId pool : pools) {
        if (const QModelIndex index = shown(pool); index.isValid())
            rows.push_back(index.row());
    }
    m_table->selectionModel()->select(selectionOf(std::move(rows), *m_filter),
                                      QItemSelectionModel::ClearAndSelect);
    m_table->scrollTo(first);
    m_table->showSelection();
}

void PoolTablePane::setConnected(bool connected, bool connecting)
{
    m_connected = connected;
    m_connecting = connecting;
    updateState();
}

void PoolTablePane::updateState()
{
    // Some of them may not exist any more.
    const QSet<PoolId> &wanted = m_filter->only();
    const auto only =
        static_cast<int>(std::count_if(wanted.cbegin(), wanted.cend(), [this](PoolId pool) {
            return m_model->indexOf(pool).isValid();
        }));
    m_restrictionBar->setVisible(only > 0);
    if (only > 0)
        m_restrictionText->setText(tr("Showing the %n pool(s) of one conflict.", nullptr, only));

    const bool empty = m_filter->rowCount() == 0;
    const QWidget *focus = window()->focusWidget();
    const bool isFocusFree = !focus || m_empty->isAncestorOf(focus)
                             || (!m_hasHadRows && qobject_cast<const QAbstractButton *>(focus));
    m_stack->setCurrentIndex(empty ? 1 : 0);
    if (!empty) {
        // The arrow keys work at once.
        if (isFocusFree)
            m_table->setFocus(Qt::OtherFocusReason);
        m_hasHadRows = true;
        return;
    }
    if (m_model->rowCount() > 0) {
        m_empty->show(
            QStringLiteral("search"), tr("No pool matches the filter"),
            tr("The filter looks for each word that you typed in the name, type, state, source "
               "and target."),
            tr("Clear the Filter"));
    } else if (m_connecting) {
        m_empty->show(QStringLiteral("connect"), tr("Connecting…"),
                      tr("The pools appear here as soon as the host has answered."));
    } else if (m_connected) {
        m_empty->show(QStringLiteral("pool"), tr("This host has no storage pools"),
                      tr("Create one, or drop pool XML files into this window."), tr("New Pool"));
    } else {
        m_empty->show(
            QStringLiteral("connect"), tr("Not connected"),
            tr("Connect to a host to see its storage pools and which of them share storage."),
            tr("Connect…"));
    }
}

void PoolTablePane::clearFilters()
{
    m_filter->setOnly({});
    m_filter->setFilterText({});
    updateState();
    Q_EMIT filterCleared();
}

void PoolTablePane::emptyButtonClicked()
{
    if (m_model->rowCount() > 0)
        clearFilters();
    else if (m_connected)
        Q_EMIT newPoolRequested();
    else
        Q_EMIT connectRequested();
}

} // namespace poolwarden
