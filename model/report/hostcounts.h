// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/report/reportitems.h"

#include <QList>
#include <QString>

#include <array>
#include <map>

namespace poolwarden::check {

/// What was found, counted by host. What concerns two hosts counts for both, and once in all.
struct HostCounts {
    using Counts = std::array<int, 4>; ///< errors, warnings, notes, accepted
    std::map<QString, Counts> hosts;   ///< by name; "" for definitions in files
    Counts all{};
};

[[nodiscard]] HostCounts countsByHost(const Report &report, const QList<ReportItem> &items);

} // namespace poolwarden::check
