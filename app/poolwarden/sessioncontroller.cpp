// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/sessioncontroller.h"

#include "app/demo/demohost.h"
#include "app/poolwarden/acceptedcontroller.h"
#include "app/poolwarden/commandstates.h"
#include "app/poolwarden/copycontroller.h"
#include "app/poolwarden/defineall.h"
#include "app/poolwarden/definecontroller.h"
#include "app/poolwarden/documentcontroller.h"
#include "app/poolwarden/draftcontroller.h"
#include "app/poolwarden/draftmessages.h"
#include "app/poolwarden/exportcontroller.h"
#include "app/poolwarden/foldercontroller.h"
#include "app/poolwarden/importcontroller.h"
#include "app/poolwarden/lostreplies.h"
#include "app/poolwarden/mapcontroller.h"
#include "app/poolwarden/plancontroller.h"
#include "app/poolwarden/poolactions.h"
#include "app/poolwarden/poolrename.h"
#include "app/poolwarden/quitguard.h"
#include "app/poolwarden/reportcontroller.h"
#include "app/poolwarden/resolvecontroller.h"
#include "app/poolwarden/restartcontroller.h"
#include "app/poolwarden/selectionreader.h"
#include "app/poolwarden/sendcontroller.h"
#include "app/poolwarden/templatecontroller.h"
#include "app/poolwarden/topologycontroller.h"
#include "app/poolwarden/waysoutcontroller.h"
#include "model/commands/commandrules.h"
#include "model/session/draftstore.h"
#include "model/session/poolselection.h"
#include "views/commands/commandset.h"
#include "views/messages/prompts.h"
#include "views/window/mainwindow.h"
#include "views/window/mapdock.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace poolwarden {

namespace {

constexpr int mostRecent = 10;
/// The layout is saved this many milliseconds after the last change.
constexpr int layoutDelay = 300;

QString resolveNamesKey()
{
    return QStringLiteral("connections/resolve-names");
}

QString recentKey()
{
    return QStringLiteral("connections/recent");
}

/// The window shows what a controller says, withdraws or says anew.
template<typename Controller>
void showMessages(const Controller *controller, MainWindow *window)
{
    QObject::connect(controller, &Controller::messagePosted, window, &MainWindow::post);
    if constexpr (requires { &Controller::messageWithdrawn; })
        QObject::connect(controller, &Controller::messageWithdrawn, window, &MainWindow::withdraw);
    if constexpr (requires { &Controller::messageAmended; })
        QObject::connect(controller, &Controller::messageAmended, window, &MainWindow::amend);
}

} // namespace

