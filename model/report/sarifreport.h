// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/report/report.h"
#include "model/report/reportoutput.h"

namespace poolwarden::check {

/// SARIF 2.1.0, as code hosts and editors show it.
void sarifReport(const Report &report, ReportOutput *output);

} // namespace poolwarden::check
