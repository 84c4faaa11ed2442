// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pools/poolpresentationproxy.h"

#include "model/port/storageservice.h"
#include "model/tables/pooltablemodel.h"
#include "views/style/colours.h"
#include "views/style/format.h"
#include "views/style/icons.h"

#include <QApplication>
#include <QFont>
#include <QLocale>

#include <algorithm>
#include <optional>

namespace poolwarden {

namespace {

using Table = PoolTableModel;

std::optional<Severity> severityOf(const QModelIndex &index)
{
    const int value = index.data(Table::SeverityRole).toInt();
    if (value < 0)
        return std::nullopt;
    return static_cast<Severity>(value);
}

/// The value in a yes/no column; a draft has neither.
bool isYes(const QModelIndex &index)
{
    return index.data(Table::SortRole).toInt() == 1;
}

/// Sizes are right-aligned, so that their digits line up.
Qt::Alignment alignment(int column)
{
    return column == Table::CapacityColumn || column == Table::FreeColumn ? Qt::AlignRight
                                                                          : Qt::AlignLeft;
}

QString stateIcon(const QModelIndex &index)
{
    if (index.data(Table::IsDraftRole).toBool() || index.data(Table::IsNewRole).toBool())
        return QStringLiteral("state-draft");
    if (index.data(Table::UnknownRole).toBool())
        return QStringLiteral("state-unknown");
    switch (static_cast<PoolState>(index.data(Table::StateRole).toInt())) {
    case PoolState::Inactive:
        return QStringLiteral("state-inactive");
    case PoolState::Building:
        return QStringLiteral("state-building");
    case PoolState::Running:
        return QStringLiteral("state-active");
    case PoolState::Degraded:
        return QStringLiteral("state-degraded");
    case PoolState::Inaccessible:
        return QStringLiteral("state-inaccessible");
    }
    return {};
}

} // namespace

QVariant PoolPresentationProxy::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DecorationRole:
        return decoration(index);
    case Qt::ToolTipRole:
        return toolTip(index);
    case Qt::ForegroundRole:
        if (index.data(Table::HasErrorRole).toBool() || index.data(Table::UnknownRole).toBool())
            return colours::muted(QApplication::palette());
        return {};
    case Qt::FontRole:
        if (index.data(Table::IsDraftRole).toBool() || index.data(Table::IsNewRole).toBool()) {
            QFont font = QApplication::font("QAbstractItemView");
            font.setItalic(true);
            return font;
        }
        return {};
    case Qt::DisplayRole:
        if (index.column() == Table::ConflictColumn || index.column() == Table::AutostartColumn)
            return {};
        if (index.column() == Table::TargetColumn && repeatsSource(index))
            return {};
        if (index.column() == Table::CapacityColumn || index.column() == Table::FreeColumn) {
            const QVariant bytes = QIdentityProxyModel::data(index, role);
            return bytes.isValid() ? format::size(bytes.toULongLong()) : QString();
        }
        if (index.column() == Table::UsageColumn) {
            const QVariant ratio = index.data(Table::UsageRatioRole);
            return ratio.isValid() ? format::percent(ratio.toDouble()) : QString();
        }
        break;
    case Qt::AccessibleTextRole:
        switch (index.column()) {
        case Table::ConflictColumn:
            return conflictWords(index);
        case Table::AutostartColumn:
        case Table::TargetColumn:
            return QIdentityProxyModel::data(index, Qt::DisplayRole);
        case Table::UsageColumn:
            return toolTip(index);
        default:
            break;
        }
        break;
    case Qt::TextAlignmentRole:
        return int(alignment(index.column()) | Qt::AlignVCenter);
    default:
        break;
    }
    return QIdentityProxyModel::data(index, role);
}

QVariant PoolPresentationProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal) {
        if (section == Table::ConflictColumn) {
            if (role == Qt::DecorationRole)
                return icons::named(QStringLiteral("peers"));
            if (role == Qt::DisplayRole)
                return QString();
            if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
                return tr("Conflict");
            // The first click sorts the worst to the top.
            if (role == Qt::InitialSortOrderRole)
                return int(Qt::DescendingOrder);
        }
        if (role == Qt::TextAlignmentRole)
            return int(alignment(section) | Qt::AlignVCenter);
        if (role == format::ColumnNameRole)
            return section == Table::ConflictColumn
                       ? QVariant(tr("Conflict"))
                       : QIdentityProxyModel::headerData(section, orientation, Qt::DisplayRole);
    }
    return QIdentityProxyModel::headerData(section, orientation, role);
}

