// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/sizelayout.h"
#include "model/map/sizemap.h"

#include <QColor>
#include <QPalette>

#include <cstddef>
#include <optional>
#include <set>

class QPainter;

namespace poolwarden {

/// What is marked on the map of sizes, by the index of the tile.
struct SizeMarks {
    std::optional<std::size_t> current;
    std::set<std::size_t> chosen;
    std::set<std::size_t> found;
};

/// Draws the map of sizes in the units of its layout, in which a text of 12 units is legible.
class SizesPainter final
{
public:
    SizesPainter(QPainter *painter, const QPalette &palette);

    void paint(const SizeMap &map, const SizeLayout &layout, const SizeMarks &marks);

private:
    void paintFrame(const SizeMap &map, const SizeLayout::Frame &frame);
    void paintArea(const SizeMap &map, const SizeTile &tile, bool isFound);
    void paintTexts(const SizeMap &map, const SizeTile &tile);
    void paintSign(Severity severity, const MapRect &rect);
    void paintGauge(const MapRect &rect, bool isFull);
    void paintLine(const SizeMap &map, const SizeTile &tile, bool isFound);
    void paintText(const QString &text, const MapRect &rect, bool isTitle);

    QPainter *m_painter;
    QPalette m_palette;
    QColor m_back; ///< of texts that lie on a filled part
};

} // namespace poolwarden
