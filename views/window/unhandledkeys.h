// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

class QKeyEvent;
class QStatusBar;

namespace poolwarden {

class CommandSet;
class MessageBar;

/// What the window does with keys that nobody else took: Undo of the last message, Enter on a button, and
/// the reason why the shortcut of a disabled command does nothing.
class UnhandledKeys final : public QObject
{
    Q_OBJECT

public:
    UnhandledKeys(CommandSet *commands, MessageBar *messages, QStatusBar *statusBar);

    /// Whether the key was of use.
    bool take(const QKeyEvent &event);
    /// Takes back the reason that is shown: it was for another pool.
    void forgetReason();

private:
    CommandSet *m_commands;
    MessageBar *m_messages;
    QStatusBar *m_statusBar;
    QString m_whyNot; ///< the status bar's reason why a pressed shortcut does nothing
};

} // namespace poolwarden
