// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of MainWindow that builds its docks, menus and bars.

#include "views/window/mainwindow.h"

#include "model/connections/connectionlist.h"
#include "model/wording/findingtext.h"
#include "views/commands/commandset.h"
#include "views/conflicts/conflictspane.h"
#include "views/connections/connectionspane.h"
#include "views/editor/editorpanel.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/style/accelerators.h"
#include "views/style/icons.h"
#include "views/style/words.h"
#include "views/window/conflictcount.h"
#include "views/window/demonstrationbar.h"
#include "views/window/windowlayout.h"

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSplitter>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace poolwarden {

namespace {

constexpr int filterWidth = 230;
} // namespace

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
    m_editor = new EditorPanel(m_registry, m_commands, m_prompts, m_splitter);
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

void MainWindow::setDemonstration(bool demonstration)
{
    m_demonstration->setWanted(demonstration);
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
}

void MainWindow::buildMenus()
{
    const auto menu = [this](const QString &name, const QString &title,
                             std::initializer_list<std::optional<Command>> commands) {
        QMenu *made = menuBar()->addMenu(title);
        made->setObjectName(name);
        made->setAccessibleName(QString(title).remove(u'&'));
        // Tool tips say why a command is disabled.
        made->setToolTipsVisible(true);
        for (const auto &command : commands) {
            if (command)
                made->addAction(m_commands->action(*command));
            else
                made->addSeparator();
        }
        return made;
    };
    menuBar()->setObjectName(QStringLiteral("menuBar"));
    menuBar()->setAccessibleName(tr("Menus"));
    using enum Command;
    QMenu *file = menu(QStringLiteral("fileMenu"), tr("&File"),
                       {Connect, Disconnect, std::nullopt, NewPool, Import, Export, ExportWith,
                        std::nullopt, Quit});
    menu(QStringLiteral("editMenu"), tr("&Edit"),
         {Undo, Redo, std::nullopt, NewUuid, Revert, Discard, std::nullopt, Find, SelectAll});
    QMenu *pool = menu(QStringLiteral("poolMenu"), tr("&Pool"),
                       {Define, Edit, Duplicate, Compare, std::nullopt, Start, Stop, Restart,
                        Refresh, Autostart, std::nullopt, Undefine});
    QMenu *view = menu(QStringLiteral("viewMenu"), tr("&View"),
                       {ShowPeers, ShowAll, std::nullopt, Reload, ResolveNames, std::nullopt,
                        NextPane, PreviousPane, std::nullopt});
    menu(QStringLiteral("helpMenu"), tr("&Help"), {About});
    for (QDockWidget *dock : {m_connectionsDock, m_conflictsDock}) {
        QAction *toggle = dock->toggleViewAction();
        toggle->setObjectName(dock->objectName() + QStringLiteral("Toggle"));
        view->addAction(toggle);
    }
    m_connectionsDock->toggleViewAction()->setText(tr("Connectio&ns"));

    m_newMenu = new QMenu(tr("Ne&w Pool of Type"), this);
    m_newMenu->setObjectName(QStringLiteral("newMenu"));
    m_newMenu->setAccessibleName(tr("New pool of type"));
    file->insertMenu(m_commands->action(Import), m_newMenu);
    connect(m_newMenu, &QMenu::aboutToShow, this, &MainWindow::fillNewMenu);
    fillNewMenu();

    pool->insertMenu(m_commands->action(Edit), m_editor->defineMenu());
    m_copyMenu = new QMenu(tr("&Copy As"), this);
    m_copyMenu->setObjectName(QStringLiteral("copyMenu"));
    m_copyMenu->setAccessibleName(tr("Copy as"));
    m_copyMenu->setIcon(icons::named(QStringLiteral("copy")));
    m_copyMenu->setToolTipsVisible(true);
    m_copyMenu->menuAction()->setObjectName(QStringLiteral("copyMenuAction"));
    for (const Command command : {CopyXml, CopyVirsh, CopyAnsible, CopyTerraform})
        m_copyMenu->addAction(m_commands->action(command));
    pool->insertMenu(m_commands->action(Undefine), m_copyMenu);
    pool->insertSeparator(m_commands->action(Undefine));
    connect(m_copyMenu, &QMenu::aboutToShow, this, &MainWindow::copyMenuOpening);

    m_tablePane->table()->addActions(
        {m_commands->action(Define), m_commands->action(Edit), m_commands->action(Duplicate),
         m_commands->action(Compare), m_commands->action(Start), m_commands->action(Stop),
         m_commands->action(Restart), m_commands->action(Refresh), m_commands->action(Autostart),
         m_commands->action(ShowPeers), m_copyMenu->menuAction(), m_commands->action(Export),
         m_commands->action(Revert), m_commands->action(Discard), m_commands->action(Undefine)});
}

void MainWindow::fillNewMenu()
{
    const auto host = m_registry->host(currentHost());
    if (m_newMenu->isEmpty()) {
        QString taken;
        for (const PoolTypeInfo &info : poolTypes()) {
            const QString id = QString::fromUtf8(info.name);
            const QString text = tr("%1 (%2)", "a pool type, then libvirt's word for it")
                                     .arg(findingtext::typeName(info.type), id);
            QAction *action = m_newMenu->addAction(
                accelerators::withMnemonic(words::escapedMnemonic(text), taken));
            action->setObjectName(QStringLiteral("newPool-") + id);
            connect(action, &QAction::triggered, this,
                    [this, type = info.type] { Q_EMIT newPoolRequested(type); });
        }
    }
    const QList<QAction *> actions = m_newMenu->actions();
    for (std::size_t i = 0; i < poolTypeCount; ++i) {
        const bool known = !host || host->info.backends.test(i);
        QAction *action = actions.at(static_cast<qsizetype>(i));
        action->setEnabled(host.has_value() && known);
        action->setStatusTip(known ? QString() : tr("The host does not support this pool type."));
    }
}

void MainWindow::buildToolBar()
{
    QToolBar *bar = addToolBar(tr("Toolbar"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setAccessibleName(tr("Toolbar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize(QSize(18, 18));
    const auto add = [this, bar](Command command) {
        QAction *action = m_commands->action(command);
        bar->addAction(action);
        QWidget *button = bar->widgetForAction(action);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setAccessibleName(QString(action->text()).remove(u'&').remove(u'…'));
        button->setFocusPolicy(Qt::TabFocus);
    };
    add(Command::Connect);
    auto *newButton = new QToolButton(bar);
    newButton->setObjectName(QStringLiteral("newButton"));
    newButton->setAccessibleName(tr("New pool"));
    newButton->setDefaultAction(m_commands->action(Command::NewPool));
    newButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    newButton->setPopupMode(QToolButton::MenuButtonPopup);
    newButton->setMenu(m_newMenu);
    newButton->setFocusPolicy(Qt::TabFocus);
    bar->addWidget(newButton);
    add(Command::Import);
    add(Command::Export);
    bar->addSeparator();
    add(Command::Start);
    add(Command::Stop);
    add(Command::Refresh);
    add(Command::Autostart);

    auto *spacer = new QWidget(bar);
    spacer->setObjectName(QStringLiteral("toolBarSpacer"));
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spacer);
    m_filter = new QLineEdit(bar);
    m_filter->setObjectName(QStringLiteral("filterEdit"));
    m_filter->setAccessibleName(tr("Filter the pools"));
    m_filter->setPlaceholderText(tr("Filter pools"));
    m_filter->setToolTip(m_commands->action(Command::Find)->toolTip());
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icons::named(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_filter->setMinimumWidth(filterWidth / 2);
    m_filter->setMaximumWidth(filterWidth);
    bar->addWidget(m_filter);
}

void MainWindow::fitToolBar()
{
    // Show texts only if there is room, so that the filter does not move into the overflow menu.
    auto *bar = findChild<QToolBar *>(QStringLiteral("toolBar"));
    const auto setStyle = [bar](Qt::ToolButtonStyle style) {
        bar->setToolButtonStyle(style);
        for (auto *button : bar->findChildren<QToolButton *>(QStringLiteral("newButton")))
            button->setToolButtonStyle(style);
    };
    setStyle(Qt::ToolButtonTextBesideIcon);
    if (bar->sizeHint().width() > bar->width())
        setStyle(Qt::ToolButtonIconOnly);
}

void MainWindow::buildStatusBar()
{
    statusBar()->setObjectName(QStringLiteral("statusBar"));
    statusBar()->setAccessibleName(tr("Status"));
    m_busy = new QLabel(this);
    m_busy->setObjectName(QStringLiteral("busyLabel"));
    m_busy->setTextFormat(Qt::PlainText);
    m_counts = new QLabel(this);
    m_counts->setObjectName(QStringLiteral("countsLabel"));
    m_counts->setTextFormat(Qt::PlainText);
    statusBar()->addWidget(m_busy, 1);
    statusBar()->addPermanentWidget(m_counts);
    m_conflictCount = new ConflictCount(m_conflictsDock->toggleViewAction(), this);
    statusBar()->addPermanentWidget(m_conflictCount);
}

} // namespace poolwarden
