// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

/// Definitions as commands for a POSIX shell. Names, paths and definitions are quoted: the shell
/// never interprets them.
namespace poolwarden::virshscript {

/// What a script makes of a pool.
struct Pool {
    QByteArray definition; ///< XML, or for defineFiles() the name of its file
    QString name;
    bool autostart = false; ///< also lets it start with its host
};

/// Quotes any text as one word.
[[nodiscard]] QString quoted(const QString &word);
/// The commands that define a pool, with its XML as a here-document. They end with a line end.
[[nodiscard]] QByteArray defineCommand(const Pool &pool);
/// Defines all. Goes on after a failure, and fails in the end if any failed.
[[nodiscard]] QByteArray defineAll(const QList<Pool> &pools);
/// The same from files in the script's folder, whatever the working directory.
[[nodiscard]] QByteArray defineFiles(const QList<Pool> &pools);

} // namespace poolwarden::virshscript
