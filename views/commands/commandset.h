// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <array>
#include <cstdint>

class QAction;
class QUndoGroup;

namespace poolwarden {

/// All commands in the menus, in the toolbar and on the keyboard.
enum class Command : std::uint8_t {
    Connect,
    Disconnect,
    NewPool,
    Duplicate,
    Compare,
    Import,
    Export,
    ExportWith,
    CopyXml,
    CopyVirsh,
    CopyAnsible,
    CopyTerraform,
    Quit,
    Undo,
    Redo,
    NewUuid,
    Revert,
    Discard,
    Find,
    SelectAll,
    Define,
    DefineStarts,
    DefineAutostarts,
    Edit,
    Start,
    Stop,
    Restart,
    Refresh,
    Autostart,
    Undefine,
    Reload,
    ResolveNames,
    ShowPeers,
    ShowAll,
    NextPane,
    PreviousPane,
    About,
};
inline constexpr std::size_t commandCount = static_cast<std::size_t>(Command::About) + 1;

/// One QAction for each command, created from one table with its object name, icon, text, tool tip and
/// shortcut. Controllers connect to the actions and enable them.
class CommandSet final : public QObject
{
    Q_OBJECT

public:
    explicit CommandSet(QObject *parent = nullptr);

    [[nodiscard]] QAction *action(Command command) const;
    [[nodiscard]] QUndoGroup *undoGroup() const { return m_undo; }
    /// Disables the command with the reason as its tool tip, a sentence; enables it if that is empty.
    void setWhyNot(Command command, const QString &whyNot);
    /// Another tip than plainTip(), until the next setWhyNot().
    void setTip(Command command, const QString &tip) { describe(command, tip); }
    /// Puts the number of pools into the text, as in “Stop 5 Pools”; 0 restores the plain text.
    void setCount(Command command, int count);
    [[nodiscard]] static QString plainText(Command command);
    /// What the command does: its tool tip and status tip while it is enabled.
    [[nodiscard]] static QString plainTip(Command command);
    /// The text of Define for one pool. It shows whether a question will be asked first.
    [[nodiscard]] QString defineText(bool asks) const;

private:
    void describe(Command command, const QString &tip);

    QUndoGroup *m_undo;
    std::array<QAction *, commandCount> m_actions{};
};

} // namespace poolwarden
