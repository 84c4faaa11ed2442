// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/rowfindings.h"

#include <algorithm>
#include <cstddef>

namespace poolwarden::check {

std::vector<RowFindings> findingsByRow(const Report &report, const QList<ReportItem> &items)
{
    std::vector<RowFindings> rows(static_cast<std::size_t>(report.definitions.size()));
    for (const ReportItem &item : items) {
        for (const ReportItem::Place &place : item.places) {
            if (place.row < 0)
                continue;
            RowFindings &row = rows[static_cast<std::size_t>(place.row)];
            if (item.status == ReportItem::Status::Open)
                row.worst = std::max(row.worst.value_or(item.severity), item.severity);
            else if (item.status == ReportItem::Status::Accepted)
                row.hasAccepted = true;
        }
    }
    return rows;
}

} // namespace poolwarden::check
