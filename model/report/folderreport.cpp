// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/folderreport.h"

#include "model/report/plaintext.h"
#include "model/report/report.h"
#include "model/report/sarifreport.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace poolwarden::check {

namespace {

struct FolderReportTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::FolderReport)
};

using State = FolderRow::State;

QLatin1String stateId(State state)
{
    switch (state) {
    case State::NotCompared:
        return QLatin1String("not-compared");
    case State::Different:
        return QLatin1String("different");
    case State::OnlyOnHost:
        return QLatin1String("only-on-host");
    case State::OnlyInFolder:
        return QLatin1String("only-in-folder");
    case State::Same:
        return QLatin1String("same");
    }
    return {};
}

QString stateText(State state)
{
    switch (state) {
    case State::NotCompared:
        return FolderReportTr::tr("not compared");
    case State::Different:
        return FolderReportTr::tr("different");
    case State::OnlyOnHost:
        return FolderReportTr::tr("only on the host");
    case State::OnlyInFolder:
        return FolderReportTr::tr("only in the folder");
    case State::Same:
        return FolderReportTr::tr("the same");
    }
    return {};
}

/// The differences in words. The pool and the file tell the rest.
QStringList plainWords(const FolderRow &row)
{
    QStringList words;
    for (const QString &word : row.words())
        words.append(withoutIsolates(word));
    return words;
}

QString headlineOf(const FolderRow &row)
{
    if (row.pool.isEmpty())
        return FolderReportTr::tr("%1: %2", "a file, how it compares")
            .arg(row.file, stateText(row.state));
    if (row.file.isEmpty())
        return FolderReportTr::tr("%1: %2", "a pool, how it compares")
            .arg(row.pool, stateText(row.state));
    return FolderReportTr::tr("%1: %2 (%3)", "a pool, how it compares, its file")
        .arg(row.pool, stateText(row.state), row.file);
}

QJsonValue textOrNothing(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject rowObject(const FolderRow &row)
{
    QJsonArray differences;
    for (const FieldChange &change : row.changes) {
        differences.append(
            QJsonObject{{QStringLiteral("field"),
                         change.field ? fieldId({*change.field, 0}) : QStringLiteral("type")},
                        {QStringLiteral("host"), QJsonArray::fromStringList(change.before)},
                        {QStringLiteral("file"), QJsonArray::fromStringList(change.after)}});
    }
    return {{QStringLiteral("pool"), textOrNothing(row.pool)},
            {QStringLiteral("uuid"), textOrNothing(row.uuid)},
            {QStringLiteral("file"), textOrNothing(row.file)},
            {QStringLiteral("state"), QString(stateId(row.state))},
            {QStringLiteral("differences"), differences},
            {QStringLiteral("explanation"), QJsonArray::fromStringList(plainWords(row))}};
}

} // namespace

int exitStatus(const FolderReport &report)
{
    const FolderCounts counts = report.comparison.counts();
    if (!report.problems.isEmpty() || counts.notCompared > 0)
        return 2;
    return counts.different + counts.onlyOnHost + counts.onlyInFolder > 0 ? 1 : 0;
}

void folderTextReport(const FolderReport &report, ReportOutput *output)
{
    const auto addLine = [output](const QString &line) {
        output->write(printable(line).toUtf8() + '\n');
    };
    for (const FolderRow &row : report.comparison.rows) {
        if (row.state == State::Same)
            continue;
        addLine(headlineOf(row));
        for (const QString &word : plainWords(row))
            addLine(QStringLiteral("    ") + word);
    }
    if (!report.isCompared)
        return;
    const FolderCounts counts = report.comparison.counts();
    addLine(FolderReportTr::tr("The same: %1. Different: %2, only on the host: %3, only in the "
                               "folder: %4, not compared: %5.")
                .arg(counts.same)
                .arg(counts.different)
                .arg(counts.onlyOnHost)
                .arg(counts.onlyInFolder)
                .arg(counts.notCompared));
}

void folderJsonReport(const FolderReport &report, ReportOutput *output)
{
    JsonOutput json(output);
    json.beginObject();
    json.member("formatVersion", 2);
    json.member("host", textOrNothing(report.uri));
    json.member("folder", report.folder);
    json.beginArray("pools");
    for (const FolderRow &row : report.comparison.rows)
        json.entry(rowObject(row));
    json.endArray();
    json.member("problems", QJsonArray::fromStringList(report.problems));
    const FolderCounts counts = report.comparison.counts();
    if (report.isCompared)
        json.member("summary", QJsonObject{{QStringLiteral("same"), counts.same},
                                           {QStringLiteral("different"), counts.different},
                                           {QStringLiteral("onlyOnHost"), counts.onlyOnHost},
                                           {QStringLiteral("onlyInFolder"), counts.onlyInFolder},
                                           {QStringLiteral("notCompared"), counts.notCompared}});
    else
        json.member("summary", QJsonValue());
    json.endObject();
    json.end();
}

void folderSarifReport(const FolderReport &report, ReportOutput *output)
{
    QList<SarifFinding> findings;
    QStringList problems = report.problems;
    for (const FolderRow &row : report.comparison.rows) {
        if (row.state == State::Same)
            continue;
        QStringList sentences = plainWords(row);
        sentences.prepend(headlineOf(row));
        if (row.state == State::NotCompared) {
            problems.append(sentences.join(u' '));
            continue;
        }
        findings.append({stateId(row.state), stateText(row.state),
                         sentences.join(FolderReportTr::tr("; ", "between two differences")),
                         row.file, row.pool});
    }
    sarifReport(findings, problems, output);
}

} // namespace poolwarden::check
