// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

class QKeyEvent;
class QStatusBar;

namespace poolwarden {

class CommandSet;

/// What the window does with keys that nobody else took: Enter on a button, and the reason why the
/// shortcut of a disabled command does nothing. What the status bar says of a command goes when it is no longer so.
class UnhandledKeys final : public QObject
{
    Q_OBJECT

public:
    UnhandledKeys(CommandSet *commands, QStatusBar *statusBar);

    /// Whether the key was of use.
    bool take(const QKeyEvent &event);
    /// Takes back the reason that is shown: it was for another pool.
    void forgetReason();

private:
    CommandSet *m_commands;
    QStatusBar *m_statusBar;
    QString m_whyNot; ///< the status bar's reason why a pressed shortcut does nothing
};

} // namespace poolwarden
