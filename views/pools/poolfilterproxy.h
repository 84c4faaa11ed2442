// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QSet>
#include <QSortFilterProxyModel>
#include <QStringList>

namespace poolwarden {

/// Filters and sorts the rows of the pool table.
class PoolFilterProxy final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit PoolFilterProxy(QObject *parent = nullptr);

    /// Shows rows in which all these words occur, in any order and case.
    void setFilterText(const QString &text);
    [[nodiscard]] QString filterText() const { return m_text; }

    /// Shows only these pools. An empty set shows all.
    void setOnly(const QSet<PoolId> &pools);
    [[nodiscard]] const QSet<PoolId> &only() const { return m_only; }

    /// The pool that is being edited: its row stays visible even if it no longer matches the filter.
    void setPinned(PoolId pool);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QString m_text;
    QStringList m_words;
    QSet<PoolId> m_only;
    PoolId m_pinned = noPool;
};

} // namespace poolwarden
