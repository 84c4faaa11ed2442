// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/initialsize.h"

#include <QScreen>
#include <QStyle>
#include <QWidget>

namespace poolwarden {

namespace {

constexpr QSize usualSize(1280, 800);

} // namespace

QSize initialSize(const QWidget *window)
{
    const QScreen *at = window->screen();
    if (!at)
        return usualSize;
    // The size of the window frame is known only after the window is shown.
    const int frame = window->style()->pixelMetric(QStyle::PM_TitleBarHeight);
    return usualSize.boundedTo(at->availableSize() - QSize(0, frame));
}

} // namespace poolwarden
