// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/report/report.h"
#include "model/report/reportoutput.h"

namespace poolwarden::check {

/// SARIF 2.1.0, as code hosts and editors show it.
void sarifReport(const Report &report, ReportOutput *output);

/// An error of another kind of run.
struct SarifFinding {
    QString rule;
    QString ruleName;
    QString sentences;
    QString file; ///< empty: none
    QString pool; ///< likewise
};
/// The same of these. `problems`: what could not be done.
void sarifReport(const QList<SarifFinding> &findings, const QStringList &problems,
                 ReportOutput *output);

} // namespace poolwarden::check