SessionController::SessionController(std::shared_ptr<const PoolSchema> schema,
                                     ServiceFactory factory, Prompts *prompts, QSettings *settings,
                                     const QString &draftFolder, QObject *parent)
    : QObject(parent)
    , m_registry(std::move(schema))
    , m_prompts(prompts)
    , m_settings(settings)
    , m_window(std::make_unique<MainWindow>(&m_registry, &m_connectionList, &m_finder, prompts))
    , m_connections(std::make_unique<ConnectionController>(&m_registry, &m_connectionList,
                                                           std::move(factory)))
    , m_topology(std::make_unique<TopologyController>(&m_registry))
    , m_rules(std::make_unique<CommandRules>(m_registry, *m_window->selection(), m_queue))
    , m_states(std::make_unique<CommandStates>(&m_registry, m_window->selection(), &m_queue,
                                               m_rules.get(), m_window->commands()))
    , m_actions(std::make_unique<PoolActions>(
          &m_registry, m_connections.get(), &m_queue, m_window->selection(), m_machines,
          m_window->unbuilt(), *m_rules, m_window->commands(), prompts))
    , m_define(std::make_unique<DefineController>(&m_registry, m_connections.get(), m_actions.get(),
                                                  &m_queue, m_window->selection(), m_rules.get(),
                                                  m_window->commands(), prompts, settings))
    , m_defineAll(std::make_unique<DefineAll>(&m_registry, m_connections.get(), m_actions.get(),
                                              &m_queue, m_define.get()))
    , m_plan(std::make_unique<PlanController>(&m_registry, m_defineAll.get(), m_define.get(),
                                              &m_machines, m_window.get()))
    , m_lostReplies(
          std::make_unique<LostReplies>(&m_registry, m_connections.get(), m_actions.get()))
    , m_rename(std::make_unique<PoolRename>(&m_registry, m_connections.get()))
    , m_drafts(std::make_unique<DraftController>(&m_registry, m_window->selection(), m_rules.get(),
                                                 m_window->commands(), prompts))
    , m_waysOut(std::make_unique<WaysOutController>(&m_registry, &m_occupied, &m_machines,
                                                    m_window->selection(), m_window->commands(),
                                                    m_drafts.get(), m_window.get()))
    , m_resolve(std::make_unique<ResolveController>(&m_registry, &m_occupied, &m_machines,
                                                    m_window->commands(), m_window.get()))
    , m_imports(std::make_unique<ImportController>(&m_registry, m_window->selection(),
                                                   m_window->commands(), m_drafts.get(), prompts))
    , m_documents(std::make_unique<DocumentController>(
          &m_registry, m_window->selection(), m_rules.get(), m_window->commands(), prompts))
    , m_sending(std::make_unique<SendController>(&m_registry, m_window->selection(), m_rules.get(),
                                                 m_window->commands(), prompts))
    , m_exports(std::make_unique<ExportController>(&m_registry, m_window->selection(),
                                                   m_window->commands(), prompts, settings))
    , m_folders(std::make_unique<FolderController>(&m_registry, m_window->selection(),
                                                   m_window->commands(), prompts, settings,
                                                   m_window.get()))
    , m_copies(std::make_unique<CopyController>(&m_registry, m_window->selection(),
                                                m_window->commands()))
    , m_templates(std::make_unique<TemplateController>(
          &m_registry, m_window->selection(), m_window->commands(), prompts,
          QFileInfo(draftFolder).dir().filePath(QStringLiteral("templates"))))
    , m_accepted(std::make_unique<AcceptedController>(
          &m_registry, m_window->selection(), m_window->commands(), m_window->conflicts(), prompts,
          settings, QFileInfo(draftFolder).dir().filePath(QStringLiteral("accepted")),
          m_window.get()))
    , m_reports(std::make_unique<ReportController>(&m_registry, &m_machines, m_window->commands(),
                                                   prompts, settings, m_window.get()))
    , m_restarts(std::make_unique<RestartController>(&m_registry, m_window->selection(),
                                                     m_window->commands(), prompts, m_window.get()))
    , m_map(std::make_unique<MapController>(&m_registry, &m_machines, m_window->selection(),
                                            m_window->map()->pane(), prompts,
                                            QStringLiteral("gvc")))
    , m_store(std::make_unique<DraftStore>(&m_registry, draftFolder))
    , m_quit(std::make_unique<QuitGuard>(
          m_store.get(), m_drafts.get(), &m_queue,
          [this] {
              return m_rename->isBusy() || m_define->isTakingBack()
                     || m_defineAll->state() != DefineAll::State::Idle;
          },
          prompts, m_window.get()))
    , m_draftMessages(
          std::make_unique<DraftMessages>(&m_registry, m_store.get(), m_window->selection()))
    , m_reader(std::make_unique<SelectionReader>(&m_registry, m_connections.get(),
                                                 m_window->selection()))
{
    connectMessages();
    connectRequests();
    connectHosts();
    connectDrafts();
    connectWindow();
    openFiles();
}

void SessionController::connectMessages()
{
    MainWindow *window = m_window.get();
    showMessages(m_connections.get(), window);
    showMessages(m_actions.get(), window);
    showMessages(m_define.get(), window);
    showMessages(m_lostReplies.get(), window);
    showMessages(m_rename.get(), window);
    showMessages(m_drafts.get(), window);
    showMessages(m_waysOut.get(), window);
    showMessages(m_reports.get(), window);
    showMessages(m_accepted.get(), window);
    showMessages(m_imports.get(), window);
    showMessages(m_documents.get(), window);
    showMessages(m_sending.get(), window);
    showMessages(m_exports.get(), window);
    showMessages(m_copies.get(), window);
    showMessages(m_map.get(), window);
    showMessages(m_templates.get(), window);
    showMessages(m_draftMessages.get(), window);
    // A rename goes before the rest: it is longer.
    const auto tell = [this, window](QString *own, const QString &sentence) {
        *own = sentence;
        window->setBusy(m_renaming.isEmpty() ? m_busy : m_renaming);
    };
    connect(m_actions.get(), &PoolActions::busyChanged, window,
            [this, tell](const QString &sentence) { tell(&m_busy, sentence); });
    connect(m_rename.get(), &PoolRename::busyChanged, window,
            [this, tell](const QString &sentence) { tell(&m_renaming, sentence); });
}

