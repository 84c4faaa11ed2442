// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace poolwarden {

class CommandSet;
class MessageBar;
class Prompts;
struct Message;

/// Undo: takes back the last change of the pool that is shown. If it has none, not even one to redo, it runs the action
/// of the message that undoes the last command, which may wait behind worse ones, and says so; it asks first if that
/// changes a host. Redo likewise does again what was undone.
class UndoCommand final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    UndoCommand(CommandSet *commands, MessageBar *messages, Prompts *prompts, QObject *parent);

private:
    enum class Way : unsigned char { Undo, Redo };

    void follow();
    void follow(Way way);
    void give(Way way);
    /// Whether the pool that is shown has something for it.
    [[nodiscard]] bool isOfPool(Way way) const;
    /// Of the chosen one, or of another.
    [[nodiscard]] bool isOfAnyPool(Way way) const;
    /// It has no action if there is none.
    [[nodiscard]] Message messageFor(Way way) const;
    void run(const Message &message);

    CommandSet *m_commands;
    MessageBar *m_messages;
    Prompts *m_prompts;
};

} // namespace poolwarden
