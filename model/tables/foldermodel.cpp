// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/foldermodel.h"

#include "model/difference/changetext.h"

#include <QSet>

#include <utility>

namespace poolwarden {

namespace {

using State = FolderRow::State;

bool canBeApplied(State state)
{
    return state == State::Different || state == State::OnlyOnHost || state == State::OnlyInFolder;
}

} // namespace

void FolderModel::setComparison(FolderComparison comparison)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    m_checked.assign(static_cast<std::size_t>(m_comparison.rows.size()), true);
    const qsizetype all = m_comparison.rows.size();
    m_shown = static_cast<int>(m_showsSame ? all : all - m_comparison.counts().same);
    endResetModel();
    Q_EMIT checkedChanged();
}

void FolderModel::setShowsSame(bool shows)
{
    if (std::exchange(m_showsSame, shows) == shows)
        return;
    const int all = static_cast<int>(m_comparison.rows.size());
    const int different = all - m_comparison.counts().same;
    if (different == all)
        return;
    if (shows) {
        beginInsertRows({}, different, all - 1);
        m_shown = all;
        endInsertRows();
    } else {
        beginRemoveRows({}, different, all - 1);
        m_shown = different;
        endRemoveRows();
    }
}

const FolderRow &FolderModel::rowAt(int row) const
{
    return m_comparison.rows.at(row);
}

template<typename Visit>
void FolderModel::forEachChecked(FolderRow::State alone, const Visit &visit) const
{
    for (qsizetype i = 0; i < m_comparison.rows.size(); ++i) {
        const FolderRow &row = m_comparison.rows.at(i);
        if (m_checked[static_cast<std::size_t>(i)]
            && (row.state == State::Different || row.state == alone))
            visit(row);
    }
}

QList<FolderRow> FolderModel::forDrafts() const
{
    QList<FolderRow> rows;
    forEachChecked(State::OnlyInFolder, [&rows](const FolderRow &row) { rows.append(row); });
    return rows;
}

QList<FolderRow> FolderModel::forFiles() const
{
    QList<FolderRow> rows;
    forEachChecked(State::OnlyOnHost, [&rows](const FolderRow &row) { rows.append(row); });
    return rows;
}

int FolderModel::draftCount() const
{
    int count = 0;
    forEachChecked(State::OnlyInFolder, [&count](const FolderRow &) { ++count; });
    return count;
}

int FolderModel::fileCount() const
{
    int count = 0;
    forEachChecked(State::OnlyOnHost, [&count](const FolderRow &) { ++count; });
    return count;
}

void FolderModel::setChecked(const QList<int> &rows, bool checked)
{
    for (const int row : rows) {
        if (canBeApplied(rowAt(row).state))
            m_checked[static_cast<std::size_t>(row)] = checked;
    }
    tellChecked();
}

void FolderModel::uncheckFiles(const QStringList &files)
{
    const QSet<QString> unchecked(files.begin(), files.end());
    for (qsizetype i = 0; i < m_comparison.rows.size(); ++i) {
        const FolderRow &row = m_comparison.rows.at(i);
        if (!row.file.isEmpty() && unchecked.contains(row.file))
            m_checked[static_cast<std::size_t>(i)] = false;
    }
    tellChecked();
}

void FolderModel::tellChecked()
{
    if (m_shown > 0)
        Q_EMIT dataChanged(index(0, PoolColumn), index(m_shown - 1, PoolColumn),
                           {Qt::CheckStateRole});
    Q_EMIT checkedChanged();
}

int FolderModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_shown;
}

int FolderModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FolderModel::textOf(const FolderRow &row, int column) const
{
    switch (column) {
    case PoolColumn:
        return row.pool.isEmpty() ? tr("(unknown)", "a pool") : changetext::shown(row.pool);
    case FileColumn:
        return row.file.isEmpty() ? QString() : changetext::shown(row.file);
    case DifferenceColumn:
        return row.words().join(tr("; ", "between two differences"));
    case StateColumn:
        break;
    default:
        return {};
    }
    switch (row.state) {
    case State::NotCompared:
        return tr("Not compared");
    case State::Different:
        return tr("Different");
    case State::OnlyOnHost:
        return tr("Only on the host");
    case State::OnlyInFolder:
        return tr("Only in the folder");
    case State::Same:
        break;
    }
    return tr("The same");
}

QVariant FolderModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const FolderRow &row = rowAt(index.row());
    if (role == Qt::DisplayRole)
        return textOf(row, index.column());
    if (role == StateRole)
        return static_cast<int>(row.state);
    if (role == Qt::CheckStateRole && index.column() == PoolColumn && canBeApplied(row.state))
        return m_checked[static_cast<std::size_t>(index.row())] ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::AccessibleTextRole && index.column() == PoolColumn)
        return tr("%1: %2", "a pool, how it compares")
            .arg(textOf(row, PoolColumn), textOf(row, StateColumn));
    return {};
}

QVariant FolderModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PoolColumn:
        return tr("Pool");
    case StateColumn:
        return tr("Compared");
    case FileColumn:
        return tr("File");
    case DifferenceColumn:
        return tr("From the host to the file");
    default:
        return {};
    }
}

Qt::ItemFlags FolderModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    if (index.isValid() && index.column() == PoolColumn && canBeApplied(rowAt(index.row()).state))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool FolderModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    m_checked[static_cast<std::size_t>(index.row())] = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT checkedChanged();
    return true;
}

} // namespace poolwarden
