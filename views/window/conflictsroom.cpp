// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/conflictsroom.h"

#include "views/conflicts/conflictspane.h"

#include <QDockWidget>
#include <QMainWindow>

#include <algorithm>

namespace poolwarden::conflictsroom {

namespace {

constexpr int fewestConflicts = 3;
/// Maximum share of the window's height.
constexpr double mostShare = 0.25;
/// What details need of a low window, and when they have nearly that much already.
constexpr double detailsShare = 0.55;
constexpr double nearlyShare = 0.45;

bool isMovable(const QMainWindow *window, QDockWidget *dock)
{
    return dock->isVisible() && !dock->isFloating()
           && window->dockWidgetArea(dock) == Qt::BottomDockWidgetArea;
}

} // namespace

void limit(QMainWindow *window, QDockWidget *dock, const ConflictsPane *conflicts)
{
    const int most =
        std::max(conflicts->heightFor(fewestConflicts), int(window->height() * mostShare));
    if (isMovable(window, dock) && dock->widget()->height() > most)
        window->resizeDocks({dock}, {most}, Qt::Vertical);
}

void grow(QMainWindow *window, QDockWidget *dock)
{
    if (isMovable(window, dock) && dock->height() < window->height() * nearlyShare)
        window->resizeDocks({dock}, {int(window->height() * detailsShare)}, Qt::Vertical);
}

} // namespace poolwarden::conflictsroom
