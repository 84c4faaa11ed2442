// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QDockWidget;
class QMainWindow;

namespace poolwarden {
class ConflictsPane;
class EditorPanel;
} // namespace poolwarden

/// The height of the list of conflicts, at an edge above or below the centre of the window.
namespace poolwarden::conflictsroom {

/// Beside an editor, or in a window that shrinks, the list has some rows.
void limit(QMainWindow *window, QDockWidget *dock, const ConflictsPane *conflicts);
/// In a low window, the list and its details have half of it while somebody is there.
void grow(QMainWindow *window, QDockWidget *dock);

/// Gives the editor what the list does not need, if the editor has less than it should.
void giveSpare(QDockWidget *dock, const EditorPanel *editor);

} // namespace poolwarden::conflictsroom
