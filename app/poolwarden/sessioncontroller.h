// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/connectioncontroller.h"
#include "model/connections/connectionlist.h"
#include "model/operations/operationqueue.h"
#include "model/session/poolregistry.h"
#include "model/sources/groupsofhosts.h"
#include "model/sources/machinesofhosts.h"
#include "model/sources/occupieddevices.h"
#include "model/sources/sourcefinder.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>

class QSettings;

namespace poolwarden {

class CommandRules;
class CommandStates;
class CopyController;
class DefineAll;
class DefineController;
class DocumentController;
class DraftController;
class DraftMessages;
class DraftStore;
class ExportController;
class FolderController;
class ImportController;
class LostReplies;
class MainWindow;
class MapController;
class PlanController;
class PoolActions;
class PoolRename;
class PoolSchema;
class Prompts;
class QuitGuard;
class ReportController;
class ResolveController;
class RestartController;
class SelectionReader;
class SendController;
class TemplateController;
class TopologyController;
class WaysOutController;
class AcceptedController;

/// One run of the program: the registry, the window, and the controllers between them.
class SessionController final : public QObject
{
    Q_OBJECT

public:
    /// Settings and prompts must outlive it. Drafts are stored in draftFolder, which is created if needed.
    SessionController(std::shared_ptr<const PoolSchema> schema, ServiceFactory factory,
                      Prompts *prompts, QSettings *settings, const QString &draftFolder,
                      QObject *parent = nullptr);
    ~SessionController() override;

    /// What this machine says of itself, for hosts that are this machine.
    void setLocalLookup(const LocalLookup &lookup) { m_finder.setLocalLookup(lookup); }

    [[nodiscard]] MainWindow *window() const { return m_window.get(); }
    [[nodiscard]] PoolRegistry *registry() { return &m_registry; }
    [[nodiscard]] ConnectionController *connections() const { return m_connections.get(); }
    [[nodiscard]] ConnectionList *connectionList() { return &m_connectionList; }
    [[nodiscard]] OperationQueue *queue() { return &m_queue; }
    [[nodiscard]] ImportController *imports() const { return m_imports.get(); }
    [[nodiscard]] DocumentController *documents() const { return m_documents.get(); }
    [[nodiscard]] MapController *map() const { return m_map.get(); }
    [[nodiscard]] DraftMessages *draftMessages() const { return m_draftMessages.get(); }

Q_SIGNALS:
    void finished();

private:
    void openFiles();
    void connectMessages();
    void connectRequests();
    void connectHosts();
    /// Keeps what is known of the host's devices up to date.
    void follow(HostId host);
    void connectDrafts();
    void connectWindow();
    void open(const QString &uri, bool readOnly);
    void closeConnection();
    void askForConnection();
    void remember(const QString &uri);
    void about();
    void keepLayout();
    void tellDemonstration();

    // Each member may use the ones before it; the last is destroyed first.
    PoolRegistry m_registry;
    SourceFinder m_finder{&m_registry};
    OccupiedDevices m_occupied{&m_finder, &m_registry};
    GroupsOfHosts m_groups{&m_finder, &m_registry};
    MachinesOfHosts m_machines{&m_finder, &m_registry};
    ConnectionList m_connectionList;
    OperationQueue m_queue;
    Prompts *m_prompts;
    QSettings *m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<ConnectionController> m_connections;
    std::unique_ptr<TopologyController> m_topology;
    std::unique_ptr<CommandRules> m_rules;
    std::unique_ptr<CommandStates> m_states;
    std::unique_ptr<PoolActions> m_actions;
    std::unique_ptr<DefineController> m_define;
    std::unique_ptr<DefineAll> m_defineAll;
    std::unique_ptr<PlanController> m_plan;
    std::unique_ptr<LostReplies> m_lostReplies;
    std::unique_ptr<PoolRename> m_rename;
    std::unique_ptr<DraftController> m_drafts;
    std::unique_ptr<WaysOutController> m_waysOut;
    std::unique_ptr<ResolveController> m_resolve;
    std::unique_ptr<ImportController> m_imports;
    std::unique_ptr<DocumentController> m_documents;
    std::unique_ptr<SendController> m_sending;
    std::unique_ptr<ExportController> m_exports;
    std::unique_ptr<FolderController> m_folders;
    std::unique_ptr<CopyController> m_copies;
    std::unique_ptr<TemplateController> m_templates;
    std::unique_ptr<AcceptedController> m_accepted;
    std::unique_ptr<ReportController> m_reports;
    std::unique_ptr<RestartController> m_restarts;
    std::unique_ptr<MapController> m_map;
    std::unique_ptr<DraftStore> m_store;
    std::unique_ptr<QuitGuard> m_quit;
    std::unique_ptr<DraftMessages> m_draftMessages;
    std::unique_ptr<SelectionReader> m_reader;
    QTimer m_layoutTimer;
    QString m_busy;     ///< what operations are under way, as a sentence
    QString m_renaming; ///< likewise
};

} // namespace poolwarden
