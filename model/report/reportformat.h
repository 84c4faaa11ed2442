// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/report/report.h"
#include "model/report/reportoutput.h"

#include <QString>

#include <optional>

namespace poolwarden::check {

enum class Format { Text, Json, Sarif, Html, Csv, Markdown };

/// By the name on the command line ("html"), or the suffix of a file ("htm").
[[nodiscard]] std::optional<Format> formatFromName(const QString &name);
/// Writes the report in that form.
void writeReport(const Report &report, Format format, ReportOutput *output);

} // namespace poolwarden::check
