// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pools/poolfilterproxy.h"

#include "model/tables/pooltablemodel.h"

namespace poolwarden {

namespace {

/// "active" is no part of "inactive".
bool beginsAWord(const QString &beginning, const QString &text)
{
    for (qsizetype at = text.indexOf(beginning, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(beginning, at + 1, Qt::CaseInsensitive)) {
        if (at == 0 || !text.at(at - 1).isLetterOrNumber())
            return true;
    }
    return false;
}

} // namespace

PoolFilterProxy::PoolFilterProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(PoolTableModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

void PoolFilterProxy::setFilterText(const QString &text)
{
    m_text = text;
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    m_pinned = noPool;
    invalidateFilter();
}

void PoolFilterProxy::setOnly(const QSet<PoolId> &pools)
{
    if (pools == m_only)
        return;
    m_only = pools;
    m_pinned = noPool;
    invalidateFilter();
}

void PoolFilterProxy::setPinned(PoolId pool)
{
    // The row is shown, and stays; the one that was pinned before goes when the filter next changes.
    // Nothing may be filtered from in here: a selection that changes while rows go ends up here.
    m_pinned = pool;
}

bool PoolFilterProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty() && m_only.isEmpty())
        return true;
    const QModelIndex index = sourceModel()->index(row, PoolTableModel::NameColumn, parent);
    const PoolId pool = index.data(PoolTableModel::PoolIdRole).toULongLong();
    if (pool == m_pinned)
        return true;
    if (!m_only.isEmpty() && !m_only.contains(pool))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = index.data(PoolTableModel::FilterTextRole).toString();
    const QString state = index.data(PoolTableModel::FilterStateRole).toString();
    return std::all_of(m_words.cbegin(), m_words.cend(), [&](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive) || beginsAWord(word, state);
    });
}

bool PoolFilterProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    // Unknown is less than anything known, whatever the type.
    if (a.isValid() != b.isValid())
        return b.isValid();
    if (QSortFilterProxyModel::lessThan(left, right))
        return true;
    if (left.column() == PoolTableModel::NameColumn || QSortFilterProxyModel::lessThan(right, left))
        return false;
    // Of what is the same the names decide, from A to Z whichever way the column is sorted.
    const QModelIndex one = left.siblingAtColumn(PoolTableModel::NameColumn);
    const QModelIndex other = right.siblingAtColumn(PoolTableModel::NameColumn);
    return sortOrder() == Qt::AscendingOrder ? QSortFilterProxyModel::lessThan(one, other)
                                             : QSortFilterProxyModel::lessThan(other, one);
}

} // namespace poolwarden
