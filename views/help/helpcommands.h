// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QDialog;
class QMenuBar;

namespace poolwarden {

class CommandSet;

/// Opens what the Help menu shows, each once.
class HelpCommands final : public QObject
{
    Q_OBJECT

public:
    /// `menus`: those of the window that the help is about; it belongs to them.
    HelpCommands(CommandSet *commands, QMenuBar *menus);

private:
    /// False: the dialog is open, and in front now.
    [[nodiscard]] bool isNeeded(const QString &dialog) const;
    static void show(QDialog *dialog);

    QMenuBar *m_menus;
};

} // namespace poolwarden
