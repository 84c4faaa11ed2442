// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/signedrows.h"

#include "views/style/format.h"

#include <utility>

namespace poolwarden {

SignedRows::SignedRows(int column, SignOf signOf, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_column(column)
    , m_signOf(std::move(signOf))
{
}

QVariant SignedRows::data(const QModelIndex &index, int role) const
{
    if (role == Qt::DecorationRole && index.column() == m_column) {
        const QIcon sign = m_signOf(index);
        return sign.isNull() ? QVariant() : QVariant(sign);
    }
    if (role == Qt::ToolTipRole)
        return format::plain(index.data(m_tipRole).toString());
    return QIdentityProxyModel::data(index, role);
}

} // namespace poolwarden
