// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

/// The files of the demonstration host that are part of the program.
namespace poolwarden::demoresource {

/// None: there is no such file.
[[nodiscard]] std::optional<QByteArray> read(const QString &file);
/// Those in a folder whose names are like the pattern ("iscsi-*.xml"), without the folder, sorted.
[[nodiscard]] QStringList names(const QString &folder, const QString &pattern);

} // namespace poolwarden::demoresource
