// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QtGlobal>

namespace poolwarden {

/// Of a file or a text, which may have many definitions.
inline constexpr qint64 mostBytes = 64 * 1024 * 1024;

/// A file of definitions, read whole.
struct RegularFile {
    bool isThere = false;
    bool isTooLarge = false; ///< over mostBytes; no bytes then
    QString problem;         ///< a sentence: why it could not be read; empty if it is too large
    QByteArray bytes;
};

/// Blocks while the disk does. For any thread.
[[nodiscard]] RegularFile readRegularFile(const QString &path);

} // namespace poolwarden
