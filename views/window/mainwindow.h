// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QMainWindow>

#include <functional>

class QDockWidget;
class QLabel;
class QLineEdit;
class QMenu;
class QSettings;
class QSplitter;

namespace poolwarden {

class CommandSet;
class ConflictCount;
class ConflictsPane;
class ConnectionList;
class ConnectionsPane;
class DemonstrationBar;
class EditorPanel;
class FindingsModel;
class MessageBar;
class PoolTableModel;
class PoolTablePane;
class Prompts;
class WindowLayout;

/// The window: shows the registry and says what the user wants. What is done about it is decided by
/// whoever connects to its commands and signals.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// All must outlive the window.
    MainWindow(PoolRegistry *registry, ConnectionList *connections, Prompts *prompts,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] CommandSet *commands() const { return m_commands; }
    [[nodiscard]] MessageBar *messages() const { return m_messages; }
    [[nodiscard]] PoolTablePane *tablePane() const { return m_tablePane; }
    [[nodiscard]] EditorPanel *editor() const { return m_editor; }
    [[nodiscard]] ConflictsPane *conflicts() const { return m_conflicts; }

    void post(const Message &message);
    void withdraw(const QString &key);
    /// What the program is at, for the status bar; empty: nothing.
    void setBusy(const QString &text);

    [[nodiscard]] PoolId currentPool() const;
    [[nodiscard]] QList<PoolId> selectedPools() const;
    void selectPool(PoolId pool);
    /// Its form, whatever was shown of the last pool.
    void fillForm(PoolId pool);
    /// The first becomes the current one.
    void selectPools(const QList<PoolId> &pools);
    /// Selects it and puts the cursor into its form.
    void editPool(PoolId pool);
    void showOnly(const QSet<PoolId> &pools);

    /// Where a new pool would go: the chosen connection's host; 0: there is none.
    [[nodiscard]] HostId currentHost() const;
    [[nodiscard]] quint64 currentConnection() const;
    void chooseConnection(quint64 connection);

    /// Geometry, docks, columns, sorting, filter. Restoring leaves alone what was never saved.
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

    /// Says above the pools that they are not real.
    void setDemonstration(bool demonstration);

    /// Asked before the window closes; false keeps it open.
    void setCloseGuard(std::function<bool()> guard) { m_closeGuard = std::move(guard); }

Q_SIGNALS:
    void newPoolRequested(poolwarden::PoolType type);
    void filesDropped(const QStringList &paths);
    void reconnectRequested(quint64 connection);
    /// Turn the draft of `finding.pool` into a change of `finding.peer`.
    void changePeerRequested(const poolwarden::Finding &finding);
    /// Give the host's pool the name that its draft has.
    void renameRequested(poolwarden::PoolId pool);
    /// Make of an edit a pool of its own.
    void asNewPoolRequested(poolwarden::PoolId pool);
    /// Another selection, or another state of what is selected.
    void situationChanged();
    /// What the selection can be copied as is about to be seen.
    void copyMenuOpening();
    /// Something that saveLayout() would write.
    void layoutChanged();
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildCentre();
    void buildDocks();
    void buildMenus();
    void buildToolBar();
    void buildStatusBar();
    void connectParts();
    /// The words of the tool bar, where there is room for them.
    void fitToolBar();
    void offerConnections();
    /// Selects the pool of which it is told and goes to what is at fault there.
    void editFinding(const Finding &finding);
    void fillNewMenu();
    void cyclePane(int step);
    void runFindingAction(const Finding &finding, ActionKind action);
    void showPeersOfCurrent();
    void followPool(PoolId pool);
    void updateTitle();
    void updateCounts();

    PoolRegistry *m_registry;
    ConnectionList *m_connectionList;
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
    QLineEdit *m_filter;
    QMenu *m_newMenu;
    QMenu *m_copyMenu;
    QLabel *m_counts;
    ConflictCount *m_conflictCount;
    QLabel *m_busy;
    WindowLayout *m_layout;
    std::function<bool()> m_closeGuard;
    bool m_onlyCurrent = false; ///< a button of the editor is at work
    QString m_whyNot; ///< what the status bar said of a command that the keys asked for in vain
};

} // namespace poolwarden
