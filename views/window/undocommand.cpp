// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/undocommand.h"

#include "views/commands/commandset.h"
#include "views/messages/messagebar.h"
#include "views/messages/prompts.h"
#include "views/style/format.h"

#include <QAction>
#include <QUndoGroup>
#include <QUndoStack>

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
    for (const auto changed : {&QUndoGroup::canUndoChanged, &QUndoGroup::canRedoChanged})
        connect(commands->undoGroup(), changed, this, [this] { follow(); });
    connect(messages, &MessageBar::undoableChanged, this, [this] { follow(); });
    commands->whenGiven(Command::Undo, this, [this] { give(Way::Undo); });
    commands->whenGiven(Command::Redo, this, [this] { give(Way::Redo); });
    follow();
}

bool UndoCommand::isOfPool(Way way) const
{
    const QUndoGroup *group = m_commands->undoGroup();
    return way == Way::Undo ? group->canUndo() : group->canRedo();
}

bool UndoCommand::isOfAnyPool(Way way) const
{
    return std::ranges::any_of(m_commands->undoGroup()->stacks(), [way](const QUndoStack *stack) {
        return way == Way::Undo ? stack->canUndo() : stack->canRedo();
    });
}

void UndoCommand::follow()
{
    follow(Way::Undo);
    follow(Way::Redo);
}

void UndoCommand::follow(Way way)
{
    const Command command = way == Way::Undo ? Command::Undo : Command::Redo;
    const bool isPools = isOfPool(way);
    const Message message = isPools ? Message() : messageFor(way);
    QString text = CommandSet::plainText(command);
    if (message.action) {
        const bool asks = !message.undoQuestion.isEmpty();
        const QString form = way == Way::Undo ? (asks ? tr("&Undo: %1…") : tr("&Undo: %1"))
                                              : (asks ? tr("Re&do: %1…") : tr("Re&do: %1"));
        text = form.arg(format::escapedMnemonic(format::withoutMnemonic(message.actionText)));
    }
    m_commands->action(command)->setText(text);
    m_commands->setWhyNot(command, isPools || message.action ? QString()
                                   : way == Way::Undo && isOfPool(Way::Redo)
                                       ? tr("There is nothing more to undo in this pool.")
                                   : isOfAnyPool(way)
                                       ? (way == Way::Undo
                                              ? tr("There is nothing to undo in this pool. Select "
                                                   "the one to undo in.")
                                              : tr("There is nothing to redo in this pool. Select "
                                                   "the one to redo in."))
                                   : way == Way::Undo ? tr("There is nothing to undo.")
                                                      : tr("There is nothing to redo."));
    // What the status bar has told of it is no tip: it would be taken away with that.
    if (message.action)
        m_commands->setTip(command, message.passes ? format::withoutMnemonic(message.actionText)
                                                   : message.text);
}

void UndoCommand::give(Way way)
{
    if (isOfPool(way)) {
        if (way == Way::Undo)
            m_commands->undoGroup()->undo();
        else
            m_commands->undoGroup()->redo();
        return;
    }
    const Message message = messageFor(way);
    if (!message.action)
        return;
    if (message.undoQuestion.isEmpty()) {
        run(message);
        return;
    }
    Prompts::Question question;
    question.title = format::withoutMnemonic(message.actionText);
    question.text = message.undoQuestion;
    question.accept = message.actionText;
    m_prompts->ask(question, [this, way, message](bool yes) {
        // Another message may have come meanwhile.
        if (yes && messageFor(way).text == message.text)
            run(message);
    });
}

Message UndoCommand::messageFor(Way way) const
{
    // What was undone in the pool comes first: to undo a paste, say, would take the pool away, and what can be redone
    // with it.
    if (way == Way::Undo && isOfPool(Way::Redo))
        return {};
    if (way == Way::Undo && m_messages->passed().action)
        return m_messages->passed();
    const QList<Message> &shown = m_messages->shown();
    for (const Message &message : shown | std::views::reverse) {
        if (way == Way::Undo ? message.undoes : message.redoes)
            return message;
        if (message.severity == Severity::Info)
            break;
    }
    return {};
}

void UndoCommand::run(const Message &message)
{
    const QList<Message> &shown = m_messages->shown();
    const auto found = std::ranges::find(shown, message.text, &Message::text);
    const Message &passed = m_messages->passed();
    if (found == shown.end() || (passed.action && passed.text == message.text)) {
        m_messages->forgetPassed(); // it is done once
        message.action();
        return;
    }
    m_messages->bringUp(found - shown.begin());
    m_messages->takeAction();
}

} // namespace poolwarden
