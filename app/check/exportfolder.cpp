// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/exportfolder.h"

#include "model/exportnames.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QSaveFile>

namespace poolwarden::check {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::ExportFolder)
};

} // namespace

QStringList exportPassed(const Report &report, Severity bar, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return {Words::tr("The folder “%1” cannot be created.").arg(folder)};

    QStringList problems;
    QHash<QString, QString> fileOfPool;
    ExportNames names;
    for (const DefinitionReport &definition : report.definitions) {
        if (!definition.pool || definition.xml.isEmpty() || !hasPassed(definition, bar))
            continue;
        QString &name = fileOfPool[*definition.pool];
        if (name.isEmpty())
            name = names.take(*definition.pool);
        QSaveFile file(QDir(folder).filePath(name));
        file.setDirectWriteFallback(false);
        if (!file.open(QIODevice::WriteOnly) || file.write(definition.xml) != definition.xml.size()
            || !file.commit()) {
            problems.append(
                Words::tr("“%1” cannot be written: %2.").arg(file.fileName(), file.errorString()));
        }
    }
    return problems;
}

} // namespace poolwarden::check
