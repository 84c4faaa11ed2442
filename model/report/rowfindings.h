// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/report/reportitems.h"

#include <optional>
#include <vector>

namespace poolwarden::check {

/// What a report has found about one definition.
struct RowFindings {
    std::optional<Severity> worst; ///< of what is open
    bool hasAccepted = false;
};

/// By index in Report::definitions.
[[nodiscard]] std::vector<RowFindings> findingsByRow(const Report &report,
                                                     const QList<ReportItem> &items);

} // namespace poolwarden::check
