// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/unhandledkeys.h"

#include "views/commands/commandset.h"
#include "views/window/statustime.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QStatusBar>

namespace poolwarden {

UnhandledKeys::UnhandledKeys(CommandSet *commands, QStatusBar *statusBar)
    : QObject(statusBar)
    , m_commands(commands)
    , m_statusBar(statusBar)
{
    // Also while the mouse is on the command.
    connect(commands, &CommandSet::tipGone, this, [this](const QString &tip) {
        if (!tip.isEmpty() && m_statusBar->currentMessage() == tip)
            m_statusBar->clearMessage();
    });
}

bool UnhandledKeys::take(const QKeyEvent &event)
{
    // The focused button has ignored Enter, so press it here.
    auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    if (button && (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)) {
        button->click();
        return true;
    }
    // The shortcut of a disabled command does nothing, so show the reason.
    const QKeySequence keys(event.keyCombination());
    for (std::size_t i = 0; i < commandCount; ++i) {
        const QAction *action = m_commands->action(static_cast<Command>(i));
        if (action->isEnabled() || action->shortcut().isEmpty() || action->shortcut() != keys)
            continue;
        m_whyNot = action->statusTip();
        m_statusBar->showMessage(m_whyNot, statusMilliseconds);
        return true;
    }
    return false;
}

void UnhandledKeys::forgetReason()
{
    if (!m_whyNot.isEmpty() && m_statusBar->currentMessage() == m_whyNot)
        m_statusBar->clearMessage();
}

} // namespace poolwarden
