// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/messages/keptmessages.h"

#include <algorithm>

namespace poolwarden {

namespace {

constexpr qsizetype mostKept = 50;

} // namespace

void KeptMessages::add(const Message &message)
{
    if (!message.isToKeep())
        return;
    m_messages.append(message);
    if (m_messages.size() > mostKept)
        m_messages.removeFirst();
}

QList<Message> KeptMessages::with(const QList<Message> &shown) const
{
    QList<Message> all = m_messages + shown;
    all.removeIf([](const Message &message) { return !message.isToKeep(); });
    std::reverse(all.begin(), all.end());
    return all;
}

bool KeptMessages::withdraw(QList<Message> &shown, const QString &key)
{
    const auto hasKey = [&key](const Message &message) { return message.key == key; };
    const auto removed = shown.removeIf(hasKey) + m_messages.removeIf(hasKey);
    return removed > 0;
}

Message KeptMessages::take(QList<Message> &shown, qsizetype index)
{
    for (QList<Message> *list : {&shown, &m_messages}) {
        for (qsizetype i = list->size() - 1; i >= 0; --i) {
            if (list->at(i).isToKeep() && index-- == 0)
                return list->takeAt(i);
        }
    }
    return {};
}

} // namespace poolwarden
