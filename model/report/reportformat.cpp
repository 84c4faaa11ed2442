// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/reportformat.h"

#include "model/report/csvreport.h"
#include "model/report/htmlreport.h"
#include "model/report/jsonreport.h"
#include "model/report/markdownreport.h"
#include "model/report/sarifreport.h"
#include "model/report/textreport.h"

#include <QLatin1String>

#include <utility>

namespace poolwarden::check {

std::optional<Format> formatFromName(const QString &name)
{
    static constexpr std::pair<QLatin1String, Format> names[] = {
        {QLatin1String("text"), Format::Text},   {QLatin1String("txt"), Format::Text},
        {QLatin1String("json"), Format::Json},   {QLatin1String("sarif"), Format::Sarif},
        {QLatin1String("html"), Format::Html},   {QLatin1String("htm"), Format::Html},
        {QLatin1String("csv"), Format::Csv},     {QLatin1String("markdown"), Format::Markdown},
        {QLatin1String("md"), Format::Markdown},
    };
    for (const auto &[known, format] : names) {
        if (name == known)
            return format;
    }
    return std::nullopt;
}

void writeReport(const Report &report, Format format, ReportOutput *output)
{
    switch (format) {
    case Format::Text:
        textReport(report, output);
        break;
    case Format::Json:
        jsonReport(report, output);
        break;
    case Format::Sarif:
        sarifReport(report, output);
        break;
    case Format::Html:
        htmlReport(report, output);
        break;
    case Format::Csv:
        csvReport(report, output);
        break;
    case Format::Markdown:
        markdownReport(report, output);
        break;
    }
}

} // namespace poolwarden::check
