// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace poolwarden {

class CommandSet;
class MessageBar;
class Prompts;
struct Message;

/// Undo: takes back the last change of the pool that is shown. If there is none, it runs the action of the message that
/// undoes the last command, which may wait behind worse ones, and says so; it asks first if that changes a host.
class UndoCommand final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    UndoCommand(CommandSet *commands, MessageBar *messages, Prompts *prompts, QObject *parent);

private:
    void follow();
    void undo();
    /// Its text is empty if there is none.
    [[nodiscard]] Message undoing() const;
    void run(const Message &message);

    CommandSet *m_commands;
    MessageBar *m_messages;
    Prompts *m_prompts;
};

} // namespace poolwarden
