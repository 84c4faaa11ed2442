// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/report/report.h"
#include "model/report/reportoutput.h"

namespace poolwarden::check {

/// For programs: the stable format that poolwarden-check(1) documents. What is added later are further
/// members; none goes or changes its meaning while formatVersion stays.
void jsonReport(const Report &report, ReportOutput *output);

} // namespace poolwarden::check