QVariant PoolPresentationProxy::decoration(const QModelIndex &index) const
{
    switch (index.column()) {
    case Table::ConflictColumn:
        if (const int worst = std::max(index.data(Table::SeverityRole).toInt(),
                                       index.data(Table::ErrorSeverityRole).toInt());
            worst >= 0)
            return icons::sign(Severity(worst));
        return {};
    case Table::StateColumn:
        return icons::named(stateIcon(index));
    case Table::AutostartColumn:
        if (isYes(index))
            return icons::named(QStringLiteral("check"));
        return {};
    default:
        return {};
    }
}

bool PoolPresentationProxy::repeatsSource(const QModelIndex &index) const
{
    const QModelIndex source = index.siblingAtColumn(Table::SourceColumn);
    return QIdentityProxyModel::data(index, Qt::DisplayRole)
           == QIdentityProxyModel::data(source, Qt::DisplayRole);
}

QString PoolPresentationProxy::conflictWords(const QModelIndex &index) const
{
    // A draft with an error in its text is compared nevertheless, so it is not "not checked".
    QString error = index.data(Table::ErrorTextRole).toString();
    if (index.data(Table::IsDraftRole).toBool() && !error.isEmpty())
        return error;
    if (index.data(Table::HasErrorRole).toBool())
        return tr("not checked: %1").arg(index.data(Table::ErrorTextRole).toString());
    const int count = index.data(Table::FindingCountRole).toInt();
    const auto severity = severityOf(index);
    if (!severity || count == 0)
        return tr("no conflict");
    switch (*severity) {
    case Severity::Error:
        return tr("%n conflict(s), the worst is an error", nullptr, count);
    case Severity::Warning:
        return tr("%n conflict(s), the worst is a warning", nullptr, count);
    case Severity::Info:
        break;
    }
    return tr("%n note(s)", nullptr, count);
}

QString PoolPresentationProxy::toolTip(const QModelIndex &index) const
{
    QString text;
    switch (index.column()) {
    case Table::ConflictColumn:
        text = conflictWords(index);
        if (const QString findings = index.data(Table::FindingsTextRole).toString();
            !findings.isEmpty())
            text += u'\n' + findings;
        break;
    case Table::UsageColumn:
        if (!index.data(Table::UsageRatioRole).isValid())
            return {};
        text = tr("%1 of %2 in use, %3 available")
                   .arg(format::size(index.data(Table::AllocationRole).toULongLong()),
                        format::size(index.data(Table::CapacityRole).toULongLong()),
                        format::size(index.data(Table::AvailableRole).toULongLong()));
        break;
    case Table::StateColumn:
        if (index.data(Table::HasErrorRole).toBool())
            text = index.data(Table::ErrorTextRole).toString();
        else if (index.data(Table::IsNewRole).toBool())
            text = index.data(Table::ErrorTextRole).toString().isEmpty()
                       ? tr("This pool is not on the host yet.")
                       : index.data(Table::ErrorTextRole).toString();
        else if (index.data(Table::IsDraftRole).toBool())
            text = tr("This pool has changes that are not on the host yet.");
        else if (index.data(Table::UnknownRole).toBool())
            text = tr("%1: there is no connection to the host. This is the last known state.")
                       .arg(index.data(Qt::DisplayRole).toString());
        else if (index.data(Table::PendingRole).toBool())
            text = tr("The persistent definition differs from the live definition. It takes effect "
                      "at the next start of the pool.");
        else if (index.data(Table::TransientRole).toBool())
            text = tr("This pool has no persistent definition. It disappears when it is stopped.");
        else
            text = index.data(Qt::DisplayRole).toString();
        break;
    case Table::TargetColumn:
        text = QIdentityProxyModel::data(index, Qt::DisplayRole).toString();
        break;
    case Table::AutostartColumn:
        if (index.data(Table::IsNewRole).toBool())
            return {};
        text = isYes(index) ? tr("The host starts this pool when it boots.")
                            : tr("The host does not start this pool when it boots.");
        break;
    default:
        text = index.data(Qt::DisplayRole).toString();
        break;
    }
    return format::plain(text);
}

} // namespace poolwarden
