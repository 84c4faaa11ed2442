// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/documentfile.h"

#include "app/files/regularfile.h"
#include "model/document/pooldocument.h"
#include "model/document/severaldefinitions.h"
#include "model/export/exporter.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QList>
#include <QStringList>

#include <optional>
#include <utility>
#include <variant>

namespace poolwarden {

namespace {

struct DocumentFileTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::DocumentFile)
};

/// A file and the definitions in it, as readPoolFiles() divides it.
struct DividedFile {
    bool isThere = false;
    QString problem; ///< why it could not be read
    QByteArray bytes;
    QString text;
    SeveralDefinitions parts;
    bool isWhole = true; ///< it is one definition and nothing else
};

void divide(DividedFile &file)
{
    file.text = PoolDocument::textOf(file.bytes);
    if (std::holds_alternative<PoolDocument>(PoolDocument::parse(file.bytes)))
        return;
    file.parts = severalDefinitions(file.text);
    const qsizetype count = file.parts.definitions.size();
    file.isWhole = count == 0 || (count == 1 && file.parts.around.isEmpty());
}

DividedFile readDivided(const QString &path)
{
    RegularFile file = readRegularFile(path);
    DividedFile result;
    result.isThere = file.isThere;
    result.problem = file.isTooLarge ? DocumentFileTr::tr("It is too large.") : file.problem;
    result.bytes = std::move(file.bytes);
    if (result.isThere && result.problem.isEmpty())
        divide(result);
    return result;
}

/// With the encoding declared that it is saved in.
QString normal(const QString &text)
{
    return PoolDocument::textOf(PoolDocument::bytesOf(text)).trimmed();
}

bool isEqual(const QString &one, const QString &other)
{
    return one == other || normal(one) == normal(other);
}

/// The definition in the file: the one that is equal, else the one at its place. -1: none.
int placeOf(const DividedFile &file, const FiledDefinition &known)
{
    const QStringList &all = file.parts.definitions;
    if (known.index < all.size() && isEqual(all.at(known.index), known.text))
        return known.index;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (isEqual(all.at(i), known.text))
            return static_cast<int>(i);
    }
    return known.index < all.size() ? known.index : -1;
}

FileState stateIn(const DividedFile &file, const FiledDefinition &known)
{
    using Kind = FileState::Kind;
    if (!file.isThere)
        return {.kind = Kind::Gone, .isFileThere = false};
    if (!file.problem.isEmpty())
        return {Kind::Unreadable, {}, file.problem};
    if (file.isWhole)
        return isEqual(file.text, known.text) ? FileState{} : FileState{Kind::Changed, file.text};
    const int place = placeOf(file, known);
    if (place < 0)
        return {Kind::Gone};
    const QString &text = file.parts.definitions.at(place);
    return {isEqual(text, known.text) ? Kind::Same : Kind::Changed, text, {}, place};
}

/// The whole file with `text` in place of the definition; none where the rest would not stay as it is.
std::optional<QByteArray> spliced(const DividedFile &file, int place, const QString &text)
{
    // Other encodings would be lost, as would a mark of byte order.
    if (file.text.toUtf8() != file.bytes)
        return std::nullopt;
    QString whole = file.text;
    whole.replace(file.parts.begins.at(place), file.parts.definitions.at(place).size(),
                  text.trimmed());
    DividedFile after;
    after.bytes = whole.toUtf8();
    divide(after);
    QStringList wanted = file.parts.definitions;
    wanted[place] = text.trimmed();
    if (after.parts.definitions != wanted || after.parts.around != file.parts.around)
        return std::nullopt;
    return after.bytes;
}

FileWritten write(const QString &path, const QByteArray &bytes, int index)
{
    const Exporter::Result result = Exporter::writeFile({QFileInfo(path).fileName(), bytes}, path);
    if (result.error)
        return {FileWritten::Outcome::NotWritten, {}, *result.error};
    return {FileWritten::Outcome::Written, {}, {}, index};
}

} // namespace

FileState stateOfFile(const FiledDefinition &known)
{
    return stateIn(readDivided(known.path), known);
}

FileWritten replaceInFile(const FiledDefinition &known, const QString &text)
{
    using Outcome = FileWritten::Outcome;
    const QString name = isolated(QFileInfo(known.path).fileName());
    const DividedFile file = readDivided(known.path);
    const FileState state = stateIn(file, known);
    switch (state.kind) {
    case FileState::Kind::Gone:
        return {.outcome = Outcome::Gone, .isFileThere = file.isThere};
    case FileState::Kind::Unreadable:
        return {Outcome::NotWritten,
                {},
                DocumentFileTr::tr("“%1” was not written. %2").arg(name, state.reason)};
    case FileState::Kind::Changed:
        return {Outcome::Changed, state.text, {}, state.index};
    case FileState::Kind::Same:
        break;
    }
    if (file.isWhole)
        return write(known.path, PoolDocument::bytesOf(text), 0);
    // What stands there in quotes would have to be quoted again.
    if (file.bytes.startsWith("#!"))
        return {Outcome::Inseparable,
                {},
                DocumentFileTr::tr("“%1” is a script, which is not changed from here.").arg(name)};
    const std::optional<QByteArray> bytes = spliced(file, state.index, text);
    if (!bytes)
        return {Outcome::Inseparable,
                {},
                DocumentFileTr::tr("“%1” has other definitions or text as well, which could not be "
                                   "kept as they are.")
                    .arg(name)};
    return write(known.path, *bytes, state.index);
}

FileWritten writeNewFile(const QString &path, const QString &text)
{
    return write(path, PoolDocument::bytesOf(text), 0);
}

FileWritten writeMissingFile(const QString &path, const QString &text)
{
    if (QFileInfo::exists(path))
        return {FileWritten::Outcome::NotWritten,
                {},
                DocumentFileTr::tr("“%1” is there again, and was not written.")
                    .arg(isolated(QFileInfo(path).fileName()))};
    return writeNewFile(path, text);
}

} // namespace poolwarden
