// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/findingspresentation.h"

#include "model/conflict/finding.h"
#include "model/tables/findingsmodel.h"
#include "views/style/format.h"
#include "views/style/icons.h"

namespace poolwarden {

FindingsPresentation::FindingsPresentation(QObject *parent)
    : QIdentityProxyModel(parent)
{
}

QVariant FindingsPresentation::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DecorationRole:
        if (index.column() == FindingsModel::SeverityColumn)
            return icons::sign(
                static_cast<Severity>(index.data(FindingsModel::SeverityRole).toInt()));
        return {};
    case Qt::ToolTipRole:
        return format::plain(index.data(FindingsModel::ExplanationRole).toString());
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant FindingsPresentation::headerData(int section, Qt::Orientation orientation, int role) const
{
    // The first click sorts the worst to the top.
    if (orientation == Qt::Horizontal && section == FindingsModel::SeverityColumn
        && role == Qt::InitialSortOrderRole)
        return int(Qt::DescendingOrder);
    return QIdentityProxyModel::headerData(section, orientation, role);
}

} // namespace poolwarden
