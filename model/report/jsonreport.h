// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/report/report.h"
#include "model/report/reportoutput.h"

namespace poolwarden::check {

/// For programs: the stable format documented in poolwarden-check(1). Members may be added; none is
/// removed or changes its meaning without a new formatVersion.
void jsonReport(const Report &report, ReportOutput *output);

} // namespace poolwarden::check
