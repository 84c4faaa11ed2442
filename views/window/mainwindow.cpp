// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/mainwindow.h"

#include "model/connections/connectionlist.h"
#include "model/session/pooledit.h"
#include "model/tables/findingsmodel.h"
#include "model/tables/pooltablemodel.h"
#include "model/tables/untildefined.h"
#include "views/changes/comparedialog.h"
#include "views/commands/commandset.h"
#include "views/conflicts/conflictspane.h"
#include "views/connections/connectionspane.h"
#include "views/editor/editorpanel.h"
#include "views/map/mappane.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/style/altletters.h"
#include "views/style/focusoutline.h"
#include "views/style/icons.h"
#include "views/window/bringbackmenu.h"
#include "views/window/demonstrationbar.h"
#include "views/window/filedrop.h"
#include "views/window/filteredit.h"
#include "views/window/findingcommands.h"
#include "views/window/hostpresence.h"
#include "views/window/mainmenubar.h"
#include "views/window/maintoolbar.h"
#include "views/window/mapdock.h"
#include "views/window/newpoolmenu.h"
#include "views/window/statuscounts.h"
#include "views/window/statustime.h"
#include "views/window/templatemenu.h"
#include "views/window/undocommand.h"
#include "views/window/unhandledkeys.h"
#include "views/window/windowcentre.h"
#include "views/window/windowdocks.h"
#include "views/window/windowfocus.h"
#include "views/window/windowlayout.h"
#include "views/window/windowselection.h"
#include "views/window/windowtitle.h"

#include <QAction>
#include <QCloseEvent>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStatusBar>
#include <QTreeView>
#include <QUndoGroup>
#include <QUndoStack>

namespace poolwarden {

MainWindow::MainWindow(PoolRegistry *registry, ConnectionList *connections, SourceFinder *finder,
                       Prompts *prompts, QWidget *parent)
    : QMainWindow(parent)
    , m_registry(registry)
    , m_connectionList(connections)
    , m_commands(new CommandSet(this))
    , m_tableModel(new PoolTableModel(registry, this))
    , m_findingsModel(new FindingsModel(registry, this))
    , m_untilDefined(new UntilDefined(registry, this))
    , m_centre(new WindowCentre({.registry = registry,
                                 .pools = m_tableModel,
                                 .finder = finder,
                                 .commands = m_commands,
                                 .prompts = prompts},
                                this))
    , m_messages(m_centre->messages())
    , m_tablePane(m_centre->table())
    , m_editor(m_centre->editor())
    , m_unbuilt(m_editor->unbuilt())
    , m_keys(new UnhandledKeys(m_commands, statusBar()))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAccessibleName(tr("Poolwarden"));
    setWindowIcon(icons::named(QStringLiteral("poolwarden")));
    const auto *drop = new FileDrop(this);
    connect(drop, &FileDrop::dropped, this, &MainWindow::filesDropped);
    connect(drop, &FileDrop::textDropped, this, &MainWindow::textDropped);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setCentralWidget(m_centre);
    buildMenus();
    buildDocks();
    buildBars();
    connectParts();
    new FocusOutline(this);
    new AltLetters(this);
    new UndoCommand(m_commands, m_messages, prompts, this);
    m_presence->offerConnections();
    new WindowTitle({.window = this,
                     .connectionList = m_connectionList,
                     .connections = m_connections,
                     .editor = m_editor});
    m_tablePane->table()->setFocus();
}

MainWindow::~MainWindow()
{
    delete m_layout; // it must not save the destruction of the parts as a layout
    // Otherwise ~QWidget() hides it, and the parts send layout signals to half of a MainWindow.
    hide();
    // The registry's drafts and their undo stacks outlive the window.
    disconnect(m_registry, nullptr, this, nullptr);
}

void MainWindow::buildDocks()
{
    m_docks = new WindowDocks({.registry = m_registry,
                               .connectionList = m_connectionList,
                               .findings = m_findingsModel,
                               .untilDefined = m_untilDefined,
                               .commands = m_commands,
                               .menus = m_menus},
                              this);
    m_connections = m_docks->connections();
    m_conflicts = m_docks->conflicts();
    m_layout = new WindowLayout({.window = this,
                                 .splitter = m_centre->splitter(),
                                 .table = m_tablePane,
                                 .editor = m_editor,
                                 .connectionsDock = m_docks->connectionsDock(),
                                 .conflictsDock = m_docks->conflictsDock(),
                                 .conflicts = m_conflicts,
                                 .map = m_docks->map()},
                                this);
    connect(m_layout, &WindowLayout::changed, this, &MainWindow::layoutChanged);
    connect(m_layout, &WindowLayout::madeRoom, this, [this](const QString &told) {
        Message message;
        message.text = told;
        message.passes = true;
        post(message);
    });
    connect(map()->pane(), &MapPane::poolsChosen, this, &MainWindow::selectPools);
    map()->offer(m_tablePane->table()->actions());
}

