// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/report/report.h"
#include "model/report/reportoutput.h"

namespace poolwarden::check {

/// For people: one HTML file without scripts or anything from elsewhere, light and dark, to read, print and
/// send. Names and values are text, whatever is in them.
void htmlReport(const Report &report, ReportOutput *output);

} // namespace poolwarden::check
