// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace poolwarden {

class PoolRegistry;

/// The rows of FindingsList as a tree: several findings of one kind about one place are one row,
/// with the findings as its children. Data only, as in PoolTableModel.
class FindingsModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        SeverityColumn,
        KindColumn,
        PoolsColumn,
        ResourceColumn,
        ReasonColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role {
        SortRole = Qt::UserRole,
        PoolIdRole,     ///< PoolId, the first pool; noPool for a row of a host
        PeerIdRole,     ///< PoolId, noPool if there is none
        SeverityRole,   ///< int(Severity)
        KindRole,       ///< int(FindingKind)
        ExplanationRole ///< QString: the whole explanation in sentences
    };
    Q_ENUM(Role)

    explicit FindingsModel(PoolRegistry *registry, QObject *parent = nullptr);
    ~FindingsModel() override;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// For a group: its first finding.
    [[nodiscard]] const Finding *findingAt(const QModelIndex &index) const;
    /// For a group: all its findings.
    [[nodiscard]] std::vector<Finding> findingsAt(const QModelIndex &index) const;
    [[nodiscard]] std::vector<Finding> allFindings() const;
    [[nodiscard]] int findingCount() const;
    [[nodiscard]] int errorCount() const;
    [[nodiscard]] int warningCount() const;
    /// Whether there are more findings than listed.
    [[nodiscard]] bool isCut() const;

private:
    void showList();
    /// Range from the first to the last changed row.
    struct ChangedRows {
        int first = -1;
        int last = -1;
        void add(int row)
        {
            first = first < 0 ? row : first;
            last = row;
        }
    };
    void tellChanged(const ChangedRows &rows, const QModelIndex &parent);
    void renewGroup(int row);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace poolwarden
