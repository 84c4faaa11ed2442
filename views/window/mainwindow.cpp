// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/mainwindow.h"

#include "model/connections/connectionlist.h"
#include "model/session/pooldraft.h"
#include "model/session/pooledit.h"
#include "model/tables/findingsmodel.h"
#include "model/tables/pooltablemodel.h"
#include "model/wording/isolated.h"
#include "views/changes/comparedialog.h"
#include "views/commands/commandset.h"
#include "views/conflicts/conflictspane.h"
#include "views/connections/connectionspane.h"
#include "views/editor/editorpanel.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/style/focusoutline.h"
#include "views/style/format.h"
#include "views/style/icons.h"
#include "views/window/bringbackmenu.h"
#include "views/window/demonstrationbar.h"
#include "views/window/filedrop.h"
#include "views/window/filteredit.h"
#include "views/window/mainmenubar.h"
#include "views/window/maintoolbar.h"
#include "views/window/newpoolmenu.h"
#include "views/window/panecycle.h"
#include "views/window/statuscounts.h"
#include "views/window/templatemenu.h"
#include "views/window/windowlayout.h"
#include "views/window/windowselection.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QStatusBar>
#include <QTreeView>
#include <QUndoGroup>
#include <QUndoStack>
#include <QVBoxLayout>

