// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/tables/findingnode.h"
#include "model/tables/findingquery.h"
#include "model/tables/findingsmodel.h"

#include <string>
#include <string_view>
#include <unordered_map>
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
    /// Of these rows. `now`: what is there, which may know the texts to sort by.
    [[nodiscard]] Parts wanted(const std::vector<FindingsList::Row> &rows,
                               const PoolRegistry &registry, const FindingNode::Children &now);
    /// How many rows the last answer had.
    [[nodiscard]] int shown() const { return m_shown; }

private:
    using Places = std::unordered_map<std::string_view, std::size_t>;
    void addToPlace(Parts &parts, const FindingsList::Row &row, Places &known);
    void sort(Parts &parts, const PoolRegistry &registry, const FindingNode::Children &now) const;

    int m_shown = 0;
    /// Of the places, as long as they are shown.
    std::unordered_map<std::string, quint64> m_placeIds;
    quint64 m_lastPlaceId = 0;
};

} // namespace poolwarden