void SessionController::connectRequests()
{
    MainWindow *window = m_window.get();
    connect(m_states.get(), &CommandStates::updated, m_define.get(), &DefineController::updateText);
    connect(m_rename.get(), &PoolRename::takenBack, window, &MainWindow::selectPool);
    connect(window, &MainWindow::renameRequested, m_rename.get(), &PoolRename::begin);
    connect(window, &MainWindow::newPoolRequested, m_drafts.get(), &DraftController::create);
    connect(window, &MainWindow::changePeerRequested, m_drafts.get(), &DraftController::changePeer);
    connect(window, &MainWindow::asNewPoolRequested, m_drafts.get(), &DraftController::makeNewPool);
    connect(window, &MainWindow::waysRequested, m_waysOut.get(), &WaysOutController::showWays);
    connect(m_waysOut.get(), &WaysOutController::planMade, m_plan.get(), &PlanController::show);
    connect(m_resolve.get(), &ResolveController::changesChosen, m_waysOut.get(),
            &WaysOutController::makeChanges);
    connect(m_waysOut.get(), &WaysOutController::acceptRequested, m_accepted.get(),
            &AcceptedController::accept);
    connect(m_resolve.get(), &ResolveController::acceptRequested, m_accepted.get(),
            &AcceptedController::accept);
    connect(window, &MainWindow::filesDropped, this, [this](const QStringList &paths) {
        if (m_window->currentHost() == m_registry.files())
            m_documents->open(paths);
        else
            m_imports->importFiles(paths);
    });
    m_reports->tellOf(&m_connectionList, m_accepted.get());
    connect(window, &MainWindow::textDropped, m_imports.get(), &ImportController::importText);
    connect(m_templates.get(), &TemplateController::namesChanged, window,
            &MainWindow::setTemplates);
    connect(window, &MainWindow::templateChosen, m_templates.get(), &TemplateController::create);
    connect(window, &MainWindow::copyMenuOpening, m_copies.get(), &CopyController::prepareMenu);
    connect(m_draftMessages.get(), &DraftMessages::connectionRequested, this,
            &SessionController::open);
    window->commands()->whenGiven(Command::About, this, &SessionController::about);
}

void SessionController::connectWindow()
{
    MainWindow *window = m_window.get();
    window->setCloseGuard([this] { return m_quit->mayClose(); });
    connect(window, &MainWindow::closed, this, [this] {
        keepLayout();
        m_store->flush();
        Q_EMIT finished();
    });
    window->restoreLayout(*m_settings);
    m_layoutTimer.setSingleShot(true);
    m_layoutTimer.setInterval(layoutDelay);
    connect(&m_layoutTimer, &QTimer::timeout, this, &SessionController::keepLayout);
    connect(window, &MainWindow::layoutChanged, &m_layoutTimer, qOverload<>(&QTimer::start));
    connect(window->selection(), &PoolSelection::changed, this,
            &SessionController::tellDemonstration);
    connect(&m_connectionList, &ConnectionList::changed, this,
            &SessionController::tellDemonstration);
}

void SessionController::openFiles()
{
    ConnectionList::Entry entry;
    entry.state = ConnectionList::State::Files;
    entry.host = m_registry.addFiles();
    entry.label = m_registry.host(entry.host)->label;
    entry.named = true;
    m_connectionList.add(entry);
    m_draftMessages->tellRestored(m_store->restore(entry.host));
    // They may have been changed since.
    m_documents->check();
}

SessionController::~SessionController() = default;

void SessionController::keepLayout()
{
    m_layoutTimer.stop();
    m_window->saveLayout(*m_settings);
    m_settings->sync();
}

void SessionController::tellDemonstration()
{
    const auto *entry = m_connectionList.find(m_window->currentConnection());
    m_window->setDemonstration(entry && entry->state == ConnectionList::State::Open
                               && isDemoHostUri(entry->uri));
}

void SessionController::follow(HostId host)
{
    StorageService *service = m_connections->serviceOf(host);
    m_topology->addHost(host, service);
    m_finder.addHost(host, service);
}

