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

/// Quotes any text as one word.
[[nodiscard]] QString quoted(const QString &word);
/// The command that defines a pool, with its XML as a here-document. Ends with a line end.
[[nodiscard]] QByteArray defineCommand(const QByteArray &xml);
/// Defines all. Goes on after a failure, and fails in the end if any failed.
[[nodiscard]] QByteArray defineAll(const QList<QByteArray> &definitions);
/// The same from files in the script's folder, whatever the working directory.
[[nodiscard]] QByteArray defineFiles(const QStringList &fileNames);

} // namespace poolwarden::virshscript