namespace poolwarden {

namespace {

constexpr int statusMilliseconds = 8000;

} // namespace

MainWindow::MainWindow(PoolRegistry *registry, ConnectionList *connections, SourceFinder *finder,
                       Prompts *prompts, QWidget *parent)
    : QMainWindow(parent)
    , m_registry(registry)
    , m_connectionList(connections)
    , m_finder(finder)
    , m_prompts(prompts)
    , m_commands(new CommandSet(this))
    , m_tableModel(new PoolTableModel(registry, this))
    , m_findingsModel(new FindingsModel(registry, this))
    , m_panes(new PaneCycle(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAccessibleName(tr("Poolwarden"));
    setWindowIcon(icons::named(QStringLiteral("poolwarden")));
    const auto *drop = new FileDrop(this);
    connect(drop, &FileDrop::dropped, this, &MainWindow::filesDropped);
    connect(drop, &FileDrop::textDropped, this, &MainWindow::textDropped);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    buildCentre();
    buildMenus();
    buildDocks();
    buildBars();
    connectParts();
    addPanes();
    new FocusOutline(this);
    offerConnections();
    updateTitle();
    m_tablePane->table()->setFocus();
}

MainWindow::~MainWindow()
{
    delete m_layout; // it must not save the destruction of the parts as a layout
    // Otherwise ~QWidget() hides the window, and the parts send layout signals to a half-destroyed
    // MainWindow.
    hide();
    // The registry's drafts and their undo stacks outlive the window.
    disconnect(m_registry, nullptr, this, nullptr);
}

void MainWindow::buildCentre()
{
    auto *centre = new QWidget(this);
    centre->setObjectName(QStringLiteral("centre"));
    m_demonstration = new DemonstrationBar(centre);
    m_messages = new MessageBar(centre);
    m_splitter = new QSplitter(Qt::Vertical, centre);
    m_splitter->setObjectName(QStringLiteral("centreSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_tablePane = new PoolTablePane(m_tableModel, m_splitter);
    m_editor = new EditorPanel(m_registry, m_finder, m_commands, m_prompts, m_splitter);
    m_splitter->addWidget(m_tablePane);
    m_splitter->addWidget(m_editor);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_editor->hide();
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_demonstration);
    layout->addWidget(m_splitter, 1);
    // At the bottom, so that it moves nothing that the user is about to click.
    layout->addWidget(m_messages);
    setCentralWidget(centre);
}

void MainWindow::buildDocks()
{
    m_connectionsDock = new QDockWidget(tr("Connections"), this);
    m_connectionsDock->setObjectName(QStringLiteral("connectionsDock"));
    m_connectionsDock->setAccessibleName(tr("Connections"));
    m_connections = new ConnectionsPane(m_connectionList, m_commands, m_connectionsDock);
    m_connectionsDock->setWidget(m_connections);
    addDockWidget(Qt::LeftDockWidgetArea, m_connectionsDock);

    m_conflictsDock = new QDockWidget(tr("Conflicts"), this);
    m_conflictsDock->setObjectName(QStringLiteral("conflictsDock"));
    m_conflictsDock->setAccessibleName(tr("Conflicts"));
    m_conflicts = new ConflictsPane(m_registry, m_findingsModel, m_conflictsDock);
    m_conflictsDock->setWidget(m_conflicts);
    addDockWidget(Qt::BottomDockWidgetArea, m_conflictsDock);

    m_layout = new WindowLayout({.window = this,
                                 .splitter = m_splitter,
                                 .table = m_tablePane,
                                 .editor = m_editor,
                                 .connectionsDock = m_connectionsDock,
                                 .conflictsDock = m_conflictsDock,
                                 .conflicts = m_conflicts},
                                this);
    connect(m_layout, &WindowLayout::changed, this, &MainWindow::layoutChanged);
    connect(m_layout, &WindowLayout::conflictsMadeRoom, this, [this] {
        post({Severity::Info,
              tr("The list of conflicts was hidden to make room. The count at the right shows it "
                 "again."),
              {},
              {},
              {},
              {},
              {},
              true});
    });
    for (QDockWidget *dock : {m_connectionsDock, m_conflictsDock}) {
        QAction *toggle = dock->toggleViewAction();
        toggle->setObjectName(dock->objectName() + QStringLiteral("Toggle"));
        m_menus->addToggle(toggle);
    }
    m_connectionsDock->toggleViewAction()->setText(tr("Connectio&ns"));
}

void MainWindow::buildMenus()
{
    m_menus = new MainMenuBar(m_commands, m_editor->defineMenu(),
                              new BringBackMenu(m_messages, this), this);
    setMenuBar(m_menus);
    connect(m_menus->newMenu(), &NewPoolMenu::typeChosen, this, &MainWindow::newPoolRequested);
    connect(m_menus->newMenu(), &QMenu::aboutToShow, this, &MainWindow::fillNewMenu);
    connect(m_menus->templateMenu(), &QMenu::aboutToShow, this, &MainWindow::fillNewMenu);
    connect(m_menus->templateMenu(), &TemplateMenu::chosen, this, &MainWindow::templateChosen);
    connect(m_menus->copyMenu(), &QMenu::aboutToShow, this, &MainWindow::copyMenuOpening);
    using enum Command;
    m_tablePane->table()->addActions(
        {m_commands->action(Define), m_commands->action(Edit), m_commands->action(Duplicate),
         m_commands->action(Compare), m_commands->action(Start), m_commands->action(Stop),
         m_commands->action(Restart), m_commands->action(Refresh), m_commands->action(Autostart),
         m_commands->action(ShowPeers), m_menus->copyMenu()->menuAction(), m_commands->action(Save),
         m_commands->action(SendTo), m_commands->action(Export), m_commands->action(Paste),
         m_commands->action(Revert), m_commands->action(Discard), m_commands->action(Undefine)});
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
    new StatusCounts({.pools = m_tableModel,
                      .tablePane = m_tablePane,
                      .findings = m_findingsModel,
                      .conflicts = m_conflicts,
                      .conflictsDock = m_conflictsDock},
                     statusBar());
}

void MainWindow::connectParts()
{
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
    on(Command::ShowPeers, &MainWindow::showPeersOfCurrent);
    on(Command::ShowAll, [this] {
        m_filter->clear();
        showOnly({});
    });
    on(Command::NextPane, [this] { m_panes->step(1); });
    on(Command::PreviousPane, [this] { m_panes->step(-1); });
    on(Command::Quit, &QWidget::close);
    on(Command::Compare, &MainWindow::compareSelected);
    on(Command::WaysOut, &MainWindow::askWaysOfCurrent);

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

    connect(m_editor, &EditorPanel::editChanged, this,
            [this] { m_commands->undoGroup()->setActiveStack(m_editor->edit()->undoStack()); });
    connect(m_editor, &EditorPanel::editChanged, this, &MainWindow::updateTitle);
    connect(m_editor->edit(), &PoolEdit::textChanged, this,
            [this] { m_tablePane->keepVisible(m_editor->pool()); });
    connect(m_editor, &EditorPanel::actionRequested, this, &MainWindow::runFindingAction);
    connect(m_editor, &EditorPanel::waysRequested, this, &MainWindow::waysRequested);

    connect(m_conflicts, &ConflictsPane::poolChosen, this, [this](PoolId pool) {
        QList<PoolId> pools{pool};
        for (const PoolId other : m_conflicts->chosenPools()) {
            if (other != pool)
                pools.append(other);
        }
        m_tablePane->selectPools(pools);
        std::optional<Finding> finding = m_conflicts->current();
        if (finding && finding->pool != pool)
            finding = mirrored(*finding);
        m_editor->showFinding(finding);
    });
    connect(m_conflicts, &ConflictsPane::editRequested, this, &MainWindow::editFinding);
    connect(m_conflicts, &ConflictsPane::peersRequested, this, &MainWindow::showOnly);
    connect(m_conflicts, &ConflictsPane::waysRequested, this, &MainWindow::waysRequested);

    connect(m_connections, &ConnectionsPane::currentChanged, this, [this] {
        updateTitle();
        fillNewMenu();
        tellConnected();
    });
    connect(m_connections, &ConnectionsPane::reconnectRequested, this,
            &MainWindow::reconnectRequested);
    connect(m_connectionList, &ConnectionList::changed, this, &MainWindow::offerConnections);
    for (const auto signal : {&PoolRegistry::rowsAdded, &PoolRegistry::rowsRemoved}) {
        connect(m_registry, signal, this, &MainWindow::offerConnections);
        connect(m_registry, signal, this, &MainWindow::tellConnected);
    }
    connect(m_messages, &MessageBar::emptied, this,
            [this] { m_tablePane->table()->setFocus(Qt::OtherFocusReason); });
    connect(m_demonstration, &DemonstrationBar::connectRequested,
            m_commands->action(Command::Connect), &QAction::trigger);
    connect(m_filter, &FilterEdit::left, this, [this](bool wantsRow) {
        PoolTableView *table = m_tablePane->table();
        table->setFocus(Qt::ShortcutFocusReason);
        if (wantsRow && m_tablePane->selectedPools().isEmpty())
            table->selectRow(0);
    });
    m_selection = new WindowSelection({.registry = m_registry,
                                       .connectionList = m_connectionList,
                                       .table = m_tablePane,
                                       .editor = m_editor,
                                       .connections = m_connections,
                                       .layout = m_layout},
                                      this);
}

void MainWindow::addPanes()
{
    m_panes->add(m_messages, [this] { m_messages->focusOffer(Qt::ShortcutFocusReason); });
    m_panes->add(m_filter);
    m_panes->add(m_tablePane->table());
    // Without a pool there is nothing in the editor to focus.
    m_panes->add(
        m_editor, [this] { m_editor->returnToPage(); },
        [this] { return m_editor->pool() != noPool; });
    m_panes->add(m_conflicts->list());
    m_panes->add(m_connections->findChild<QWidget *>(QStringLiteral("connectionList")));
}

void MainWindow::post(const Message &message)
{
    if (message.passes) {
        m_messages->withdraw(message.key);
        if (!message.text.isEmpty())
            statusBar()->showMessage(message.text, statusMilliseconds);
        return;
    }
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
    m_demonstration->setWanted(demonstration);
}

void MainWindow::setBusy(const QString &text)
{
    m_busy->setText(text);
}

PoolSelection *MainWindow::selection() const
{
    return m_selection;
}

PoolId MainWindow::currentPool() const
{
    return m_selection->current();
}

QList<PoolId> MainWindow::selectedPools() const
{
    return m_selection->pools();
}

HostId MainWindow::currentHost() const
{
    return m_selection->host();
}

void MainWindow::selectPool(PoolId pool)
{
    m_selection->select({pool});
}

void MainWindow::selectPools(const QList<PoolId> &pools)
{
    m_selection->select(pools);
}

void MainWindow::editFinding(const Finding &finding)
{
    selectPool(finding.pool);
    m_editor->goToFinding(finding);
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
    // The reason was for the former pool.
    if (!m_whyNot.isEmpty() && statusBar()->currentMessage() == m_whyNot)
        statusBar()->clearMessage();
    // The editor goes with its last pool; the keyboard does not go with it.
    const QWidget *focus = focusWidget();
    if (pool == noPool && (!focus || m_editor->isAncestorOf(focus)))
        m_tablePane->table()->setFocus(Qt::OtherFocusReason);
    m_editor->setPool(pool);
    m_layout->scheduleEditor();
    m_conflicts->setShownInEditor(pool);
    if (const PoolRegistry::Pool *entry = m_registry->pool(pool)) {
        for (const ConnectionList::Entry &connection : m_connectionList->entries()) {
            if (connection.host == entry->host)
                m_connections->setCurrent(connection.id);
        }
    }
    m_conflicts->follow(pool);
}

void MainWindow::runFindingAction(const Finding &finding, ActionKind action)
{
    switch (action) {
    case ActionKind::ShowPeer:
        selectPool(finding.peer);
        m_tablePane->table()->setFocus();
        break;
    case ActionKind::EditPeer:
        editFinding(mirrored(finding));
        break;
    case ActionKind::ChangePeer:
        Q_EMIT changePeerRequested(finding);
        break;
    case ActionKind::RenamePool:
        Q_EMIT renameRequested(finding.pool);
        break;
    case ActionKind::AsNewPool:
        Q_EMIT asNewPoolRequested(finding.pool);
        break;
    default:
        break;
    }
}

void MainWindow::showPeersOfCurrent()
{
    const PoolId pool = currentPool();
    if (pool == noPool)
        return;
    QSet<PoolId> pools{pool};
    for (const Finding &finding : m_registry->findingsOf(pool)) {
        if (finding.peer != noPool)
            pools.insert(finding.peer);
    }
    for (const PoolId inside : m_registry->checker().poolsInside(pool))
        pools.insert(inside);
    showOnly(pools);
}

void MainWindow::askWaysOfCurrent()
{
    const PoolId pool = currentPool();
    const std::optional<Finding> shown = m_conflicts->current();
    if (shown && (shown->pool == pool || shown->peer == pool)) {
        Q_EMIT waysRequested(shown->pool == pool ? *shown : mirrored(*shown));
        return;
    }
    const std::vector<Finding> findings = m_registry->findingsOf(pool);
    if (!findings.empty())
        Q_EMIT waysRequested(findings.front());
}

void MainWindow::compareSelected()
{
    const QList<PoolId> pools = m_tablePane->selectedPools();
    auto *dialog = new CompareDialog(m_registry, pools.first(), pools.last(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::updateTitle()
{
    QString label;
    if (const auto *entry = m_connectionList->find(m_connections->current()))
        label = entry->readOnly ? tr("%1 (read-only)").arg(isolated(entry->label)) : entry->label;
    // A document is what its window is about.
    const PoolDraft *draft = m_editor->edit()->draft();
    const bool isDocument = draft && !draft->file().isNone();
    setWindowModified(isDocument && (draft->isModified() || draft->file().isGone));
    if (isDocument) {
        setWindowTitle(format::windowTitle(isolated(draft->fileName())) + QStringLiteral("[*] — ")
                       + tr("Poolwarden"));
        return;
    }
    setWindowTitle(
        label.isEmpty()
            ? tr("Poolwarden")
            : format::windowTitle(tr("Poolwarden: %1", "the connection").arg(isolated(label))));
}

bool MainWindow::isAnyInFiles() const
{
    for (int row = m_registry->poolCount() - 1; row >= 0; --row) {
        if (m_registry->pool(m_registry->poolAt(row))->host == m_registry->files())
            return true;
    }
    return false;
}

void MainWindow::tellConnected()
{
    // Drafts of “Files” are checked without a host.
    const bool connected =
        m_connectionList->anyInState(ConnectionList::State::Open) || isAnyInFiles();
    const bool connecting = m_connectionList->anyInState(ConnectionList::State::Connecting);
    m_tablePane->setConnected(connected, connecting);
    m_conflicts->setConnected(connected, connecting);
}

void MainWindow::offerConnections()
{
    // “Files” is always there, but of use only with drafts in it.
    m_layout->offerConnections(m_connectionList->connectionCount() + (isAnyInFiles() ? 1 : 0));
}

void MainWindow::saveLayout(QSettings &settings) const
{
    m_layout->save(settings);
}

void MainWindow::restoreLayout(const QSettings &settings)
{
    m_layout->restore(settings);
    offerConnections();
    m_tablePane->table()->fitWidth();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_closeGuard && !m_closeGuard()) {
        event->ignore();
        return;
    }
    Q_EMIT closed();
    QMainWindow::closeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // The last command is not in any undo stack, but the message can undo it, which the user expects.
    if (event->matches(QKeySequence::Undo) && m_messages->current().undoes) {
        m_messages->takeAction();
        event->accept();
        return;
    }
    // The focused button has ignored Enter, so press it here.
    auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    if (button && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        button->click();
        event->accept();
        return;
    }
    // The shortcut of a disabled command does nothing, so show the reason.
    const QKeySequence keys(event->keyCombination());
    for (std::size_t i = 0; i < commandCount; ++i) {
        const QAction *action = m_commands->action(static_cast<Command>(i));
        if (action->isEnabled() || action->shortcut().isEmpty() || action->shortcut() != keys)
            continue;
        m_whyNot = action->statusTip();
        statusBar()->showMessage(m_whyNot, statusMilliseconds);
        event->accept();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

} // namespace poolwarden
