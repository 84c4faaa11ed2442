// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/check/report.h"

#include <QString>
#include <QStringList>

namespace poolwarden::check {

/// Writes the definitions that passed into a folder, one file each, named after the pool; a pool that
/// was defined again is written as it was last. Each file is replaced as a whole or not at all.
/// Returns what could not be written, as sentences.
[[nodiscard]] QStringList exportPassed(const Report &report, Severity bar, const QString &folder);

} // namespace poolwarden::check
