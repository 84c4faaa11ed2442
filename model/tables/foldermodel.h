// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/difference/foldercomparison.h"

#include <QAbstractTableModel>
#include <QList>
#include <QStringList>

#include <vector>

namespace poolwarden {

/// A host compared with a folder. Each row that can be applied has a check box in the first column.
class FolderModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { PoolColumn, StateColumn, FileColumn, DifferenceColumn, ColumnCount };
    enum Role { StateRole = Qt::UserRole }; ///< as int, a FolderRow::State

    using QAbstractTableModel::QAbstractTableModel;

    /// Checks all rows that can be applied.
    void setComparison(FolderComparison comparison);
    [[nodiscard]] const FolderComparison &comparison() const { return m_comparison; }
    /// Rows without a difference are hidden at first.
    void setShowsSame(bool shows);
    [[nodiscard]] const FolderRow &rowAt(int row) const;

    /// The checked rows whose file differs from the host, or is not on it.
    [[nodiscard]] QList<FolderRow> forDrafts() const;
    /// The checked rows whose pool differs from its file, or has none.
    [[nodiscard]] QList<FolderRow> forFiles() const;
    [[nodiscard]] int draftCount() const; ///< of forDrafts()
    [[nodiscard]] int fileCount() const;  ///< of forFiles()
    /// All at once. Rows without a check box stay as they are.
    void setChecked(const QList<int> &rows, bool checked);
    /// Unchecks the rows of these files.
    void uncheckFiles(const QStringList &files);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void checkedChanged();

private:
    [[nodiscard]] QString textOf(const FolderRow &row, int column) const;
    /// Calls `visit` for each checked row that is different or `alone`.
    template<typename Visit>
    void forEachChecked(FolderRow::State alone, const Visit &visit) const;
    void tellChecked();

    FolderComparison m_comparison;
    std::vector<bool> m_checked; ///< by row of the comparison
    int m_shown = 0; ///< the rows from the first one; those that are the same are the last
    bool m_showsSame = false;
};

} // namespace poolwarden
