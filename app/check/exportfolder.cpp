// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/exportfolder.h"

#include "model/export/exportnames.h"
#include "model/wording/findingtext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QSaveFile>
#include <QSet>

#include <utility>

namespace poolwarden::check {

namespace {

struct ExportFolderTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::ExportFolder)
};

/// Identifies a definition in a report: pool and file.
using Key = std::pair<QString, QString>;

/// The other pools of all findings that count, each with the reason to leave it out, which names both.
QHash<Key, QString> peersNotExported(const Report &report, Severity bar)
{
    QHash<Key, QString> peers;
    for (const DefinitionReport &definition : report.definitions) {
        if (definition.refusal)
            continue;
        for (const ReportedFinding &finding : definition.findings) {
            if (finding.severity < bar || finding.fields.size() < 2)
                continue;
            const ReportedField &other = finding.fields.at(1);
            peers.insert({other.pool, other.file}, finding.headlineOfPair);
        }
    }
    return peers;
}

/// Why the definition must not be exported; empty if it can be.
QString reasonAgainst(const DefinitionReport &definition, Severity bar,
                      const QList<ReportedGroup> &groups, const QHash<Key, QString> &contested)
{
    if (!definition.pool || isNotJudged(definition))
        return definition.refusal ? findingtext::refusal(*definition.refusal) : QString();
    for (const ReportedFinding &finding : definition.findings) {
        if (finding.severity >= bar)
            return finding.headline;
    }
    for (const int group : definition.contestedIn) {
        if (groups.at(group).severity >= bar)
            return groups.at(group).headline;
    }
    if (!hasPassed(definition, bar)) {
        return definition.refusal ? findingtext::refusal(*definition.refusal)
                                  : ExportFolderTr::tr("Line %1: %2")
                                        .arg(definition.schemaErrors.first().line)
                                        .arg(definition.schemaErrors.first().message);
    }
    if (definition.xml.isEmpty())
        return ExportFolderTr::tr("Its definition is not known.");
    return contested.value({*definition.pool, definition.file});
}

bool saysSomethingElse(const QString &path, const QByteArray &xml)
{
    QFile file(path);
    return file.exists()
           && (file.size() != xml.size() || !file.open(QIODevice::ReadOnly)
               || file.readAll() != xml);
}

} // namespace

QStringList exportPassed(Report *report, const Arguments &arguments)
{
    const Severity bar = arguments.failOn;
    const QString &folder = arguments.exportFolder;
    if (report->isCut)
        return {ExportFolderTr::tr("Not all findings could be listed, so nothing was exported.")};
    if (!QDir().mkpath(folder))
        return {ExportFolderTr::tr("The folder “%1” cannot be created.").arg(folder)};

    QStringList problems;
    QHash<QString, QString> fileOfPool;
    ExportNames names;
    QSet<QString> written;
    const QHash<Key, QString> contested = peersNotExported(*report, bar);
    for (const DefinitionReport &definition : std::as_const(report->definitions)) {
        ExportOutcome outcome{definition.pool.value_or(QString()),
                              definition.file,
                              {},
                              reasonAgainst(definition, bar, report->groups, contested)};
        if (outcome.reason.isEmpty()) {
            QString &name = fileOfPool[*definition.pool];
            if (name.isEmpty())
                name = names.take(*definition.pool);
            QSaveFile file(QDir(folder).filePath(name));
            file.setDirectWriteFallback(false);
            if (QFileInfo(file.fileName()).isSymLink()) {
                outcome.reason = ExportFolderTr::tr("“%1” is a link. Links are never overwritten.")
                                     .arg(file.fileName());
                problems.append(outcome.reason);
            } else if (!arguments.overwrite && !written.contains(name)
                       && saysSomethingElse(file.fileName(), definition.xml)) {
                outcome.reason = ExportFolderTr::tr("“%1” exists already with different content; "
                                                    "--overwrite replaces it.")
                                     .arg(file.fileName());
                problems.append(outcome.reason);
            } else if (file.open(QIODevice::WriteOnly)
                       && file.write(definition.xml) == definition.xml.size() && file.commit()) {
                outcome.target = file.fileName();
                written.insert(name);
            } else {
                outcome.reason = ExportFolderTr::tr("“%1” cannot be written: %2.")
                                     .arg(file.fileName(), file.errorString());
                problems.append(outcome.reason);
            }
        }
        report->exports.append(outcome);
    }
    return problems;
}

} // namespace poolwarden::check
