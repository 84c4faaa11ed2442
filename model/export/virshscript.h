// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

/// Definitions as commands of a POSIX shell. What a name, a path or a definition holds is never
/// anything but text to the shell.
namespace poolwarden::virshscript {

/// One word, whatever is in it.
[[nodiscard]] QString quoted(const QString &word);
/// The command that defines a pool, with its XML as a here-document. Ends with a line end.
[[nodiscard]] QByteArray defineCommand(const QByteArray &xml);
/// Defines all, goes on at a failure, and fails in the end if one did.
[[nodiscard]] QByteArray defineAll(const QList<QByteArray> &definitions);
/// The same from files that lie in the script's own folder, wherever it is called from.
[[nodiscard]] QByteArray defineFiles(const QStringList &fileNames);

} // namespace poolwarden::virshscript
