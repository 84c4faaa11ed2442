// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/commands/command.h"

#include <QAction>
#include <QObject>
#include <QString>

#include <array>
#include <functional>
#include <type_traits>
#include <utility>

class QUndoGroup;

namespace poolwarden {

/// One QAction for each command, created from one table with its object name, icon, text, tool tip and
/// shortcut. Controllers connect to the actions and enable them.
class CommandSet final : public QObject
{
    Q_OBJECT

public:
    explicit CommandSet(QObject *parent = nullptr);

    [[nodiscard]] QAction *action(Command command) const;
    [[nodiscard]] QUndoGroup *undoGroup() const { return m_undo; }

    /// Why a command cannot run at the moment, as a sentence; empty if it can.
    using Rule = std::function<QString(Command)>;
    void setRule(Rule rule) { m_rule = std::move(rule); }
    /// Calls `slot`, a function of the receiver or any function, when the user gives the command, and its rule
    /// allows it then. An action may be enabled still when it no longer can run. A slot that takes a bool
    /// gets whether the action is checked.
    template<typename Receiver, typename Slot>
    void whenGiven(Command command, Receiver *receiver, Slot slot)
    {
        if constexpr (std::is_member_function_pointer_v<Slot>) {
            whenGiven(command, receiver, [receiver, slot] { std::invoke(slot, receiver); });
        } else {
            connect(action(command), &QAction::triggered, receiver,
                    [this, command, slot](bool checked) {
                        if (!mayRun(command))
                            return;
                        if constexpr (std::is_invocable_v<Slot, bool>)
                            slot(checked);
                        else
                            slot();
                    });
        }
    }

    /// Disables the command with the reason as its tool tip, a sentence; enables it if that is empty.
    void setWhyNot(Command command, const QString &whyNot);
    /// Another tip than plainTip(), until the next setWhyNot().
    void setTip(Command command, const QString &tip) { describe(command, tip); }
    /// Puts the number of pools into the text, as in “Stop 5 Pools”; 0 restores the plain text.
    void setCount(Command command, int count);
    /// Whether setCount() means anything to the command.
    [[nodiscard]] static bool hasCount(Command command);
    [[nodiscard]] static QString plainText(Command command);
    /// What the command does: its tool tip and status tip while it is enabled.
    [[nodiscard]] static QString plainTip(Command command);
    /// The text of Define for one pool. It shows whether a question will be asked first. `builds`: there is a
    /// directory to make.
    [[nodiscard]] QString defineText(bool asks, bool builds) const;

Q_SIGNALS:
    /// The user gave a command that its rule does not allow any more.
    void refused();
    /// This is no longer what a command does, or why it cannot run. The status bar may show it.
    void tipGone(const QString &before);

private:
    [[nodiscard]] bool mayRun(Command command);
    void describe(Command command, const QString &tip);

    QUndoGroup *m_undo;
    Rule m_rule;
    std::array<QAction *, commandCount> m_actions{};
};

} // namespace poolwarden
