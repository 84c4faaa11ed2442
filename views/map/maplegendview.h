// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/maplegend.h"

#include <QScrollArea>

namespace poolwarden {

/// What the lines, signs and shapes of the map mean, one below the other.
class MapLegendView final : public QScrollArea
{
    Q_OBJECT

public:
    explicit MapLegendView(QWidget *parent = nullptr);

    void setLegend(MapLegend legend);
    [[nodiscard]] const MapLegend &legend() const { return m_legend; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void paint();

    QWidget *m_canvas;
    MapLegend m_legend;
};

} // namespace poolwarden
