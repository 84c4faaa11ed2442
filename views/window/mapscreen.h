// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QAction;

namespace poolwarden {

class MapPane;

/// The storage map on the whole screen: a window of its own, which the window manager gives the keyboard as any
/// other. What is pressed while it covers the main window never goes there.
class MapScreen final : public QWidget
{
    Q_OBJECT

public:
    /// `leave` ends it by its key as well. `window`: the main window, its parent.
    MapScreen(QAction *leave, QWidget *window);
    ~MapScreen() override;

    /// Takes the pane, and shows it on the screen of the main window.
    void take(MapPane *pane);
    /// Hides itself, and gives the keyboard back to the main window. The pane is still its child.
    void release();

Q_SIGNALS:
    /// It was closed by something other than its key.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeKeyboard();
    [[nodiscard]] bool isOfMainWindow(const QObject *object) const;

    QWidget *m_window;
    MapPane *m_pane = nullptr;
};

} // namespace poolwarden
