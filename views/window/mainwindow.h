// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/connections/connectionid.h"
#include "model/session/poolregistry.h"
#include "model/session/poolselection.h"
#include "views/messages/message.h"

#include <QMainWindow>

#include <functional>

class QLabel;
class QSettings;

namespace poolwarden {

class CommandSet;
class ConflictsPane;
class ConnectionList;
class ConnectionsPane;
class EditorPanel;
class FilterEdit;
class FindingsModel;
class HostPresence;
class MainMenuBar;
class MapDock;
class MessageBar;
class PoolTableModel;
class PoolTablePane;
class Prompts;
class SourceFinder;
class UnbuiltStorage;
class UntilDefined;
class UnhandledKeys;
class WindowCentre;
class WindowDocks;
class WindowFocus;
class WindowLayout;
class WindowSelection;

/// The main window: shows the registry and reports the user's requests. Controllers connect to its
/// commands and signals and do the work.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// All must outlive the window.
    MainWindow(PoolRegistry *registry, ConnectionList *connections, SourceFinder *finder,
               Prompts *prompts, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] CommandSet *commands() const { return m_commands; }
    [[nodiscard]] PoolSelection *selection() const;
    [[nodiscard]] MessageBar *messages() const { return m_messages; }
    [[nodiscard]] PoolTablePane *tablePane() const { return m_tablePane; }
    [[nodiscard]] EditorPanel *editor() const { return m_editor; }
    /// What the pools that were shown need, and their hosts do not have.
    [[nodiscard]] UnbuiltStorage &unbuilt() const { return *m_unbuilt; }
    [[nodiscard]] ConflictsPane *conflicts() const { return m_conflicts; }
    [[nodiscard]] MapDock *map() const;

    void post(const Message &message);
    /// Changes the message with the same key, if it is still shown.
    void amend(const Message &message);
    void withdraw(const QString &key);
    /// Shows in the status bar what the program is doing; empty if nothing.
    void setBusy(const QString &text);

    /// As of selection().
    [[nodiscard]] PoolId currentPool() const { return selection()->current(); }
    [[nodiscard]] QList<PoolId> selectedPools() const { return selection()->pools(); }
    [[nodiscard]] HostId currentHost() const { return selection()->host(); }
    void selectPool(PoolId pool) { selection()->select({pool}); }
    void selectPools(const QList<PoolId> &pools) { selection()->select(pools); }
    void showOnly(const QSet<PoolId> &pools);

    [[nodiscard]] ConnectionId currentConnection() const;
    void chooseConnection(ConnectionId connection);

    /// Geometry, docks, columns and sorting. restoreLayout() keeps defaults for what was never saved.
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

    /// Shows above the table that the pools are not real.
    /// The names of the user's templates.
    void setTemplates(const QStringList &names);
    void setDemonstration(bool demonstration);

    /// The guard is called before the window closes; false keeps it open.
    void setCloseGuard(std::function<bool()> guard) { m_closeGuard = std::move(guard); }

Q_SIGNALS:
    void newPoolRequested(poolwarden::PoolType type);
    void templateChosen(const QString &name);
    void filesDropped(const QStringList &paths);
    void textDropped(const QString &text);
    void reconnectRequested(poolwarden::ConnectionId connection);
    /// Apply the draft of `finding.pool` to `finding.peer`.
    void changePeerRequested(const poolwarden::Finding &finding);
    /// Show the ways out of the finding.
    void waysRequested(const poolwarden::Finding &finding);
    /// Rename the host's pool to the name in its draft.
    void renameRequested(poolwarden::PoolId pool);
    /// Turn an edit into a new pool.
    void asNewPoolRequested(poolwarden::PoolId pool);
    /// The menu "Copy As" is about to open, so its commands must be up to date.
    void copyMenuOpening();
    /// Something that saveLayout() saves has changed.
    void layoutChanged();
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildDocks();
    void buildMenus();
    void buildBars();
    void connectParts();
    void fillNewMenu();
    void compareSelected();
    void followPool(PoolId pool);

    PoolRegistry *m_registry;
    ConnectionList *m_connectionList;
    CommandSet *m_commands;
    PoolTableModel *m_tableModel;
    FindingsModel *m_findingsModel;
    UntilDefined *m_untilDefined;
    WindowCentre *m_centre;
    MessageBar *m_messages;
    PoolTablePane *m_tablePane;
    EditorPanel *m_editor;
    UnbuiltStorage *m_unbuilt;
    UnhandledKeys *m_keys;
    WindowFocus *m_focus = nullptr;
    WindowDocks *m_docks;
    ConnectionsPane *m_connections;
    ConflictsPane *m_conflicts;
    FilterEdit *m_filter;
    MainMenuBar *m_menus;
    QLabel *m_busy;
    WindowLayout *m_layout;
    HostPresence *m_presence;
    WindowSelection *m_selection = nullptr;
    std::function<bool()> m_closeGuard;
};

} // namespace poolwarden
