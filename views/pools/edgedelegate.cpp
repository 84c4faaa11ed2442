// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pools/edgedelegate.h"

#include "model/tables/pooltablemodel.h"
#include "views/style/colours.h"

#include <QPainter>

namespace poolwarden {

namespace {

constexpr int edgeWidth = 3;

} // namespace

void EdgeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const int severity = index.data(PoolTableModel::SeverityRole).toInt();
    if (severity < static_cast<int>(Severity::Warning))
        return;
    QRect edge = option.rect;
    edge.setWidth(edgeWidth);
    painter->fillRect(edge, colours::sign(option.palette, static_cast<Severity>(severity)));
}

} // namespace poolwarden
