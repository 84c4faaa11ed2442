// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace poolwarden {

/// What came of reading one file.
struct PoolFile {
    QString path;
    std::optional<QString> text; ///< none: refused
    /// A whole sentence that names the file. With a text: it is XML with an error, kept to be mended.
    QString problem;
};

/// Reads each; a folder stands for the *.xml files directly in it. Never more of a file than libvirt
/// could carry. Blocks; any thread.
[[nodiscard]] QList<PoolFile> readPoolFiles(const QStringList &paths);

} // namespace poolwarden
