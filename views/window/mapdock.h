// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDockWidget>

class QAction;
class QLabel;
class QMainWindow;
class QVBoxLayout;

namespace poolwarden {

class MapPane;
class MapScreen;

/// The storage map beside the rest of the window, or alone on the whole screen.
class MapDock final : public QDockWidget
{
    Q_OBJECT

public:
    explicit MapDock(QMainWindow *window);

    [[nodiscard]] MapPane *pane() const { return m_pane; }
    /// The window that has the map while it is on the whole screen.
    [[nodiscard]] MapScreen *wholeScreen() const { return m_screen; }
    /// Shows the dock, or brings it before those that share its place; hides it only if it is seen.
    [[nodiscard]] QAction *showToggle() const { return m_show; }
    /// Shows the map and gives it the keyboard.
    [[nodiscard]] QAction *goTo() const { return m_goTo; }
    /// Shows the map on the whole screen, and back; checked while it is.
    [[nodiscard]] QAction *wholeToggle() const { return m_whole; }
    [[nodiscard]] bool isWhole() const;
    /// For what is chosen on the map, in a menu.
    void offer(const QList<QAction *> &actions);
    /// Does nothing if it is not on the whole screen.
    void leaveWhole();

Q_SIGNALS:
    /// The user wants to see it; the window must not grow for that.
    void aboutToComeForward();
    void cameForward();
    /// The keyboard is to go elsewhere.
    void left();

private:
    void buildActions();
    void bringForward();
    void setWhole(bool whole);

    MapPane *m_pane;
    QLabel *m_away;      ///< in its place while it is on the whole screen
    QVBoxLayout *m_home; ///< where it is otherwise
    QAction *m_show;
    QAction *m_goTo;
    QAction *m_whole;
    MapScreen *m_screen;
    bool m_isInFront = false; ///< not hidden, nor behind another dock
};

} // namespace poolwarden
