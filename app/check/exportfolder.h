// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/check/arguments.h"
#include "model/report/report.h"

#include <QString>
#include <QStringList>

namespace poolwarden::check {

/// Writes the definitions that passed into a folder, one file each, named after the pool; a pool that
/// was defined again is written as it was last. Neither side of a finding at or above the bar is
/// written, unless the other side was refused and so is not there at all. A file that was there before
/// and says something else is replaced only where that is asked for; each as a whole or not at all.
/// Fills in `exports`; returns what could not be written, as sentences.
[[nodiscard]] QStringList exportPassed(Report *report, const Arguments &arguments);

} // namespace poolwarden::check
