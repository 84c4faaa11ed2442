// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changes/rowreport.h"

#include "model/difference/changetext.h"
#include "model/document/pooldocument.h"

#include <QCoreApplication>

#include <map>

namespace poolwarden {

namespace {

struct RowReportTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::RowReport)
};

std::map<FieldRef, int> linesOf(const QString &xml)
{
    const auto parsed = PoolDocument::parseText(xml);
    const auto *document = std::get_if<PoolDocument>(&parsed);
    return document ? document->lines() : std::map<FieldRef, int>();
}

int lineIn(const std::map<FieldRef, int> &lines, const FieldChange &change)
{
    if (!change.field)
        return lines.empty() ? 0 : 1;
    const auto found = lines.find({*change.field, 0});
    return found == lines.end() ? 0 : found->second;
}

} // namespace

ChangeReport reportOn(const FolderRow &row)
{
    ChangeReport report;
    const bool isUnknown = row.state == FolderRow::State::NotCompared && row.hostXml.isEmpty();
    report.leftTitle = isUnknown       ? RowReportTr::tr("On the host: not known")
                       : !row.isOnHost ? RowReportTr::tr("On the host: nothing yet")
                                       : RowReportTr::tr("On the host");
    report.rightTitle =
        row.file.isEmpty()
            ? RowReportTr::tr("In the folder: nothing yet")
            : RowReportTr::tr("In the folder: %1", "a file").arg(changetext::shown(row.file));
    report.left = PoolDocument::editableText(row.hostXml);
    // More than libvirt takes is not shown.
    if (row.fileXml.size() <= qsizetype(maxDefinitionBytes))
        report.right = PoolDocument::textOf(row.fileXml);
    const auto leftLines = linesOf(report.left);
    const auto rightLines = linesOf(report.right);
    using Kind = ChangeRow::Kind;
    if (!row.remark.isEmpty()) {
        const bool isProblem = row.state == FolderRow::State::NotCompared;
        report.rows.append({isProblem ? Kind::Problem : Kind::Effect,
                            isProblem ? Severity::Warning : Severity::Info, row.remark, 0, 0});
    }
    for (const FieldChange &change : row.changes)
        report.rows.append({Kind::Field, Severity::Info, changetext::change(change),
                            lineIn(leftLines, change), lineIn(rightLines, change)});
    if (row.state == FolderRow::State::OnlyOnHost)
        report.rows.append(
            {Kind::Effect, Severity::Info, RowReportTr::tr("No file defines this pool."), 0, 0});
    else if (row.state == FolderRow::State::OnlyInFolder)
        report.rows.append(
            {Kind::Effect, Severity::Info, RowReportTr::tr("The host has no such pool."), 0, 0});
    else if (row.state == FolderRow::State::Same)
        report.rows.append({Kind::Effect, Severity::Info,
                            RowReportTr::tr("For libvirt, both are the same."), 0, 0});
    return report;
}

} // namespace poolwarden
