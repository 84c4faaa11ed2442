// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/colours.h"

#include <algorithm>
#include <cmath>

namespace poolwarden::colours {

namespace {

constexpr int redHue = 2;
constexpr int amberHue = 36;
constexpr int blueHue = 212;
constexpr int greenHue = 140;
constexpr double legibleContrast = 4.6; ///< a little over WCAG 2.1, 1.4.3 (AA)

int hueOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return redHue;
    case Severity::Warning:
        return amberHue;
    case Severity::Info:
        break;
    }
    return blueHue;
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightnessF() < palette.color(QPalette::Text).lightnessF();
}

QColor mixed(const QColor &from, const QColor &to, double ratio)
{
    const auto channel = [ratio](float a, float b) {
        return static_cast<float>(a + (b - a) * static_cast<float>(ratio));
    };
    return QColor::fromRgbF(channel(from.redF(), to.redF()), channel(from.greenF(), to.greenF()),
                            channel(from.blueF(), to.blueF()));
}

QColor legible(const QPalette &palette, int hue)
{
    // At equal lightness yellow looks bright and blue dark, so change it until the text is legible.
    const QColor base = palette.color(QPalette::Base);
    const bool dark = isDark(palette);
    int lightness = dark ? 176 : 82;
    QColor colour = QColor::fromHsl(hue, dark ? 150 : 190, lightness);
    while (contrast(colour, base) < legibleContrast && lightness > 0 && lightness < 255) {
        lightness += dark ? 1 : -1;
        colour = QColor::fromHsl(hue, dark ? 150 : 190, lightness);
    }
    return colour;
}

double contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &colour) {
        const auto channel = [](float value) {
            const double v = static_cast<double>(value);
            return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF())
               + 0.0722 * channel(colour.blueF());
    };
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QColor muted(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.38);
}

QColor hairline(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.18);
}

QColor sign(const QPalette &palette, Severity severity)
{
    const int hue = hueOf(severity);
    if (isDark(palette))
        return QColor::fromHsl(hue, severity == Severity::Warning ? 200 : 190, 156);
    return QColor::fromHsl(hue, severity == Severity::Warning ? 235 : 180,
                           severity == Severity::Warning ? 90 : 112);
}

QColor tint(const QPalette &palette, Severity severity)
{
    return mixed(palette.color(QPalette::Base), sign(palette, severity),
                 isDark(palette) ? 0.17 : 0.10);
}

QColor active(const QPalette &palette)
{
    return isDark(palette) ? QColor::fromHsl(greenHue, 120, 140)
                           : QColor::fromHsl(greenHue, 150, 88);
}

} // namespace poolwarden::colours
