// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/connections/connectionid.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QMainWindow>

#include <functional>

class QDockWidget;
class QLabel;
class QSettings;
class QSplitter;

namespace poolwarden {

class CommandSet;
class ConflictsPane;
class ConnectionList;
class ConnectionsPane;
class DemonstrationBar;
class EditorPanel;
class FilterEdit;
class FindingsModel;
class MainMenuBar;
class MessageBar;
class PaneCycle;
class PoolSelection;
class PoolTableModel;
class PoolTablePane;
class Prompts;
class SourceFinder;
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
    [[nodiscard]] ConflictsPane *conflicts() const { return m_conflicts; }

    void post(const Message &message);
    /// Changes the message with the same key, if it is still shown.
    void amend(const Message &message);
    void withdraw(const QString &key);
    /// Shows in the status bar what the program is doing; empty if nothing.
    void setBusy(const QString &text);

    /// As of selection().
    [[nodiscard]] PoolId currentPool() const;
    [[nodiscard]] QList<PoolId> selectedPools() const;
    [[nodiscard]] HostId currentHost() const;
    void selectPool(PoolId pool);
    void selectPools(const QList<PoolId> &pools);
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
    void buildCentre();
    void buildDocks();
    void buildMenus();
    void buildBars();
    void connectParts();
    void addPanes();
    void offerConnections();
    void tellConnected();
    [[nodiscard]] bool isAnyInFiles() const;
    /// Selects finding.pool and moves the focus to the field of the finding.
    void editFinding(const Finding &finding);
    void fillNewMenu();
    void runFindingAction(const Finding &finding, ActionKind action);
    void showPeersOfCurrent();
    /// Of the conflict that is shown, else of the worst one.
    void askWaysOfCurrent();
    void compareSelected();
    void followPool(PoolId pool);
    void updateTitle();

    PoolRegistry *m_registry;
    ConnectionList *m_connectionList;
    SourceFinder *m_finder;
    Prompts *m_prompts;
    CommandSet *m_commands;
    PoolTableModel *m_tableModel;
    FindingsModel *m_findingsModel;
    DemonstrationBar *m_demonstration;
    MessageBar *m_messages;
    PoolTablePane *m_tablePane;
    EditorPanel *m_editor;
    QSplitter *m_splitter;
    QDockWidget *m_connectionsDock;
    ConnectionsPane *m_connections;
    QDockWidget *m_conflictsDock;
    ConflictsPane *m_conflicts;
    FilterEdit *m_filter;
    MainMenuBar *m_menus;
    PaneCycle *m_panes;
    QLabel *m_busy;
    WindowLayout *m_layout;
    WindowSelection *m_selection = nullptr;
    std::function<bool()> m_closeGuard;
    QString m_whyNot; ///< the status bar's reason why a pressed shortcut does nothing
};

} // namespace poolwarden
