// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/report/report.h"
#include "model/report/reportoutput.h"

namespace poolwarden::check {

/// For wikis, tickets and pull requests: Markdown with tables, as GitHub and GitLab read it.
void markdownReport(const Report &report, ReportOutput *output);

} // namespace poolwarden::check
