// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/help/helpcommands.h"

#include "views/commands/commandset.h"
#include "views/help/keysdialog.h"
#include "views/help/signsdialog.h"

#include <QDialog>
#include <QMenuBar>

namespace poolwarden {

HelpCommands::HelpCommands(CommandSet *commands, QMenuBar *menus)
    : QObject(menus)
    , m_menus(menus)
{
    commands->whenGiven(Command::ShowKeys, this, [this, commands] {
        if (isNeeded(QStringLiteral("keysDialog")))
            show(new KeysDialog(*commands, *m_menus, m_menus->window()));
    });
    commands->whenGiven(Command::ShowSigns, this, [this] {
        if (isNeeded(QStringLiteral("signsDialog")))
            show(new SignsDialog(m_menus->window()));
    });
}

bool HelpCommands::isNeeded(const QString &dialog) const
{
    auto *open = m_menus->window()->findChild<QDialog *>(dialog);
    if (!open || !open->isVisible())
        return true;
    open->raise();
    open->activateWindow();
    return false;
}

void HelpCommands::show(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

} // namespace poolwarden
