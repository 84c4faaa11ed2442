// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pools/poolfilterproxy.h"

#include "model/tables/pooltablemodel.h"

#include <QLocale>

namespace poolwarden {

namespace {

/// Whether a word in the text begins like this, so that "active" does not match "inactive".
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
    // Without a language there is no order but that of the letters' numbers, with all capitals first.
    setSortLocaleAware(QLocale().language() != QLocale::C);
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
    // The row is visible and stays so; the previously pinned row is filtered at the next change of the
    // filter. Do not filter here: this is also called when the selection changes while rows are removed.
    m_pinned = pool;
}

bool PoolFilterProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty() && m_only.isEmpty())
        return true;
    const QModelIndex index = sourceModel()->index(row, PoolTableModel::NameColumn, parent);
    const PoolId pool = index.data(PoolTableModel::PoolIdRole).value<PoolId>();
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
    // An unknown value is less than any known one.
    if (a.isValid() != b.isValid())
        return b.isValid();
    if (QSortFilterProxyModel::lessThan(left, right))
        return true;
    if (left.column() == PoolTableModel::NameColumn || QSortFilterProxyModel::lessThan(right, left))
        return false;
    // Equal values are sorted by name, always from A to Z.
    const QModelIndex one = left.siblingAtColumn(PoolTableModel::NameColumn);
    const QModelIndex other = right.siblingAtColumn(PoolTableModel::NameColumn);
    return sortOrder() == Qt::AscendingOrder ? QSortFilterProxyModel::lessThan(one, other)
                                             : QSortFilterProxyModel::lessThan(other, one);
}

} // namespace poolwarden
