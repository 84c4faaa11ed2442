// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/templatemenu.h"

#include "views/commands/commandset.h"
#include "views/style/format.h"
#include "views/style/icons.h"

#include <QAction>

namespace poolwarden {

TemplateMenu::TemplateMenu(CommandSet *commands, QWidget *parent)
    : QMenu(tr("New from &Template"), parent)
    , m_commands(commands)
{
    setObjectName(QStringLiteral("templateMenu"));
    setAccessibleName(tr("New from template"));
    setIcon(icons::named(QStringLiteral("new")));
    setToolTipsVisible(true);
    menuAction()->setObjectName(QStringLiteral("templateMenuAction"));
    fill();
}

void TemplateMenu::setNames(const QStringList &names)
{
    m_names = names;
    fill();
}

void TemplateMenu::setHost(bool isThere)
{
    m_hasHost = isThere;
    fill();
}

void TemplateMenu::fill()
{
    clear();
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        QAction *action = addAction(format::escapedMnemonic(m_names.at(i)));
        action->setObjectName(QStringLiteral("template-%1").arg(i));
        action->setEnabled(m_hasHost);
        if (!m_hasHost)
            action->setToolTip(format::plain(tr("Connect to a host first.")));
        connect(action, &QAction::triggered, this,
                [this, name = m_names.at(i)] { Q_EMIT chosen(name); });
    }
    if (m_names.isEmpty()) {
        QAction *none = addAction(tr("No templates yet"));
        none->setObjectName(QStringLiteral("templateNone"));
        none->setEnabled(false);
    }
    addSeparator();
    addAction(m_commands->action(Command::KeepTemplate));
    addAction(m_commands->action(Command::OpenTemplates));
}

} // namespace poolwarden
