// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/mainmenubar.h"

#include "views/help/helpcommands.h"
#include "views/style/icons.h"
#include "views/style/keyhelp.h"
#include "views/window/newpoolmenu.h"
#include "views/window/templatemenu.h"

#include <QAction>
#include <QKeySequence>
#include <QShortcut>

namespace poolwarden {

MainMenuBar::MainMenuBar(CommandSet *commands, QMenu *defineMenu, QMenu *bringBackMenu,
                         QWidget *parent)
    : QMenuBar(parent)
{
    setObjectName(QStringLiteral("menuBar"));
    setAccessibleName(tr("Menus"));
    using enum Command;
    QMenu *file = addCommands(*commands, QStringLiteral("fileMenu"), tr("&File"),
                              {Connect, Disconnect, std::nullopt, NewPool, Open, Save, SaveAs,
                               std::nullopt, Import, Export, ExportWith, CompareFolder,
                               std::nullopt, SaveReport, PrintReport, std::nullopt, Quit});
    QMenu *edit = addCommands(
        *commands, QStringLiteral("editMenu"), tr("&Edit"),
        {Undo, Redo, std::nullopt, Paste, NewUuid, Revert, Discard, std::nullopt, Find, SelectAll});
    QMenu *pool = addCommands(
        *commands, QStringLiteral("poolMenu"), tr("&Pool"),
        {Define,       DefineAll,    SendTo,     Edit,           Duplicate,         Compare,
         std::nullopt, WaysOut,      ResolveAll, AcceptConflict, AcceptedConflicts, AfterRestart,
         std::nullopt, Build,        Start,      Stop,           Restart,           Refresh,
         Autostart,    std::nullopt, Undefine});
    m_view = addCommands(*commands, QStringLiteral("viewMenu"), tr("&View"),
                         {ShowPeers, ShowAll, std::nullopt, Reload, ResolveNames, std::nullopt,
                          NextPane, PreviousPane, std::nullopt});
    addCommands(*commands, QStringLiteral("helpMenu"), tr("&Help"),
                {ShowKeys, ShowSigns, std::nullopt, About});

    new HelpCommands(commands, this);

    m_newMenu = new NewPoolMenu(this);
    file->insertMenu(commands->action(Open), m_newMenu);
    m_templateMenu = new TemplateMenu(commands, this);
    file->insertMenu(commands->action(Open), m_templateMenu);

    edit->insertMenu(commands->action(NewUuid), bringBackMenu);
    edit->insertSeparator(commands->action(NewUuid));
    pool->insertMenu(commands->action(DefineAll), defineMenu);
    m_copyMenu = new QMenu(tr("Cop&y As"), this);
    m_copyMenu->setObjectName(QStringLiteral("copyMenu"));
    m_copyMenu->setAccessibleName(tr("Copy as"));
    m_copyMenu->setIcon(icons::named(QStringLiteral("copy")));
    m_copyMenu->setToolTipsVisible(true);
    m_copyMenu->menuAction()->setObjectName(QStringLiteral("copyMenuAction"));
    for (const Command command : {CopyXml, CopyVirsh, CopyAnsible, CopyTerraform})
        m_copyMenu->addAction(commands->action(command));
    pool->insertMenu(commands->action(Undefine), m_copyMenu);
    pool->insertSeparator(commands->action(Undefine));

    const QKeySequence menuKey(Qt::Key_F10);
    auto *open = new QShortcut(menuKey, this);
    open->setObjectName(QStringLiteral("menuShortcut"));
    connect(open, &QShortcut::activated, this, [this, file] {
        setFocus(Qt::MenuBarFocusReason);
        setActiveAction(file->menuAction());
    });
    keyhelp::tell(this, menuKey, tr("Open the menus"),
                  tr("Open the first menu; the arrow keys go to the others"));
}

QMenu *MainMenuBar::addCommands(const CommandSet &set, const QString &name, const QString &title,
                                std::initializer_list<std::optional<Command>> commands)
{
    QMenu *menu = addMenu(title);
    menu->setObjectName(name);
    menu->setAccessibleName(QString(title).remove(u'&'));
    // Tool tips say why a command is disabled.
    menu->setToolTipsVisible(true);
    for (const auto &command : commands) {
        if (command)
            menu->addAction(set.action(*command));
        else
            menu->addSeparator();
    }
    return menu;
}

void MainMenuBar::addToggle(QAction *toggle)
{
    m_view->addAction(toggle);
}

} // namespace poolwarden
