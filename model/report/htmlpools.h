// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/report/reportitems.h"

#include <QList>
#include <QString>

namespace poolwarden::check {

/// The table of all definitions of a report as HTML: what each is, and the worst that was found of it, also where
/// it is the other of two. `items`: those of the report.
[[nodiscard]] QString htmlPools(const Report &report, const QList<ReportItem> &items);

/// The name of a pool as HTML, marked if it is not so on the host.
[[nodiscard]] QString poolCell(const QString &name, Standing standing);

} // namespace poolwarden::check
