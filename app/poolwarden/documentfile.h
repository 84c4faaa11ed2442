// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>

namespace poolwarden {

/// One definition in a file, as it was when it was read or written last.
struct FiledDefinition {
    QString path;
    int index = 0; ///< which of those in the file
    QString text;
};

/// How a file compares with that.
struct FileState {
    enum class Kind : std::uint8_t {
        Same,
        Changed, ///< to `text`
        Gone,    ///< the file, or the definition in it
        Unreadable,
    };
    Kind kind = Kind::Same;
    QString text = {};
    QString reason = {}; ///< of Unreadable
    int index = 0;       ///< where the definition is now
    bool isFileThere = true;
};

struct FileWritten {
    enum class Outcome : std::uint8_t {
        Written,
        Changed,     ///< not written: somebody else has changed it to `theirs`
        Gone,        ///< not written: there is nothing to replace
        NotWritten,  ///< `reason`
        Inseparable, ///< not written: the other text in the file would not stay as it is; `reason`
    };
    Outcome outcome = Outcome::NotWritten;
    QString theirs = {};
    QString reason = {}; ///< a sentence
    int index = 0;       ///< where the definition is now
    bool isFileThere = true;
};

/// All block, and may be called on any thread.
[[nodiscard]] FileState stateOfFile(const FiledDefinition &known);
/// Puts `text` in the place of that definition, and leaves all else in the file as it is. The file is
/// written beside itself and renamed; its permissions stay, and links to it are followed.
[[nodiscard]] FileWritten replaceInFile(const FiledDefinition &known, const QString &text);
/// Makes `text` all that is in the file, whatever was there.
[[nodiscard]] FileWritten writeNewFile(const QString &path, const QString &text);
/// The same, unless there is a file.
[[nodiscard]] FileWritten writeMissingFile(const QString &path, const QString &text);

} // namespace poolwarden
