// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/commandbutton.h"

#include <QAction>

namespace poolwarden {

CommandButton::CommandButton(QAction *action, const QString &objectName, QWidget *parent)
    : QPushButton(parent)
    , m_action(action)
{
    setObjectName(objectName);
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, &CommandButton::follow);
    follow();
}

void CommandButton::follow()
{
    // The letter that opens a menu entry belongs to something else in the window; the shortcut stays.
    setText(QString(m_action->text()).remove(u'&'));
    setIcon(m_action->icon());
    if (!m_action->isEnabled() && hasFocus() && m_heir)
        m_heir->setFocus(Qt::OtherFocusReason);
    setEnabled(m_action->isEnabled());
    setToolTip(m_action->toolTip());
    setAccessibleName(m_action->iconText());
    setAccessibleDescription(m_action->statusTip());
}

} // namespace poolwarden
