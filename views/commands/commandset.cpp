// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/commands/commandset.h"

#include "views/commands/commandrows.h"
#include "views/style/format.h"
#include "views/style/icons.h"

#include <QCoreApplication>
#include <QUndoGroup>

namespace poolwarden {

namespace {

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
    for (const CommandRow &row : commandRows()) {
        auto *action = new QAction(translated(row.text), this);
        action->setObjectName(QString::fromLatin1(row.id));
        if (*row.icon != '\0')
            action->setIcon(icons::named(QString::fromLatin1(row.icon)));
        action->setShortcut(row.shortcut);
        m_actions[static_cast<std::size_t>(row.command)] = action;
        describe(row.command, translated(row.tip));
    }
    action(Command::Autostart)->setCheckable(true);
    action(Command::DefineStarts)->setCheckable(true);
    action(Command::DefineAutostarts)->setCheckable(true);
    action(Command::DefineBuilds)->setCheckable(true);
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
    for (const CommandRow &row : commandRows()) {
        if (row.command == command)
            return translated(row.text);
    }
    return {};
}

QString CommandSet::plainTip(Command command)
{
    for (const CommandRow &row : commandRows()) {
        if (row.command == command)
            return translated(row.tip);
    }
    return {};
}

QString CommandSet::defineText(bool asks, bool builds) const
{
    if (asks)
        return tr("&Define Anyway…");
    const bool starts = action(Command::DefineStarts)->isChecked();
    const bool autostarts = action(Command::DefineAutostarts)->isChecked();
    if (builds && action(Command::DefineBuilds)->isChecked())
        return starts && autostarts ? tr("&Define, Build, Start and Autostart")
               : starts             ? tr("&Define, Build and Start")
               : autostarts         ? tr("&Define, Build and Autostart")
                                    : tr("&Define and Build");
    return starts && autostarts ? tr("&Define, Start and Autostart")
           : starts             ? tr("&Define and Start")
           : autostarts         ? tr("&Define and Autostart")
                                : plainText(Command::Define);
}

void CommandSet::describe(Command command, const QString &tip)
{
    QAction *described = action(command);
    const QString before = described->statusTip();
    if (before == tip)
        return;
    described->setStatusTip(tip);
    const QString keys = described->shortcut().toString(QKeySequence::NativeText);
    described->setToolTip(format::plain(
        keys.isEmpty() ? tip : tr("%1 (%2)", "what it does, the keys for it").arg(tip, keys)));
    Q_EMIT tipGone(before);
}

} // namespace poolwarden
