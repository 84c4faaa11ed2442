// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/files/definitionfolder.h"

#include "app/files/filename.h"
#include "app/files/inputfiles.h"

#include <QCoreApplication>

namespace poolwarden {

namespace fs = std::filesystem;

namespace {

struct DefinitionFolderTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::DefinitionFolder)
};

/// Why the folder cannot be listed; empty: it can.
QString whyNotListed(const fs::path &folder)
{
    std::error_code error;
    const bool isFolder = fs::is_directory(folder, error);
    if (!error && !isFolder)
        return DefinitionFolderTr::tr("“%1” is not a folder.").arg(shownFileName(folder));
    if (!error)
        const fs::directory_iterator probe(folder, error);
    return error ? DefinitionFolderTr::tr("The folder “%1” cannot be read: %2.")
                       .arg(shownFileName(folder), QString::fromStdString(error.message()))
                 : QString();
}

} // namespace

DefinitionFolder readDefinitionFolder(const fs::path &folder, int timeoutSeconds, FileNames names)
{
    DefinitionFolder result;
    if (const QString why = whyNotListed(folder); !why.isEmpty()) {
        result.problems.append(why);
        return result;
    }
    const InputFiles inputs(
        {folder}, timeoutSeconds,
        [&result](const QString &sentence) { result.problems.append(sentence); },
        InputFiles::Empty::Allowed);
    const auto fileOf = [&folder, names](const fs::path &path) {
        const fs::path below = path.lexically_relative(folder);
        FileDefinition file;
        file.file = shownFileName(names == FileNames::BelowFolder ? below : path);
        const QString text = QString::fromStdString(below.string());
        if (text.toStdString() == below.string())
            file.path = text;
        return file;
    };
    inputs.forEach(
        [&](const fs::path &path, const Input &input) {
            FileDefinition file = fileOf(path);
            file.xml = input.content;
            file.isOneOfSeveral = input.definitions > 1;
            result.files.append(std::move(file));
        },
        [&](const fs::path &path, const QString &sentence) {
            FileDefinition file = fileOf(path);
            file.problem = sentence;
            result.files.append(std::move(file));
        });
    // If it vanished meanwhile, its pools must not seem to be on the host only.
    const QString why = whyNotListed(folder);
    result.isRead = why.isEmpty();
    if (!result.isRead && !result.problems.contains(why))
        result.problems.append(why);
    return result;
}

} // namespace poolwarden
