// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QPalette>
#include <QString>

namespace poolwarden {

class MapPane;

/// Files of the map.
namespace mapfile {

/// By its name, such as ".svg".
[[nodiscard]] bool isOfKind(const QString &path, const char *suffix);
/// A drawing is an SVG file, unless the name says otherwise.
[[nodiscard]] QString nameOf(const QString &path);
/// Paper is white, whatever the desktop is.
[[nodiscard]] QPalette paper();
/// What the pane shows, on one page, as PDF.
[[nodiscard]] QByteArray page(const MapPane &pane);

} // namespace mapfile

} // namespace poolwarden
