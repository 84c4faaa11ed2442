// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/check/arguments.h"
#include "model/report/report.h"

#include <QString>
#include <QStringList>

namespace poolwarden::check {

/// Writes each definition that passed to a file in the export folder, named after its pool. Of a pool
/// that was redefined, the last definition is written. If a finding has at least the severity
/// arguments.failOn, neither of its pools is written, unless the other one was refused. An existing
/// file with different content is replaced only with arguments.overwrite. Each file is written
/// completely or not at all. Fills in `exports`; returns a sentence for each failed write.
[[nodiscard]] QStringList exportPassed(Report *report, const Arguments &arguments);

} // namespace poolwarden::check
