// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/difference/foldercomparison.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <filesystem>

namespace poolwarden {

/// The definitions in a folder, one in each file.
struct DefinitionFolder {
    bool isRead = false; ///< false: nothing is known of what is in it; `problems` says why
    QList<FileDefinition> files;
    QStringList problems; ///< sentences about what is not among the files
};

enum class FileNames {
    WithFolder,
    BelowFolder,
};

/// Reads every *.xml file in and below the folder, sorted by name; links to folders are not followed. A file
/// that cannot be read is among the files. `names`: how the files are shown. Blocks; may be called on any
/// thread.
[[nodiscard]] DefinitionFolder readDefinitionFolder(const std::filesystem::path &folder,
                                                    int timeoutSeconds, FileNames names);

} // namespace poolwarden
