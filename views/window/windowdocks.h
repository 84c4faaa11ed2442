// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>

class QDockWidget;
class QMainWindow;

namespace poolwarden {

class CommandSet;
class ConflictsPane;
class ConnectionList;
class ConnectionsPane;
class FindingsModel;
class UntilDefined;
class MainMenuBar;
class MapDock;
class PoolRegistry;

/// The docks of the main window, each with its pane and its line in the View menu.
class WindowDocks final : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        PoolRegistry *registry;
        ConnectionList *connectionList;
        FindingsModel *findings;
        UntilDefined *untilDefined;
        CommandSet *commands;
        MainMenuBar *menus;
    };
    WindowDocks(const Parts &parts, QMainWindow *window);

    [[nodiscard]] QDockWidget *connectionsDock() const { return m_connectionsDock; }
    [[nodiscard]] ConnectionsPane *connections() const { return m_connections; }
    [[nodiscard]] QDockWidget *conflictsDock() const { return m_conflictsDock; }
    [[nodiscard]] ConflictsPane *conflicts() const { return m_conflicts; }
    [[nodiscard]] MapDock *map() const { return m_map; }

protected:
    /// Names the tab bars that Qt makes where docks share a place.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QDockWidget *m_connectionsDock;
    ConnectionsPane *m_connections;
    QDockWidget *m_conflictsDock;
    ConflictsPane *m_conflicts;
    MapDock *m_map;
    int m_tabBars = 0;
};

} // namespace poolwarden
