// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/tables/findingnode.h"
#include "model/tables/findingquery.h"
#include "model/tables/findingsmodel.h"

#include <optional>
#include <vector>

namespace poolwarden {

/// Which rows a FindingsModel has at its top, and in which order.
class FindingArrangement final
{
public:
    FindingQuery query;
    FindingsModel::Grouping grouping = FindingsModel::Grouping::ByPlace;
    int sortColumn = FindingsModel::SeverityColumn;
    Qt::SortOrder sortOrder = Qt::DescendingOrder;

    using Parts = std::vector<FindingNode::Part>;
    /// Of these rows. `now`: what is there, which may know the texts to sort by. None: the same as the last time.
    [[nodiscard]] std::optional<Parts> wanted(const std::vector<FindingsList::Row> &rows,
                                              const PoolRegistry &registry,
                                              const FindingNode::Children &now);
    /// How many rows the last answer had.
    [[nodiscard]] int shown() const { return m_shown; }

private:
    void sort(Parts &parts, const PoolRegistry &registry, const FindingNode::Children &now) const;

    /// What the last answer was made of.
    struct Made {
        FindingsModel::Grouping grouping = FindingsModel::Grouping::ByPlace;
        int sortColumn = -1;
        Qt::SortOrder sortOrder = Qt::DescendingOrder;
        std::vector<FindingsList::Row> rows;
        friend bool operator==(const Made &, const Made &) = default;
    };
    Made m_made;
    int m_shown = 0;
};

} // namespace poolwarden
