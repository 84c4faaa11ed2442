// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QSet>
#include <QSortFilterProxyModel>
#include <QStringList>

namespace poolwarden {

/// Which rows of the pool table are shown, and in which order.
class PoolFilterProxy final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit PoolFilterProxy(QObject *parent = nullptr);

    /// All words must occur, in any order and case.
    void setFilterText(const QString &text);
    [[nodiscard]] QString filterText() const { return m_text; }

    /// Show these alone. An empty set shows all.
    void setOnly(const QSet<PoolId> &pools);
    [[nodiscard]] const QSet<PoolId> &only() const { return m_only; }

    /// A row that stays, once it is shown, whatever it says: the one that is being typed in.
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
