// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/report/report.h"

#include <QString>

#include <functional>

class QPagedPaintDevice;
class QTextDocument;

namespace poolwarden {

/// A heading goes to the page of what follows it: alone at the foot of a page, it says nothing.
void keepHeadings(QTextDocument *text, qreal pageHeight);

/// A report on paper, or in a PDF file.
class ReportPages
{
public:
    /// The report must outlive it.
    explicit ReportPages(const check::Report &report);

    /// Paints all pages. For any thread. Returns why it was not, a sentence; empty: it was.
    [[nodiscard]] QString paint(QPagedPaintDevice *device) const;

private:
    const check::Report &m_report;
};

} // namespace poolwarden
