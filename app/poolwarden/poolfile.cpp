// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/poolfile.h"

#include "model/document/pooldocument.h"
#include "model/document/severaldefinitions.h"
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

/// Of a file, which may have many definitions.
constexpr qint64 maxFileBytes = 64 * 1024 * 1024;

QString refusedText(const QString &name, const QString &reason)
{
    return PoolFileTr::tr("“%1” was not imported. %2").arg(name, reason);
}

/// What comes of one definition of a file.
PoolFile poolOf(const QString &path, const QString &name, const QByteArray &bytes)
{
    PoolFile result{path, std::nullopt, {}};
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

/// Each of the several definitions in it; empty: it is not a text of several.
QList<PoolFile> poolsOf(const QString &path, const QString &name, const QByteArray &bytes)
{
    const bool isScript = bytes.startsWith("#!");
    const SeveralDefinitions texts = severalDefinitions(PoolDocument::textOf(bytes));
    // Nothing that somebody wrote is dropped, but for the lines of a script.
    if (!isScript && (texts.definitions.size() < 2 || !texts.around.isEmpty()))
        return {};
    QList<PoolFile> files;
    for (qsizetype i = 0; i < texts.definitions.size(); ++i)
        files.append(poolOf(
            path,
            PoolFileTr::tr("%1, definition %2", "a file's name, a number").arg(name).arg(i + 1),
            PoolDocument::bytesOf(texts.definitions.at(i))));
    return files;
}

QList<PoolFile> poolsIn(const QString &path, const QString &name, const QByteArray &bytes)
{
    const PoolFile whole = poolOf(path, name, bytes);
    if (whole.text && whole.problem.isEmpty())
        return {whole};
    const QList<PoolFile> several = poolsOf(path, name, bytes);
    return several.isEmpty() ? QList<PoolFile>{whole} : several;
}

QList<PoolFile> readPoolFile(const QString &path)
{
    const QFileInfo info(path);
    const QString name = isolated(info.fileName());
    const auto refused = [&](const QString &reason) {
        return QList<PoolFile>{{path, std::nullopt, refusedText(name, reason)}};
    };
    if (!info.exists())
        return refused(PoolFileTr::tr("There is no such file."));
    // A pipe or a device could be read for ever.
    if (!info.isFile())
        return refused(PoolFileTr::tr("It is not a regular file."));
    if (info.size() > maxFileBytes)
        return refused(findingtext::refusal({RefusalCode::TooLarge, {}, {}}));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(PoolFileTr::tr("It cannot be read: %1.").arg(file.errorString()));
    return poolsIn(path, name, file.read(maxFileBytes + 1));
}

} // namespace

QList<PoolFile> readPoolFiles(const QStringList &paths)
{
    QList<PoolFile> files;
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            files += readPoolFile(path);
            continue;
        }
        const QDir folder(path);
        const QStringList names =
            folder.entryList({QStringLiteral("*.xml")}, QDir::Files, QDir::Name);
        for (const QString &name : names)
            files += readPoolFile(folder.filePath(name));
    }
    return files;
}

QList<PoolFile> readPoolText(const QByteArray &text, const QString &name)
{
    if (text.size() > maxFileBytes)
        return {{{},
                 std::nullopt,
                 refusedText(name, findingtext::refusal({RefusalCode::TooLarge, {}, {}}))}};
    return poolsIn({}, name, text);
}

} // namespace poolwarden
