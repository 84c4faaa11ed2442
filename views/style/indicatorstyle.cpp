// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/indicatorstyle.h"

#include "views/style/colours.h"

#include <QPainter>
#include <QPalette>
#include <QStyleOption>

namespace poolwarden {

namespace {

/// Enough of the text to be seen beside the ground (3:1), and not as loud as the mark inside.
constexpr double shareOfText = 0.6;

} // namespace

void IndicatorStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                   QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isCircle = element == PE_IndicatorRadioButton;
    if (!isCircle && element != PE_IndicatorCheckBox && element != PE_IndicatorItemViewItemCheck)
        return;
    const QPalette &palette = option->palette;
    if (!colours::isDark(palette))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, isCircle);
    painter->setPen(colours::mixed(palette.color(QPalette::Window),
                                   palette.color(QPalette::WindowText), shareOfText));
    painter->setBrush(Qt::NoBrush);
    const QRectF frame = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isCircle)
        painter->drawEllipse(frame);
    else
        painter->drawRect(frame);
    painter->restore();
}

} // namespace poolwarden
