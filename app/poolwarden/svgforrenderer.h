// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace poolwarden {

/// A drawing of the map as QSvgRenderer needs it: it leaves out textLength, so a text that is given a width in
/// the drawing is drawn narrower here instead. The drawing is one of ours. GUI library, any thread.
[[nodiscard]] QByteArray svgForRenderer(const QString &svg);

} // namespace poolwarden
