// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/oneaturn.h"

namespace poolwarden {

OneATurn::OneATurn(QObject *parent)
    : QObject(parent)
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &OneATurn::runNext);
}

void OneATurn::run(ConnectionId connection, Work work)
{
    m_waiting.emplace_back(connection, std::move(work));
    const bool isAlone = m_waiting.size() == 1 && m_of == connection;
    if (!m_turn.isActive() || isAlone)
        runNext();
}

void OneATurn::finish(ConnectionId connection)
{
    std::deque<std::pair<ConnectionId, Work>> others;
    for (auto &[of, work] : std::exchange(m_waiting, {})) {
        if (of == connection)
            work();
        else
            others.emplace_back(of, std::move(work));
    }
    // The work may have brought more.
    for (auto &more : m_waiting)
        others.push_back(std::move(more));
    m_waiting = std::move(others);
}

void OneATurn::runNext()
{
    if (m_waiting.empty())
        return;
    m_of = m_waiting.front().first;
    const Work work = std::move(m_waiting.front().second);
    m_waiting.pop_front();
    m_turn.start();
    work();
}

} // namespace poolwarden
