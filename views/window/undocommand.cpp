// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/undocommand.h"

#include "views/commands/commandset.h"
#include "views/messages/messagebar.h"
#include "views/messages/prompts.h"
#include "views/style/format.h"

#include <QAction>
#include <QUndoGroup>

#include <algorithm>
#include <ranges>

namespace poolwarden {

UndoCommand::UndoCommand(CommandSet *commands, MessageBar *messages, Prompts *prompts,
                         QObject *parent)
    : QObject(parent)
    , m_commands(commands)
    , m_messages(messages)
    , m_prompts(prompts)
{
    connect(commands->undoGroup(), &QUndoGroup::canUndoChanged, this, &UndoCommand::follow);
    connect(messages, &MessageBar::undoableChanged, this, &UndoCommand::follow);
    commands->whenGiven(Command::Undo, this, &UndoCommand::undo);
    follow();
}

void UndoCommand::follow()
{
    const Message message = undoing();
    const bool canUndo = m_commands->undoGroup()->canUndo();
    QString text = CommandSet::plainText(Command::Undo);
    if (!canUndo && message.undoes) {
        const QString does = format::escapedMnemonic(QString(message.actionText).remove(u'&'));
        text =
            message.undoQuestion.isEmpty() ? tr("&Undo: %1").arg(does) : tr("&Undo: %1…").arg(does);
    }
    m_commands->action(Command::Undo)->setText(text);
    m_commands->setWhyNot(Command::Undo,
                          canUndo || message.undoes ? QString() : tr("There is nothing to undo."));
    if (!canUndo && message.undoes)
        m_commands->setTip(Command::Undo, message.text);
}

void UndoCommand::undo()
{
    if (m_commands->undoGroup()->canUndo()) {
        m_commands->undoGroup()->undo();
        return;
    }
    const Message message = undoing();
    if (!message.undoes)
        return;
    if (message.undoQuestion.isEmpty()) {
        run(message);
        return;
    }
    Prompts::Question question;
    question.title = QString(message.actionText).remove(u'&');
    question.text = message.undoQuestion;
    question.accept = message.actionText;
    m_prompts->ask(question, [this, message](bool yes) {
        // Another message may have come meanwhile.
        if (yes && undoing().text == message.text)
            run(message);
    });
}

Message UndoCommand::undoing() const
{
    const QList<Message> &shown = m_messages->shown();
    for (const Message &message : shown | std::views::reverse) {
        if (message.undoes)
            return message;
        if (message.severity == Severity::Info)
            break;
    }
    return {};
}

void UndoCommand::run(const Message &message)
{
    const QList<Message> &shown = m_messages->shown();
    m_messages->bringUp(std::ranges::find(shown, message.text, &Message::text) - shown.begin());
    m_messages->takeAction();
}

} // namespace poolwarden
