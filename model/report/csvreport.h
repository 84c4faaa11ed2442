// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/report/report.h"
#include "model/report/reportoutput.h"

namespace poolwarden::check {

/// For spreadsheets: CSV as of RFC 4180, a line for each place of each finding. A cell that a spreadsheet
/// would take for a formula begins with an apostrophe.
void csvReport(const Report &report, ReportOutput *output);

} // namespace poolwarden::check
