// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/exportfolder.h"

#include "model/exporter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QSaveFile>
#include <QSet>

namespace poolwarden::check {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::ExportFolder)
};

// "a.xml", "a-2.xml" …: pools of different names can want one file name.
QString freeName(const QString &wanted, const QSet<QString> &taken)
{
    const QFileInfo name(wanted);
    QString result = wanted;
    for (int number = 2; taken.contains(result); ++number) {
        result =
            QStringLiteral("%1-%2.%3").arg(name.completeBaseName()).arg(number).arg(name.suffix());
    }
    return result;
}

} // namespace

QStringList exportPassed(const Report &report, Severity bar, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return {Words::tr("The folder “%1” cannot be created.").arg(folder)};

    QStringList problems;
    QHash<QString, QString> fileOfPool;
    QSet<QString> taken;
    for (const DefinitionReport &definition : report.definitions) {
        if (!definition.pool || definition.xml.isEmpty() || !hasPassed(definition, bar))
            continue;
        QString &name = fileOfPool[*definition.pool];
        if (name.isEmpty()) {
            name = freeName(Exporter::fileName(*definition.pool), taken);
            taken.insert(name);
        }
        QSaveFile file(QDir(folder).filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(definition.xml) != definition.xml.size()
            || !file.commit()) {
            problems.append(
                Words::tr("“%1” cannot be written: %2.").arg(file.fileName(), file.errorString()));
        }
    }
    return problems;
}

} // namespace poolwarden::check
