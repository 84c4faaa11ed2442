// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/commands/commandbutton.h"

#include <QAction>

namespace poolwarden {

CommandButton::CommandButton(QAction *action, const QString &objectName, QWidget *parent)
    : QPushButton(parent)
    , m_action(action)
{
    setObjectName(objectName);
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, this, [this] { Q_EMIT requested(m_action); });
    connect(action, &QAction::changed, this, &CommandButton::follow);
    follow();
}

void CommandButton::narrow(const QString &text, bool possible)
{
    m_ownText = text;
    m_possible = possible;
    follow();
}

void CommandButton::widen()
{
    m_ownText.reset();
    m_possible = true;
    follow();
}

void CommandButton::follow()
{
    // Remove the mnemonic of the menu entry, because other widgets of the window may use the letter.
    const QString text = QString(m_ownText.value_or(m_action->text())).remove(u'&');
    const bool possible = m_action->isEnabled() && m_possible;
    setText(text);
    setIcon(m_action->icon());
    if (!possible && hasFocus() && m_heir)
        m_heir->setFocus(Qt::OtherFocusReason);
    setEnabled(possible);
    setToolTip(m_action->toolTip());
    setAccessibleName(m_ownText ? QString(text).remove(u'…') : m_action->iconText());
    setAccessibleDescription(m_action->statusTip());
}

} // namespace poolwarden
