// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/restartforecast.h"
#include "model/report/reportoutput.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace poolwarden::check {

/// What a restart leaves of a host's pools.
struct RestartReport {
    QString uri; ///< of the host
    RestartKind kind = RestartKind::Daemon;
    bool isForetold = false; ///< false: `problems` says why not
    RestartForecast forecast;
    QHash<PoolId, QString> names;
    QStringList problems; ///< sentences on what could not be read, reached or written
};

/// 0, 1 or 2, as in poolwarden-check(1).
[[nodiscard]] int exitStatus(const RestartReport &report);

/// What changes, a line for each pool, the worst first.
void restartTextReport(const RestartReport &report, ReportOutput *output);
/// All pools.
void restartJsonReport(const RestartReport &report, ReportOutput *output);

} // namespace poolwarden::check
