// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/conflictsroom.h"

#include "views/conflicts/conflictspane.h"
#include "views/window/pageroom.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QTreeView>

#include <algorithm>

namespace poolwarden::conflictsroom {

namespace {

constexpr int fewestConflicts = 3;
constexpr int fewestForDetails = 5;
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

void giveSpare(QDockWidget *dock, const EditorPanel *editor)
{
    auto *window = qobject_cast<QMainWindow *>(dock->parentWidget());
    const auto *conflicts = qobject_cast<const ConflictsPane *>(dock->widget());
    if (!window || !conflicts || !isMovable(window, dock) || pageroom::isHigh(editor))
        return;
    const int rows = std::max(conflicts->list()->model()->rowCount() + 1, fewestForDetails);
    const int needed = conflicts->heightFor(rows);
    if (dock->widget()->height() > needed)
        window->resizeDocks({dock}, {needed}, Qt::Vertical);
}

} // namespace poolwarden::conflictsroom
