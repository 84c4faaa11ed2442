// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/connections/connectionlist.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <utility>

namespace poolwarden {

/// Work that many connections bring at the same time: a piece in each turn of the event loop, so that the window is
/// painted and takes keys meanwhile.
class OneATurn final : public QObject
{
    Q_OBJECT

public:
    using Work = std::function<void()>;

    explicit OneATurn(QObject *parent = nullptr);

    /// At once, if it is the first in this turn, or the turn is this connection's and no other waits.
    void run(ConnectionId connection, Work work);
    /// Does what waits for this connection, before something that comes after it.
    void finish(ConnectionId connection);

private:
    void runNext();

    std::deque<std::pair<ConnectionId, Work>> m_waiting;
    ConnectionId m_of; ///< whose work was run in this turn
    QTimer m_turn;     ///< since the last piece
};

} // namespace poolwarden
