// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/bringbackmenu.h"

#include "views/messages/messagebar.h"
#include "views/style/format.h"
#include "views/style/icons.h"

#include <QAction>

namespace poolwarden {

namespace {

constexpr int longestText = 80;

} // namespace

BringBackMenu::BringBackMenu(MessageBar *messages, QWidget *parent)
    : QMenu(tr("&Bring Back"), parent)
    , m_messages(messages)
{
    setObjectName(QStringLiteral("bringBackMenu"));
    setAccessibleName(tr("Bring back"));
    setIcon(icons::named(QStringLiteral("undo")));
    menuAction()->setObjectName(QStringLiteral("bringBackMenuAction"));
    const auto follow = [this] {
        const bool isPossible = !m_messages->undoable().isEmpty();
        menuAction()->setEnabled(isPossible);
        const QString tip = isPossible ? tr("Bring back what was discarded, undefined or revoked")
                                       : tr("Nothing was discarded, undefined or revoked.");
        menuAction()->setStatusTip(tip);
        menuAction()->setToolTip(tip);
    };
    connect(m_messages, &MessageBar::undoableChanged, this, follow);
    connect(this, &QMenu::aboutToShow, this, &BringBackMenu::fill);
    follow();
}

void BringBackMenu::fill()
{
    clear();
    const QList<Message> all = m_messages->undoable();
    for (qsizetype i = 0; i < all.size(); ++i) {
        QString text = all.at(i).brings.isEmpty() ? all.at(i).text : all.at(i).brings;
        if (text.size() > longestText)
            text = text.left(longestText - 1) + u'…';
        QAction *action = addAction(format::escapedMnemonic(text));
        action->setObjectName(QStringLiteral("bringBack-%1").arg(i));
        // The messages may change while the menu is open.
        connect(action, &QAction::triggered, this, [this, i, text = all.at(i).text] {
            const QList<Message> now = m_messages->undoable();
            if (i < now.size() && now.at(i).text == text)
                m_messages->undo(i);
        });
    }
}

} // namespace poolwarden
