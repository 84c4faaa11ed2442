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
    /// The text of the file that is in none of its definitions; with the last of them.
    QString leftOut = {};
    int index = 0; ///< which of the definitions in the file
    /// The file is in another encoding than libvirt takes; the text is not.
    bool isRecoded = false;
};

/// What the sentences say of a file.
enum class Reading : quint8 { Import, Open };

/// Reads these files, and the *.xml files in and below folders, as InputFiles finds them: links to folders are
/// not followed, and told if they lead elsewhere. A file or shell script with several
/// definitions gives one result for each, well-formed or not. The lines of a script are not told as left
/// out. Refuses files over 64 MiB. Blocks; may be called on any thread.
[[nodiscard]] QList<PoolFile> readPoolFiles(const QStringList &paths,
                                            Reading reading = Reading::Import);

/// The same of a text from the clipboard, or dropped. Does not block.
[[nodiscard]] QList<PoolFile> readPoolText(const QByteArray &text);

} // namespace poolwarden
