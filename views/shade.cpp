// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shade.h"

namespace poolwarden::shade {

namespace {

constexpr int redHue = 2;
constexpr int amberHue = 36;
constexpr int blueHue = 212;
constexpr int greenHue = 140;

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
    return isDark(palette) ? QColor::fromHsl(hue, 150, 176) : QColor::fromHsl(hue, 190, 82);
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

} // namespace poolwarden::shade
