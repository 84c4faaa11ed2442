// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/report/report.h"
#include "model/report/reportoutput.h"

namespace poolwarden::check {

/// For people, and for editors that understand "file:line: error: …". Safe to show in a terminal.
void textReport(const Report &report, ReportOutput *output);

} // namespace poolwarden::check
