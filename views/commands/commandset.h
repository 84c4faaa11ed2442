// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <array>
#include <cstdint>

class QAction;
class QUndoGroup;

namespace poolwarden {

/// Everything the user can tell the program to do, whether from a menu, the toolbar or the keyboard.
enum class Command : std::uint8_t {
    Connect,
    Disconnect,
    NewPool,
    Duplicate,
    Import,
    Export,
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

/// One QAction a command, made from one table: text, icon, shortcut, object name, what it is for.
/// Who does the work connects to the action and decides when it is enabled.
class CommandSet final : public QObject
{
    Q_OBJECT

public:
    explicit CommandSet(QObject *parent = nullptr);

    [[nodiscard]] QAction *action(Command command) const;
    [[nodiscard]] QUndoGroup *undoGroup() const { return m_undo; }
    /// Disabled with the reason as its tip, or enabled with its usual one.
    void setAvailable(Command command, bool available, const QString &whyNot = {});
    /// “Stop 5 Pools”: with several rows selected, the number that it is for. 0: the plain words.
    void setCount(Command command, int count);
    [[nodiscard]] static QString plainText(Command command);
    /// Of Define, for one pool: whether a question comes first is to be seen before.
    [[nodiscard]] static QString defineText(bool asks);

private:
    void describe(Command command, const QString &tip);

    QUndoGroup *m_undo;
    std::array<QAction *, commandCount> m_actions{};
};

} // namespace poolwarden
