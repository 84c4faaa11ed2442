// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/commands/commandset.h"

#include "views/style/format.h"
#include "views/style/icons.h"

#include <QCoreApplication>
#include <QUndoGroup>

namespace poolwarden {

namespace {

struct Row {
    Command command;
    const char *id; ///< object name
    const char *icon;
    const char *text;
    const char *tip;
    QKeySequence shortcut;
};

// Made at the first call, because key sequences need an application.
const std::array<Row, commandCount> &rows()
{
    using enum Command;
    static const std::array<Row, commandCount> all{{
        {Connect, "connectAction", "connect", QT_TRANSLATE_NOOP("Commands", "&Connect…"),
         QT_TRANSLATE_NOOP("Commands", "Connect to a host"), Qt::CTRL | Qt::Key_K},
        {Disconnect, "disconnectAction", "disconnect", QT_TRANSLATE_NOOP("Commands", "&Disconnect"),
         QT_TRANSLATE_NOOP("Commands", "Close the current connection"),
         Qt::CTRL | Qt::SHIFT | Qt::Key_K},
        {NewPool, "newPoolAction", "new", QT_TRANSLATE_NOOP("Commands", "&New Pool"),
         QT_TRANSLATE_NOOP("Commands", "Create a draft of a new pool"), QKeySequence::New},
        {Duplicate, "duplicateAction", "new", QT_TRANSLATE_NOOP("Commands", "D&uplicate"),
         QT_TRANSLATE_NOOP("Commands",
                           "Create a draft like the current pool, with a new name and UUID"),
         Qt::CTRL | Qt::SHIFT | Qt::Key_D},
        {KeepTemplate,
         "keepTemplateAction",
         "",
         QT_TRANSLATE_NOOP("Commands", "&Keep as Template…"),
         QT_TRANSLATE_NOOP("Commands",
                           "Keep the definition of the current pool under a name, to make "
                           "new pools of it"),
         {}},
        {OpenTemplates,
         "openTemplatesAction",
         "",
         QT_TRANSLATE_NOOP("Commands", "&Open the Templates Folder"),
         QT_TRANSLATE_NOOP("Commands",
                           "Each template is an XML file: share, rename or remove it there"),
         {}},
        {Compare,
         "compareAction",
         "compare",
         QT_TRANSLATE_NOOP("Commands", "Co&mpare Pools"),
         QT_TRANSLATE_NOOP("Commands", "Show the two selected pools side by side"),
         {}},
        {Open, "openAction", "import", QT_TRANSLATE_NOOP("Commands", "&Open…"),
         QT_TRANSLATE_NOOP(
             "Commands", "Open XML files in “Files”, to edit them and save them again; no host is "
                         "needed"),
         QKeySequence::Open},
        {Import, "importAction", "import", QT_TRANSLATE_NOOP("Commands", "&Import…"),
         QT_TRANSLATE_NOOP("Commands", "Import pools from XML files as drafts of the current host"),
         Qt::CTRL | Qt::SHIFT | Qt::Key_O},
        {Paste, "pasteAction", "import", QT_TRANSLATE_NOOP("Commands", "&Paste Pools"),
         QT_TRANSLATE_NOOP("Commands", "Make drafts of the definitions on the clipboard"),
         QKeySequence::Paste},
        {Export, "exportAction", "export", QT_TRANSLATE_NOOP("Commands", "&Export…"),
         QT_TRANSLATE_NOOP("Commands", "Write the selected pools to validated XML files"),
         Qt::CTRL | Qt::Key_E},
        {ExportWith, "exportWithAction", "export",
         QT_TRANSLATE_NOOP("Commands", "Export &with Options…"),
         QT_TRANSLATE_NOOP("Commands",
                           "Write the selected or all pools into files, into one file, or "
                           "as a script"),
         Qt::CTRL | Qt::SHIFT | Qt::Key_E},
        {CompareFolder,
         "compareFolderAction",
         "compare",
         QT_TRANSLATE_NOOP("Commands", "Compare with &Folder…"),
         QT_TRANSLATE_NOOP("Commands",
                           "Show where the pools of this host and the definitions in a folder "
                           "differ, and make one like the other"),
         {}},
        {SaveReport, "saveReportAction", "export", QT_TRANSLATE_NOOP("Commands", "Save &Report…"),
         QT_TRANSLATE_NOOP(
             "Commands",
             "Write all conflicts of the open hosts into a file, to read or to pass on"),
         Qt::CTRL | Qt::SHIFT | Qt::Key_P},
        {CopyXml, "copyXmlAction", "copy", QT_TRANSLATE_NOOP("Commands", "&XML"),
         QT_TRANSLATE_NOOP("Commands", "Copy the definitions of the selected pools"),
         Qt::CTRL | Qt::SHIFT | Qt::Key_C},
        {CopyVirsh,
         "copyVirshAction",
         "",
         QT_TRANSLATE_NOOP("Commands", "&virsh Command"),
         QT_TRANSLATE_NOOP("Commands", "Copy a shell command that defines the selected pools"),
         {}},
        {CopyAnsible,
         "copyAnsibleAction",
         "",
         QT_TRANSLATE_NOOP("Commands", "&Ansible Task"),
         QT_TRANSLATE_NOOP("Commands", "Copy tasks for community.libvirt.virt_pool that define the "
                                       "selected pools"),
         {}},
        {CopyTerraform,
         "copyTerraformAction",
         "",
         QT_TRANSLATE_NOOP("Commands", "&Terraform Resource"),
         QT_TRANSLATE_NOOP("Commands", "Copy libvirt_pool resources for the dmacvicar/libvirt "
                                       "provider, version 0.9.4 or later"),
         {}},
        {Quit, "quitAction", "quit", QT_TRANSLATE_NOOP("Commands", "&Quit"),
         QT_TRANSLATE_NOOP("Commands", "Quit the program"), Qt::CTRL | Qt::Key_Q},
        {Undo, "undoAction", "undo", QT_TRANSLATE_NOOP("Commands", "&Undo"),
         QT_TRANSLATE_NOOP("Commands", "Undo the last change of this pool"), QKeySequence::Undo},
        {Redo, "redoAction", "redo", QT_TRANSLATE_NOOP("Commands", "&Redo"),
         QT_TRANSLATE_NOOP("Commands", "Redo the last undone change"), QKeySequence::Redo},
        {NewUuid,
         "newUuidAction",
         "uuid",
         QT_TRANSLATE_NOOP("Commands", "Make New UU&ID"),
         QT_TRANSLATE_NOOP("Commands", "Give the current draft a new UUID"),
         {}},
        {Revert,
         "revertAction",
         "revert",
         QT_TRANSLATE_NOOP("Commands", "&Revert"),
         QT_TRANSLATE_NOOP("Commands", "Go back to the definition before the edits"),
         {}},
        {Discard, "discardAction", "trash", QT_TRANSLATE_NOOP("Commands", "Disc&ard Drafts"),
         QT_TRANSLATE_NOOP("Commands",
                           "Discard the changes of the selected pools that are not on the host"),
         QKeySequence::Delete},
        {Find, "findAction", "search", QT_TRANSLATE_NOOP("Commands", "&Filter"),
         QT_TRANSLATE_NOOP("Commands", "Show only the pools that contain the words you type"),
         QKeySequence::Find},
        {SelectAll,
         "selectAllAction",
         "",
         QT_TRANSLATE_NOOP("Commands", "Select &All Pools"),
         QT_TRANSLATE_NOOP("Commands", "Select all pools that are shown"),
         {}},
        {Define, "defineAction", "define", QT_TRANSLATE_NOOP("Commands", "&Define"),
         QT_TRANSLATE_NOOP("Commands", "Define this pool on the host"), QKeySequence::Save},
        {DefineAll, "defineAllAction", "define",
         QT_TRANSLATE_NOOP("Commands", "Define A&ll Drafts…"),
         QT_TRANSLATE_NOOP("Commands",
                           "Show all drafts in an order in which libvirt takes them, and "
                           "define those that you choose"),
         Qt::CTRL | Qt::SHIFT | Qt::Key_S},
        {DefineStarts,
         "defineStartsAction",
         "",
         QT_TRANSLATE_NOOP("Commands", "and &Start"),
         QT_TRANSLATE_NOOP("Commands", "Define also starts the pools"),
         {}},
        {DefineAutostarts,
         "defineAutostartsAction",
         "",
         QT_TRANSLATE_NOOP("Commands", "and &Autostart"),
         QT_TRANSLATE_NOOP("Commands", "Define also lets the pools start with their host"),
         {}},
        // With the keys of Define: a draft of “Files” can be saved only, all others can be defined only.
        {Save, "saveAction", "export", QT_TRANSLATE_NOOP("Commands", "&Save"),
         QT_TRANSLATE_NOOP("Commands", "Save the selected drafts of “Files” in their files"),
         QKeySequence::Save},
        {SaveAs,
         "saveAsAction",
         "",
         QT_TRANSLATE_NOOP("Commands", "Save &As…"),
         QT_TRANSLATE_NOOP("Commands", "Save the current draft of “Files” in another file"),
         {}},
        {SendTo,
         "sendToAction",
         "connect",
         QT_TRANSLATE_NOOP("Commands", "Send to &Host…"),
         QT_TRANSLATE_NOOP("Commands",
                           "Make drafts of a host from those of “Files”, to define them there"),
         {}},
        {Edit,
         "editAction",
         "state-draft",
         QT_TRANSLATE_NOOP("Commands", "&Edit"),
         QT_TRANSLATE_NOOP("Commands", "Move the focus to the form of the current pool"),
         {}},
        {Start, "startAction", "start", QT_TRANSLATE_NOOP("Commands", "&Start"),
         QT_TRANSLATE_NOOP("Commands", "Start the selected pools"), Qt::Key_F7},
        {Stop, "stopAction", "stop", QT_TRANSLATE_NOOP("Commands", "S&top"),
         QT_TRANSLATE_NOOP("Commands", "Stop the selected pools; their storage stays as it is"),
         Qt::Key_F8},
        {Restart, "restartAction", "refresh", QT_TRANSLATE_NOOP("Commands", "Resta&rt"),
         QT_TRANSLATE_NOOP("Commands", "Stop the selected pools and start them again, so that "
                                       "changes take effect"),
         Qt::SHIFT | Qt::Key_F8},
        {Refresh, "refreshAction", "refresh", QT_TRANSLATE_NOOP("Commands", "Re&fresh"),
         QT_TRANSLATE_NOOP("Commands", "Reload the volumes and sizes of the selected pools"),
         Qt::Key_F5},
        {Autostart,
         "autostartAction",
         "autostart",
         QT_TRANSLATE_NOOP("Commands", "&Autostart"),
         QT_TRANSLATE_NOOP("Commands", "Start the selected pools when the host boots"),
         {}},
        {Undefine, "undefineAction", "trash", QT_TRANSLATE_NOOP("Commands", "&Undefine…"),
         QT_TRANSLATE_NOOP("Commands",
                           "Remove the definitions of the selected pools from the host; their "
                           "storage stays as it is"),
         Qt::CTRL | Qt::Key_Delete},
        {Reload, "reloadAction", "refresh", QT_TRANSLATE_NOOP("Commands", "Re&load the List"),
         QT_TRANSLATE_NOOP("Commands", "Load all pools of the host again"), Qt::CTRL | Qt::Key_R},
        {ResolveNames,
         "resolveNamesAction",
         "",
         QT_TRANSLATE_NOOP("Commands", "Ask DNS for &Host Names"),
         QT_TRANSLATE_NOOP("Commands",
                           "Find out which names of file servers and targets mean the same host"),
         {}},
        {ShowPeers, "showPeersAction", "peers",
         QT_TRANSLATE_NOOP("Commands", "Show Its &Conflicts Only"),
         QT_TRANSLATE_NOOP("Commands",
                           "Show only the current pool and the pools that it conflicts with"),
         Qt::CTRL | Qt::SHIFT | Qt::Key_F},
        {WaysOut, "waysOutAction", "peers", QT_TRANSLATE_NOOP("Commands", "Ways &Out…"),
         QT_TRANSLATE_NOOP("Commands", "Show changes that solve the conflict, and what each does"),
         Qt::CTRL | Qt::SHIFT | Qt::Key_W},
        {ResolveAll, "resolveAllAction", "check",
         QT_TRANSLATE_NOOP("Commands", "Resol&ve All Conflicts…"),
         QT_TRANSLATE_NOOP("Commands",
                           "Find the smallest set of changes that leaves no error, to choose from"),
         Qt::CTRL | Qt::SHIFT | Qt::Key_R},
        {AcceptConflict, "acceptConflictAction", "check",
         QT_TRANSLATE_NOOP("Commands", "Acce&pt Conflict…"),
         QT_TRANSLATE_NOOP("Commands",
                           "The conflict is intended: hide it, with a reason, until what it rests "
                           "on is changed"),
         Qt::CTRL | Qt::SHIFT | Qt::Key_I},
        {AcceptedConflicts,
         "acceptedConflictsAction",
         "",
         QT_TRANSLATE_NOOP("Commands", "Accepted Conf&licts…"),
         QT_TRANSLATE_NOOP("Commands",
                           "Show which conflicts were accepted and why, and revoke that"),
         {}},
        {ShowAll, "showAllAction", "show", QT_TRANSLATE_NOOP("Commands", "Show All &Pools"),
         QT_TRANSLATE_NOOP("Commands", "Clear all filters"), Qt::CTRL | Qt::SHIFT | Qt::Key_A},
        {NextPane, "nextPaneAction", "", QT_TRANSLATE_NOOP("Commands", "Ne&xt Pane"),
         QT_TRANSLATE_NOOP("Commands", "Move the focus to the next part of the window"),
         Qt::Key_F6},
        {PreviousPane, "previousPaneAction", "", QT_TRANSLATE_NOOP("Commands", "Pre&vious Pane"),
         QT_TRANSLATE_NOOP("Commands", "Move the focus to the previous part of the window"),
         Qt::SHIFT | Qt::Key_F6},
        {ShowKeys, "showKeysAction", "", QT_TRANSLATE_NOOP("Commands", "&Keyboard Shortcuts"),
         QT_TRANSLATE_NOOP("Commands", "Show all keys and what they do"),
         QKeySequence::HelpContents},
        {ShowSigns, "showSignsAction", "", QT_TRANSLATE_NOOP("Commands", "What the &Signs Mean"),
         QT_TRANSLATE_NOOP("Commands", "Show the signs of conflicts, pools and hosts, with words"),
         Qt::CTRL | Qt::Key_F1},
        {About,
         "aboutAction",
         "sign-info",
         QT_TRANSLATE_NOOP("Commands", "&About Poolwarden"),
         QT_TRANSLATE_NOOP("Commands", "Show the version and licence"),
         {}},
    }};
    return all;
}

/// The text with a number, for commands on the whole selection; empty for other commands.
QString countedText(Command command, int n)
{
    switch (command) {
    case Command::Start:
        return CommandSet::tr("&Start %n Pool(s)", nullptr, n);
    case Command::Stop:
        return CommandSet::tr("S&top %n Pool(s)", nullptr, n);
    case Command::Restart:
        return CommandSet::tr("Resta&rt %n Pool(s)", nullptr, n);
    case Command::Refresh:
        return CommandSet::tr("Re&fresh %n Pool(s)", nullptr, n);
    case Command::Autostart:
        return CommandSet::tr("&Autostart %n Pool(s)", nullptr, n);
    case Command::Undefine:
        return CommandSet::tr("&Undefine %n Pool(s)…", nullptr, n);
    case Command::Export:
        return CommandSet::tr("&Export %n Pool(s)…", nullptr, n);
    case Command::Discard:
        return CommandSet::tr("Disc&ard %n Draft(s)", nullptr, n);
    default:
        return {};
    }
}

QString translated(const char *text)
{
    return QCoreApplication::translate("Commands", text);
}

} // namespace

CommandSet::CommandSet(QObject *parent)
    : QObject(parent)
    , m_undo(new QUndoGroup(this))
{
    for (const Row &row : rows()) {
        QAction *action = nullptr;
        if (row.command == Command::Undo)
            action = m_undo->createUndoAction(this);
        else if (row.command == Command::Redo)
            action = m_undo->createRedoAction(this);
        else
            action = new QAction(translated(row.text), this);
        action->setObjectName(QString::fromLatin1(row.id));
        if (*row.icon != '\0')
            action->setIcon(icons::named(QString::fromLatin1(row.icon)));
        action->setShortcut(row.shortcut);
        m_actions[static_cast<std::size_t>(row.command)] = action;
        describe(row.command, translated(row.tip));
    }
    // The undo group enables these two.
    const auto followUndo = [this](bool can) {
        describe(Command::Undo, can ? plainTip(Command::Undo) : tr("There is nothing to undo."));
    };
    const auto followRedo = [this](bool can) {
        describe(Command::Redo, can ? plainTip(Command::Redo) : tr("There is nothing to redo."));
    };
    connect(m_undo, &QUndoGroup::canUndoChanged, this, followUndo);
    connect(m_undo, &QUndoGroup::canRedoChanged, this, followRedo);
    followUndo(false);
    followRedo(false);
    action(Command::Autostart)->setCheckable(true);
    action(Command::DefineStarts)->setCheckable(true);
    action(Command::DefineAutostarts)->setCheckable(true);
    action(Command::ResolveNames)->setCheckable(true);
    action(Command::Quit)->setMenuRole(QAction::QuitRole);
    action(Command::About)->setMenuRole(QAction::AboutRole);
    // Text inputs need these keys themselves.
    for (const Command command : {Command::Discard, Command::Undefine, Command::Paste})
        action(command)->setShortcutContext(Qt::WidgetShortcut);
}

QAction *CommandSet::action(Command command) const
{
    return m_actions[static_cast<std::size_t>(command)];
}

bool CommandSet::mayRun(Command command)
{
    if (!m_rule || m_rule(command).isEmpty())
        return true;
    Q_EMIT refused();
    return false;
}

void CommandSet::setWhyNot(Command command, const QString &whyNot)
{
    action(command)->setEnabled(whyNot.isEmpty());
    describe(command, whyNot.isEmpty() ? plainTip(command) : whyNot);
}

void CommandSet::setCount(Command command, int count)
{
    const QString counted = count > 0 ? countedText(command, count) : QString();
    action(command)->setText(counted.isEmpty() ? plainText(command) : counted);
}

bool CommandSet::hasCount(Command command)
{
    return !countedText(command, 1).isEmpty();
}

QString CommandSet::plainText(Command command)
{
    for (const Row &row : rows()) {
        if (row.command == command)
            return translated(row.text);
    }
    return {};
}

QString CommandSet::plainTip(Command command)
{
    for (const Row &row : rows()) {
        if (row.command == command)
            return translated(row.tip);
    }
    return {};
}

QString CommandSet::defineText(bool asks) const
{
    if (asks)
        return tr("&Define Anyway…");
    const bool starts = action(Command::DefineStarts)->isChecked();
    const bool autostarts = action(Command::DefineAutostarts)->isChecked();
    return starts && autostarts ? tr("&Define, Start and Autostart")
           : starts             ? tr("&Define and Start")
           : autostarts         ? tr("&Define and Autostart")
                                : plainText(Command::Define);
}

void CommandSet::describe(Command command, const QString &tip)
{
    QAction *described = action(command);
    if (described->statusTip() == tip)
        return;
    described->setStatusTip(tip);
    const QString keys = described->shortcut().toString(QKeySequence::NativeText);
    described->setToolTip(format::plain(
        keys.isEmpty() ? tip : tr("%1 (%2)", "what it does, the keys for it").arg(tip, keys)));
}

} // namespace poolwarden
