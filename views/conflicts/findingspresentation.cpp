// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/findingspresentation.h"

#include "model/tables/findingsmodel.h"
#include "views/style/format.h"
#include "views/style/icons.h"

namespace poolwarden {

FindingsPresentation::FindingsPresentation(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(FindingsModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void FindingsPresentation::setShown(Severity severity, bool shown)
{
    m_shown[static_cast<std::size_t>(severity)] = shown;
    invalidateFilter();
}

bool FindingsPresentation::isShown(Severity severity) const
{
    return m_shown[static_cast<std::size_t>(severity)];
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
        return QSortFilterProxyModel::data(index, role);
    }
}

QVariant FindingsPresentation::headerData(int section, Qt::Orientation orientation, int role) const
{
    // The first click sorts the worst to the top.
    if (orientation == Qt::Horizontal && section == FindingsModel::SeverityColumn
        && role == Qt::InitialSortOrderRole)
        return int(Qt::DescendingOrder);
    return QSortFilterProxyModel::headerData(section, orientation, role);
}

bool FindingsPresentation::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    // Equal findings keep the order of the model, not that of their insertion.
    if (QSortFilterProxyModel::lessThan(left, right))
        return true;
    if (QSortFilterProxyModel::lessThan(right, left))
        return false;
    return sortOrder() == Qt::AscendingOrder ? left.row() < right.row() : left.row() > right.row();
}

bool FindingsPresentation::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const int severity = index.data(FindingsModel::SeverityRole).toInt();
    return severity < 0 || static_cast<std::size_t>(severity) >= m_shown.size()
           || m_shown[static_cast<std::size_t>(severity)];
}

} // namespace poolwarden
