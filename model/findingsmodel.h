// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace poolwarden {

class PoolRegistry;

/// Every finding of the registry, each pair once, one row each, and one for each host whose links cannot
/// be read (ConflictChecker::openQuestions()), which is of no pool: worst first, then by
/// place and names, in the same order on every run. Data only, as in
/// PoolTableModel.
class FindingsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        SeverityColumn,
        KindColumn,
        PoolsColumn,
        ResourceColumn,
        BecauseColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role {
        SortRole = Qt::UserRole,
        PoolIdRole,     ///< quint64, the first pool; 0 for a row of a host
        PeerIdRole,     ///< quint64, 0 if there is none
        SeverityRole,   ///< int(Severity)
        KindRole,       ///< int(FindingKind)
        ExplanationRole ///< QString: everything in whole sentences
    };
    Q_ENUM(Role)

    /// With many pools on one place there are quadratically many pairs: the list stops here.
    static constexpr int maxRows = 10000;

    explicit FindingsModel(PoolRegistry *registry, QObject *parent = nullptr);
    ~FindingsModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] const Finding *findingAt(const QModelIndex &index) const;
    [[nodiscard]] int errorCount() const;
    [[nodiscard]] int warningCount() const;
    /// maxRows was reached.
    [[nodiscard]] bool isCut() const;

private:
    void update(const std::vector<PoolId> &changed);
    void removeFindings(const std::vector<int> &rows);
    void insertFindings();
    void tellName(PoolId pool);
    void updateHosts(bool mayDiffer);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace poolwarden
