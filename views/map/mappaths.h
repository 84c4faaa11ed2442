// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/maplayout.h"
#include "model/map/mapshape.h"
#include "model/map/storagemap.h"

#include <QPainterPath>

/// What the model has as plain numbers, as Qt draws it.
namespace poolwarden::mappaths {

[[nodiscard]] QPainterPath path(const MapOutline &outline);
[[nodiscard]] QPainterPath path(const MapCurve &curve);
[[nodiscard]] Qt::PenStyle penStyle(const MapEdge &edge);
[[nodiscard]] inline QRectF rect(const MapRect &rect)
{
    return {rect.x, rect.y, rect.width, rect.height};
}

} // namespace poolwarden::mappaths