MapDock *MainWindow::map() const
{
    return m_docks->map();
}

void MainWindow::buildMenus()
{
    auto *bringBack = new BringBackMenu(m_messages, this);
    m_menus = new MainMenuBar(m_commands, m_editor->defineMenu(), bringBack, this);
    setMenuBar(m_menus);
    connect(m_menus->newMenu(), &NewPoolMenu::typeChosen, this, &MainWindow::newPoolRequested);
    connect(m_menus->newMenu(), &QMenu::aboutToShow, this, &MainWindow::fillNewMenu);
    connect(m_menus->templateMenu(), &QMenu::aboutToShow, this, &MainWindow::fillNewMenu);
    connect(m_menus->templateMenu(), &TemplateMenu::chosen, this, &MainWindow::templateChosen);
    connect(m_menus->copyMenu(), &QMenu::aboutToShow, this, &MainWindow::copyMenuOpening);
    using enum Command;
    QList<QAction *> ofPools;
    for (const Command command :
         {Define, Edit,   Duplicate, Compare, WaysOut,   AcceptConflict, Build,
          Start,  Stop,   Restart,   Refresh, Autostart, ShowPeers,      Save,
          SendTo, Export, Paste,     Revert,  Discard,   Undefine})
        ofPools.append(m_commands->action(command));
    ofPools.insert(ofPools.indexOf(m_commands->action(Save)), m_menus->copyMenu()->menuAction());
    ofPools.append(bringBack->menuAction());
    m_tablePane->table()->addActions(ofPools);
}

void MainWindow::setTemplates(const QStringList &names)
{
    m_menus->templateMenu()->setNames(names);
}

void MainWindow::fillNewMenu()
{
    m_menus->templateMenu()->setHost(currentHost() != noHost);
    m_menus->newMenu()->setHost(m_registry->host(currentHost()));
}

void MainWindow::buildBars()
{
    auto *bar = new MainToolBar(m_commands, m_menus->newMenu(), this);
    addToolBar(bar);
    m_filter = bar->filter();

    statusBar()->setObjectName(QStringLiteral("statusBar"));
    statusBar()->setAccessibleName(tr("Status"));
    m_busy = new QLabel(this);
    m_busy->setObjectName(QStringLiteral("busyLabel"));
    m_busy->setTextFormat(Qt::PlainText);
    statusBar()->addWidget(m_busy, 1);
    new StatusCounts({.registry = m_registry,
                      .pools = m_tableModel,
                      .tablePane = m_tablePane,
                      .findings = m_findingsModel,
                      .conflicts = m_conflicts,
                      .conflictsDock = m_docks->conflictsDock()},
                     statusBar());
}

