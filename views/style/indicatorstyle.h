// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProxyStyle>

namespace poolwarden {

/// Outlines the boxes and circles of choices on a dark ground, where Fusion draws them in the colour of the
/// ground: one that is not checked could not be seen. Leaves all else to the desktop's style.
class IndicatorStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    using QProxyStyle::QProxyStyle;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
};

} // namespace poolwarden