void SessionController::connectHosts()
{
    connect(m_connections.get(), &ConnectionController::opened, this,
            [this](ConnectionId connection, HostId host) {
                follow(host);
                m_window->chooseConnection(connection);
                if (const auto *entry = m_connectionList.find(connection); entry && !entry->named)
                    remember(entry->uri);
            });
    // Keep the selection and the current connection, because this one was reopened automatically.
    connect(m_connections.get(), &ConnectionController::reopened, this,
            [this](ConnectionId, HostId host) { follow(host); });
    connect(&m_finder, &SourceFinder::pathsFound, m_topology.get(),
            &TopologyController::lookUpPaths);
    connect(&m_occupied, &OccupiedDevices::changed, m_topology.get(),
            &TopologyController::setOccupied);
    connect(&m_groups, &GroupsOfHosts::changed, m_topology.get(),
            &TopologyController::setVolumeGroups);
    connect(m_window.get(), &MainWindow::reconnectRequested, m_connections.get(),
            &ConnectionController::reopen);
    CommandSet *commands = m_window->commands();
    commands->whenGiven(Command::Connect, this, &SessionController::askForConnection);
    commands->whenGiven(Command::Disconnect, this, &SessionController::closeConnection);
    commands->whenGiven(Command::Reload, m_topology.get(), &TopologyController::refresh);
    commands->whenGiven(Command::Reload, &m_finder, &SourceFinder::refresh);
    // DNS queries reach other machines, so they are sent only if the user wants it.
    QAction *resolveNames = commands->action(Command::ResolveNames);
    connect(resolveNames, &QAction::toggled, this, [this](bool resolves) {
        m_topology->setResolvesHostNames(resolves);
        m_settings->setValue(resolveNamesKey(), resolves);
    });
    resolveNames->setChecked(m_settings->value(resolveNamesKey()).toBool());
    const auto offerDisconnect = [this] {
        const auto *entry = m_connectionList.find(m_window->currentConnection());
        const bool isFiles = entry && entry->state == ConnectionList::State::Files;
        m_window->commands()->setWhyNot(
            Command::Disconnect,
            m_connectionList.connectionCount() == 0 ? tr("Not connected.")
            : isFiles
                ? tr("“Files” is no connection. Choose a host in the list of connections first.")
                : QString());
    };
    connect(m_window->selection(), &PoolSelection::changed, this, offerDisconnect);
    connect(&m_connectionList, &ConnectionList::changed, this, offerDisconnect);
    offerDisconnect();
}

void SessionController::connectDrafts()
{
    connect(m_connections.get(), &ConnectionController::listed, this,
            [this](HostId host) { m_draftMessages->tellRestored(m_store->restore(host)); });
    connect(&m_registry, &PoolRegistry::editOrphaned, this,
            [this](PoolId pool, const QString &name) {
                // A rename undefines the pool first, and so may Take Back; that is no loss.
                if (!m_rename->isBusy(pool) && !m_define->isTakingBack()
                    && m_defineAll->state() != DefineAll::State::TakingBack)
                    m_draftMessages->tellOrphaned(pool, name);
            });
    connect(m_store.get(), &DraftStore::failed, this, [this](const QString &sentence) {
        m_window->post({Severity::Error, sentence, {}, {}, {}});
    });
}

void SessionController::open(const QString &uri, bool readOnly)
{
    // The demonstration host gets a label, because its URI is only a file name.
    m_connections->open(uri, readOnly, isDemoHostUri(uri) ? tr("demonstration host") : QString());
}

void SessionController::closeConnection()
{
    const auto *found = m_connectionList.find(m_window->currentConnection());
    if (!found)
        return;
    const ConnectionList::Entry entry = *found;
    m_connections->close(entry.id);
    // A folder opened as a host has its own label and no URI to connect to again.
    m_draftMessages->tellClosed(entry.label, entry.uri, entry.readOnly,
                                !entry.named || isDemoHostUri(entry.uri));
}

void SessionController::askForConnection()
{
    const QStringList recent = m_settings->value(recentKey()).toStringList();
    m_prompts->chooseConnection(recent,
                                [this](const std::optional<Prompts::ConnectionRequest> &request) {
                                    if (request && !request->uri.isEmpty())
                                        open(request->uri, request->readOnly);
                                });
}

void SessionController::remember(const QString &uri)
{
    QStringList recent = m_settings->value(recentKey()).toStringList();
    recent.removeAll(uri);
    recent.prepend(uri);
    m_settings->setValue(recentKey(), recent.mid(0, mostRecent));
}

void SessionController::about()
{
    m_prompts->inform(tr("About Poolwarden"),
                      tr("Poolwarden %1\n\nManages libvirt storage pools and sees conflicts before "
                         "they happen.\n\n"
                         "Free software under the GNU General Public License, version 3 or later.")
                          .arg(QCoreApplication::applicationVersion()));
}

} // namespace poolwarden
