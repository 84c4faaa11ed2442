// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace poolwarden {

/// The result of reading one file.
struct PoolFile {
    QString path;
    std::optional<QString> text; ///< none if the file was refused
    /// A whole sentence that names the file. With a text, the XML has an error for the user to correct.
    QString problem;
};

/// Reads each; a folder stands for the *.xml files directly in it. Never more of a file than libvirt
/// could carry. Blocks; any thread.
[[nodiscard]] QList<PoolFile> readPoolFiles(const QStringList &paths);

} // namespace poolwarden
