// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/messages/messagecount.h"

#include "views/style/format.h"
#include "views/style/icons.h"

#include <QMenu>

namespace poolwarden {

namespace {

constexpr int longestLine = 100;

} // namespace

MessageCount::MessageCount(QWidget *parent)
    : QPushButton(parent)
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("messageCount"));
    setAccessibleName(tr("All messages"));
    setToolTip(tr("Show the list of all messages, to choose the one to be shown"));
    m_menu->setObjectName(QStringLiteral("messageList"));
    m_menu->setAccessibleName(tr("All messages"));
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &MessageCount::fill);
}

void MessageCount::show(const QList<Message> &messages)
{
    m_messages = messages;
    const int others = static_cast<int>(messages.size()) - 1;
    setVisible(others > 0);
    setText(tr("and %n more", nullptr, others));
    setAccessibleName(tr("List of all messages: %n more than is shown", nullptr, others));
}

void MessageCount::fill()
{
    m_menu->clear();
    // The newest first, as in the bar.
    for (qsizetype i = m_messages.size() - 1; i >= 0; --i) {
        QString line = m_messages.at(i).text.section(u'\n', 0, 0);
        if (line.size() > longestLine)
            line = line.left(longestLine - 1) + u'…';
        QAction *action = m_menu->addAction(icons::sign(m_messages.at(i).severity),
                                            format::escapedMnemonic(line));
        action->setObjectName(QStringLiteral("messageListed-%1").arg(i));
        connect(action, &QAction::triggered, this, [this, i] { Q_EMIT chosen(i); });
    }
}

} // namespace poolwarden