void MainWindow::connectParts()
{
    m_presence = new HostPresence({.registry = m_registry,
                                   .connectionList = m_connectionList,
                                   .table = m_tablePane,
                                   .conflicts = m_conflicts,
                                   .layout = m_layout},
                                  m_layout);
    const auto on = [this](Command command, auto slot) {
        m_commands->whenGiven(command, this, slot);
    };
    on(Command::Find, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    on(Command::SelectAll, [this] { m_tablePane->table()->selectAll(); });
    on(Command::Edit, [this] {
        m_layout->revealEditor();
        m_editor->startEditing();
    });
    on(Command::NewUuid, [this] { m_editor->makeNewUuid(); });
    on(Command::NewPool, [this] { Q_EMIT newPoolRequested(PoolType::Dir); });
    on(Command::ShowAll, [this] {
        m_filter->clear();
        showOnly({});
    });
    on(Command::Quit, &QWidget::close);
    on(Command::Compare, &MainWindow::compareSelected);

    connect(m_filter, &QLineEdit::textChanged, m_tablePane, &PoolTablePane::setFilterText);
    connect(m_tablePane, &PoolTablePane::filterCleared, m_filter, &QLineEdit::clear);
    connect(m_tablePane, &PoolTablePane::currentPoolChanged, this, &MainWindow::followPool);
    connect(m_tablePane->table(), &PoolTableView::pressEnded, m_layout,
            &WindowLayout::scheduleEditorAfterPress);
    connect(m_tablePane, &PoolTablePane::selectionChanged, this,
            [this] { m_editor->setSelection(static_cast<int>(selectedPools().size())); });
    connect(m_tablePane, &PoolTablePane::connectRequested, m_commands->action(Command::Connect),
            &QAction::trigger);
    connect(m_tablePane, &PoolTablePane::newPoolRequested, m_commands->action(Command::NewPool),
            &QAction::trigger);
    connect(m_tablePane->table(), &PoolTableView::editRequested, m_editor,
            &EditorPanel::startEditing);
    connect(m_tablePane->table(), &PoolTableView::copyRequested,
            m_commands->action(Command::CopyXml), &QAction::trigger);

    connect(m_editor, &EditorPanel::editChanged, this,
            [this] { m_commands->undoGroup()->setActiveStack(m_editor->edit()->undoStack()); });
    connect(m_editor->edit(), &PoolEdit::textChanged, this,
            [this] { m_tablePane->keepVisible(m_editor->pool()); });

    connect(m_conflicts, &ConflictsPane::peersRequested, this, &MainWindow::showOnly);

    connect(m_connections, &ConnectionsPane::currentChanged, this, [this] {
        fillNewMenu();
        m_presence->tellConnected();
    });
    connect(m_connections, &ConnectionsPane::reconnectRequested, this,
            &MainWindow::reconnectRequested);
    connect(m_centre->demonstration(), &DemonstrationBar::connectRequested,
            m_commands->action(Command::Connect), &QAction::trigger);
    m_focus = new WindowFocus({.commands = m_commands,
                               .messages = m_messages,
                               .filter = m_filter,
                               .table = m_tablePane,
                               .editor = m_editor,
                               .conflicts = m_conflicts,
                               .map = map(),
                               .connections = m_connections},
                              this);
    m_selection = new WindowSelection({.registry = m_registry,
                                       .connectionList = m_connectionList,
                                       .table = m_tablePane,
                                       .editor = m_editor,
                                       .connections = m_connections,
                                       .layout = m_layout},
                                      this);
    auto *findings = new FindingCommands({.registry = m_registry,
                                          .selection = m_selection,
                                          .table = m_tablePane,
                                          .editor = m_editor,
                                          .conflicts = m_conflicts},
                                         this);
    m_commands->whenGiven(Command::ShowPeers, findings, &FindingCommands::showPeers);
    m_commands->whenGiven(Command::WaysOut, findings, &FindingCommands::askWays);
    connect(findings, &FindingCommands::changePeerRequested, this,
            &MainWindow::changePeerRequested);
    connect(findings, &FindingCommands::waysRequested, this, &MainWindow::waysRequested);
    connect(findings, &FindingCommands::renameRequested, this, &MainWindow::renameRequested);
    connect(findings, &FindingCommands::asNewPoolRequested, this, &MainWindow::asNewPoolRequested);
}

void MainWindow::post(const Message &message)
{
    // What was told in passing must not contradict it.
    if (!message.passes || !message.text.isEmpty())
        statusBar()->showMessage(message.passes ? message.text : QString(), statusMilliseconds);
    if (message.passes)
        m_messages->pass(message);
    else
        m_messages->post(message);
}

void MainWindow::amend(const Message &message)
{
    m_messages->amend(message);
}

void MainWindow::withdraw(const QString &key)
{
    m_messages->withdraw(key);
}

void MainWindow::setDemonstration(bool demonstration)
{
    m_centre->demonstration()->setWanted(demonstration);
}

void MainWindow::setBusy(const QString &text)
{
    m_busy->setText(text);
}

PoolSelection *MainWindow::selection() const
{
    return m_selection;
}

void MainWindow::showOnly(const QSet<PoolId> &pools)
{
    m_tablePane->showOnly(pools);
}

ConnectionId MainWindow::currentConnection() const
{
    return m_connections->current();
}

void MainWindow::chooseConnection(ConnectionId connection)
{
    m_connections->setCurrent(connection);
}

void MainWindow::followPool(PoolId pool)
{
    m_keys->forgetReason();
    if (pool == noPool)
        m_focus->leaveEditor();
    m_editor->setPool(pool);
    m_layout->scheduleEditor();
    m_layout->tellShown();
    if (const PoolRegistry::Pool *entry = m_registry->pool(pool)) {
        for (const ConnectionList::Entry &connection : m_connectionList->entries()) {
            if (connection.host == entry->host)
                m_connections->setCurrent(connection.id);
        }
    }
    m_conflicts->follow(pool);
}

void MainWindow::compareSelected()
{
    const QList<PoolId> pools = m_tablePane->selectedPools();
    auto *dialog = new CompareDialog(m_registry, pools.first(), pools.last(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::saveLayout(QSettings &settings) const
{
    m_layout->save(settings);
}

void MainWindow::restoreLayout(const QSettings &settings)
{
    m_layout->restore(settings);
    m_presence->offerConnections();
    m_tablePane->table()->fitWidth();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_closeGuard && !m_closeGuard()) {
        event->ignore();
        return;
    }
    map()->leaveWhole();
    Q_EMIT closed();
    QMainWindow::closeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (m_keys->take(*event))
        event->accept();
    else
        QMainWindow::keyPressEvent(event);
}

} // namespace poolwarden
