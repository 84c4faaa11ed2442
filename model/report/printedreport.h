// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/report/report.h"

#include <QString>

namespace poolwarden::check {

/// The report in the part of HTML that QTextDocument knows, for white paper. Without the map.
[[nodiscard]] QString printedReport(const Report &report);

} // namespace poolwarden::check
