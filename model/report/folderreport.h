// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/difference/foldercomparison.h"
#include "model/report/reportoutput.h"

#include <QString>
#include <QStringList>

namespace poolwarden::check {

/// A host compared with a folder.
struct FolderReport {
    QString uri;             ///< of the host
    QString folder;          ///< for display
    bool isCompared = false; ///< false: `problems` says why not
    FolderComparison comparison;
    QStringList problems; ///< sentences on what could not be read, reached or written
};

/// 0, 1 or 2, as in poolwarden-check(1).
[[nodiscard]] int exitStatus(const FolderReport &report);

/// The forms of the other reports; see there.
void folderTextReport(const FolderReport &report, ReportOutput *output);
void folderJsonReport(const FolderReport &report, ReportOutput *output);
void folderSarifReport(const FolderReport &report, ReportOutput *output);

} // namespace poolwarden::check
