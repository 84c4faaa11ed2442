// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/poolfile.h"

#include "app/files/inputfiles.h"
#include "app/files/regularfile.h"
#include "model/document/pooldocument.h"
#include "model/document/severaldefinitions.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cstddef>
#include <filesystem>
#include <system_error>

namespace poolwarden {

namespace fs = std::filesystem;

namespace {

/// In a folder. Somebody may have dropped a whole disk.
constexpr std::size_t mostFiles = 20'000;

struct PoolFileTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::PoolFile)
};

/// What a text is called in sentences.
struct Origin {
    QString path;    ///< empty: not from a file
    QString subject; ///< at the beginning of a sentence
    Reading reading = Reading::Import;
    [[nodiscard]] Origin definition(qsizetype number) const;
};

Origin originOf(const QString &path, Reading reading)
{
    return {path,
            PoolFileTr::tr("“%1”", "a file, at the beginning of a sentence")
                .arg(isolated(QFileInfo(path).fileName())),
            reading};
}

Origin Origin::definition(qsizetype number) const
{
    const QString numbered =
        path.isEmpty() ? PoolFileTr::tr("Definition %1 of the pasted text").arg(number)
                       : PoolFileTr::tr("Definition %2 of “%1”", "a file's name, a number")
                             .arg(isolated(QFileInfo(path).fileName()))
                             .arg(number);
    return {path, numbered, reading};
}

QString refusedText(const Origin &origin, const QString &reason)
{
    return (origin.reading == Reading::Open ? PoolFileTr::tr("%1 was not opened. %2")
                                            : PoolFileTr::tr("%1 was not imported. %2"))
        .arg(origin.subject, reason);
}

/// What comes of one definition of a file.
PoolFile poolOf(const Origin &origin, const QByteArray &bytes)
{
    PoolFile result{origin.path, std::nullopt, {}};
    const auto parsed = PoolDocument::parse(bytes);
    if (const auto *document = std::get_if<PoolDocument>(&parsed)) {
        result.text = document->toXml();
        return result;
    }
    if (origin.reading == Reading::Import) {
        const QString text = PoolDocument::textOf(bytes);
        const auto meant = PoolDocument::parseText(text);
        const auto *document = std::get_if<PoolDocument>(&meant);
        if (document && !text.contains(QChar::ReplacementCharacter)) {
            result.text = document->toXml();
            result.isRecoded = true;
            return result;
        }
    }
    const Refusal &refusal = std::get<Refusal>(parsed);
    if (refusal.code == RefusalCode::Malformed && !bytes.trimmed().isEmpty()) {
        result.text = PoolDocument::textOf(bytes);
        result.problem =
            (origin.reading == Reading::Open
                 ? PoolFileTr::tr("%1 was opened with an error that you must correct. %2")
                 : PoolFileTr::tr("%1 was imported with an error that you must correct. %2"))
                .arg(origin.subject, findingtext::refusal(refusal));
        return result;
    }
    result.problem = refusedText(origin, findingtext::refusal(refusal));
    return result;
}

QList<PoolFile> poolsIn(const Origin &origin, const QByteArray &bytes)
{
    const PoolFile whole = poolOf(origin, bytes);
    if (whole.text && whole.problem.isEmpty())
        return {whole};
    const SeveralDefinitions texts = severalDefinitions(PoolDocument::textOf(bytes));
    const qsizetype count = texts.definitions.size();
    if (count == 0 || (count == 1 && texts.around.isEmpty()))
        return {whole};
    QList<PoolFile> files;
    for (qsizetype i = 0; i < count; ++i) {
        files.append(poolOf(count == 1 ? origin : origin.definition(i + 1),
                            PoolDocument::bytesOf(texts.definitions.at(i))));
        files.last().index = static_cast<int>(i);
    }
    if (!bytes.startsWith("#!"))
        files.last().leftOut = texts.around;
    return files;
}

QList<PoolFile> readPoolFile(const QString &path, Reading reading)
{
    const Origin origin = originOf(path, reading);
    const auto refused = [&](const QString &reason) {
        return QList<PoolFile>{{path, std::nullopt, refusedText(origin, reason)}};
    };
    const RegularFile file = readRegularFile(path);
    if (!file.isThere)
        return refused(PoolFileTr::tr("There is no such file."));
    if (!file.problem.isEmpty())
        return refused(file.problem);
    if (file.isTooLarge)
        return refused(findingtext::refusal({RefusalCode::TooLarge, {}, {}}));
    return poolsIn(origin, file.bytes);
}

QList<PoolFile> readPoolFolder(const QString &path, Reading reading)
{
    QList<PoolFile> files;
    const auto tell = [&](const QString &sentence) {
        files.append({path, std::nullopt, isolated(sentence)});
    };
    const auto toText = [](const fs::path &name) {
        return QFile::decodeName(name.string().c_str());
    };
    const fs::path folder = QFile::encodeName(path).toStdString();
    const InputFiles inputs({folder}, 1, tell, InputFiles::Empty::Allowed);
    std::error_code error;
    const fs::path real = fs::canonical(folder, error);
    for (const fs::path &link : inputs.linkedFolders()) {
        // What is below the folder is read where it is.
        const fs::path below = fs::canonical(link, error).lexically_relative(real);
        if (below.empty() || *below.begin() == "..")
            tell(PoolFileTr::tr("“%1” leads to another folder, which was not read.")
                     .arg(toText(link)));
    }
    std::size_t count = 0;
    for (const fs::path &file : inputs.files()) {
        if (++count > mostFiles) {
            tell(PoolFileTr::tr("“%1” has %2 XML files, of which the first %3 were read.")
                     .arg(path)
                     .arg(inputs.files().size())
                     .arg(mostFiles));
            break;
        }
        files += readPoolFile(toText(file), reading);
    }
    return files;
}

} // namespace

QList<PoolFile> readPoolFiles(const QStringList &paths, Reading reading)
{
    QList<PoolFile> files;
    for (const QString &path : paths)
        files +=
            QFileInfo(path).isDir() ? readPoolFolder(path, reading) : readPoolFile(path, reading);
    return files;
}

QList<PoolFile> readPoolText(const QByteArray &text)
{
    const Origin origin{{}, PoolFileTr::tr("The pasted text")};
    if (text.size() > mostBytes)
        return {{{},
                 std::nullopt,
                 refusedText(origin, findingtext::refusal({RefusalCode::TooLarge, {}, {}}))}};
    return poolsIn(origin, text);
}

} // namespace poolwarden
