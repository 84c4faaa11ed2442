// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

class QMainWindow;
class QWidget;

namespace poolwarden {

class CommandSet;
class ConflictsPane;
class ConnectionsPane;
class EditorPanel;
class FilterEdit;
class MapDock;
class MessageBar;
class PaneCycle;
class PoolTablePane;

/// Where the keyboard goes in the main window: from pane to pane by keys, and to the table from what is left or
/// closed.
class WindowFocus final : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        CommandSet *commands = nullptr;
        MessageBar *messages = nullptr;
        FilterEdit *filter = nullptr;
        PoolTablePane *table = nullptr;
        EditorPanel *editor = nullptr;
        ConflictsPane *conflicts = nullptr;
        MapDock *map = nullptr;
        ConnectionsPane *connections = nullptr;
    };
    WindowFocus(const Parts &parts, QMainWindow *window);

    /// The editor goes with its last pool; the keyboard does not go with it.
    void leaveEditor();

protected:
    /// What had the keyboard can be disabled or hidden while a dialog is in front. Then it is in the table afterwards.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addPanes();
    /// In a dock that shares its place with another, which is before it.
    [[nodiscard]] bool isBehind(const QWidget *pane) const;
    void toTable(Qt::FocusReason reason);

    Parts m_parts;
    QMainWindow *m_window;
    PaneCycle *m_panes;
    QPointer<QWidget> m_left; ///< had the keyboard when another window came to the front
};

} // namespace poolwarden
