// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/hostcounts.h"

#include <optional>
#include <set>

namespace poolwarden::check {

namespace {

/// None: it does not count.
std::optional<std::size_t> columnOf(const ReportItem &item)
{
    switch (item.status) {
    case ReportItem::Status::Open:
        return item.severity == Severity::Error ? 0 : item.severity == Severity::Warning ? 1 : 2;
    case ReportItem::Status::Accepted:
        return 3;
    case ReportItem::Status::Unfinished:
    case ReportItem::Status::Outdated:
    case ReportItem::Status::NotJudged:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

HostCounts countsByHost(const Report &report, const QList<ReportItem> &items)
{
    HostCounts counts;
    for (const ReportedHost &host : report.hosts)
        counts.hosts.emplace(host.name, HostCounts::Counts{});
    if (const QString host = hostOf(report); !host.isEmpty())
        counts.hosts.emplace(host, HostCounts::Counts{});
    for (const ReportItem &item : items) {
        const std::optional<std::size_t> column = columnOf(item);
        if (!column)
            continue;
        counts.all[*column] += item.conflicts;
        std::set<QString> own;
        for (const ReportItem::Place &place : item.places)
            own.insert(hostOf(report, place));
        for (const QString &host : own)
            counts.hosts[host][*column] += item.conflicts;
    }
    return counts;
}

} // namespace poolwarden::check
