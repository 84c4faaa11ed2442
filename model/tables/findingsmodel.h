// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/tables/findingquery.h"

#include <QAbstractItemModel>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace poolwarden {

class PoolRegistry;

/// The rows of FindingsList that a query wants, as a tree: a row for each place, below it the pools that use it, each
/// with the value through which it does, and below a pool its findings there, if there are several. Or a row for
/// each pool, and its findings below. Sorts itself: a proxy would sort ten thousand rows at each filter. Data only,
/// as in PoolTableModel.
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
        PoolIdRole = Qt::UserRole, ///< PoolId, the first pool; noPool for a row of a host
        PeerIdRole,                ///< PoolId, noPool if there is none
        SeverityRole,              ///< int(Severity): the worst of those below
        KindRole,                  ///< int(FindingKind): that of the worst
        ExplanationRole,           ///< QString: the whole explanation in sentences
        WhyRole                    ///< QString: the same without what follows
    };
    Q_ENUM(Role)

    enum class Grouping { ByPlace, ByPool };

    explicit FindingsModel(PoolRegistry *registry, QObject *parent = nullptr);
    ~FindingsModel() override;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// Makes no rows: a view asks it of all.
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    /// The rows at the top. Equal ones stay as they are by themselves: the worst first. Below, the worst is
    /// always first.
    void sort(int column, Qt::SortOrder order) override;

    void setQuery(const FindingQuery &query);
    [[nodiscard]] const FindingQuery &query() const;
    /// For a query by text that is likely to come.
    void prepareSearch();
    void setGrouping(Grouping grouping);
    [[nodiscard]] Grouping grouping() const;

    /// The worst one of the row, and below a place from the side of the row's pool.
    [[nodiscard]] const Finding *findingAt(const QModelIndex &index) const;
    /// All of the row.
    [[nodiscard]] std::vector<Finding> findingsAt(const QModelIndex &index) const;
    using Wanted = std::function<bool(const Finding &)>;
    /// Whether the row has a wanted finding: the first one; null if there is none.
    [[nodiscard]] std::optional<Finding> findingAt(const QModelIndex &index,
                                                   const Wanted &wanted) const;
    /// Whether the row stands for more than one finding.
    [[nodiscard]] bool isSeveral(const QModelIndex &index) const;
    /// Whether the query has anything to do with there being no such finding: it exists, and is not shown.
    [[nodiscard]] bool isHidden(const Wanted &wanted) const;

    /// Of all findings, shown or not.
    [[nodiscard]] std::vector<Finding> allFindings() const;
    [[nodiscard]] int findingCount() const;
    [[nodiscard]] int errorCount() const;
    [[nodiscard]] int warningCount() const;
    /// Whether there are more findings than listed.
    [[nodiscard]] bool isCut() const;
    /// How many of them the query wants.
    [[nodiscard]] int shownCount() const;

Q_SIGNALS:
    /// The query's answer, or the number of findings, may be another.
    void countsChanged();

private:
    void showList();

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace poolwarden
