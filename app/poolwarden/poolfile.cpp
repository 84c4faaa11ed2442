// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/poolfile.h"

#include "model/document/pooldocument.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace poolwarden {

namespace {

struct PoolFileTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::PoolFile)
};

QString refusedText(const QString &name, const QString &reason)
{
    return PoolFileTr::tr("“%1” was not imported. %2").arg(name, reason);
}

PoolFile readPoolFile(const QString &path)
{
    const QFileInfo info(path);
    const QString name = isolated(info.fileName());
    PoolFile result{path, std::nullopt, {}};
    if (!info.exists()) {
        result.problem = refusedText(name, PoolFileTr::tr("There is no such file."));
        return result;
    }
    // Reading a pipe or device may never end.
    if (!info.isFile()) {
        result.problem = refusedText(name, PoolFileTr::tr("It is not a regular file."));
        return result;
    }
    if (info.size() > static_cast<qint64>(maxDefinitionBytes)) {
        result.problem = refusedText(name, findingtext::refusal({RefusalCode::TooLarge, {}, {}}));
        return result;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        result.problem =
            refusedText(name, PoolFileTr::tr("It cannot be read: %1.").arg(file.errorString()));
        return result;
    }
    const QByteArray bytes = file.read(static_cast<qint64>(maxDefinitionBytes) + 1);
    const auto parsed = PoolDocument::parse(bytes);
    if (const auto *document = std::get_if<PoolDocument>(&parsed)) {
        result.text = document->toXml();
        return result;
    }
    const Refusal &refusal = std::get<Refusal>(parsed);
    if (refusal.code == RefusalCode::Malformed && !bytes.trimmed().isEmpty()) {
        result.text = PoolDocument::textOf(bytes);
        result.problem = PoolFileTr::tr("“%1” was imported with an error that you must correct. %2")
                             .arg(name, findingtext::refusal(refusal));
        return result;
    }
    result.problem = refusedText(name, findingtext::refusal(refusal));
    return result;
}

} // namespace

QList<PoolFile> readPoolFiles(const QStringList &paths)
{
    QList<PoolFile> files;
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            files.append(readPoolFile(path));
            continue;
        }
        const QDir folder(path);
        const QStringList names =
            folder.entryList({QStringLiteral("*.xml")}, QDir::Files, QDir::Name);
        for (const QString &name : names)
            files.append(readPoolFile(folder.filePath(name)));
    }
    return files;
}

} // namespace poolwarden
