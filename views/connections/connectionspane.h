// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/connections/connectionid.h"

#include <QWidget>

class QListView;

namespace poolwarden {

class CommandSet;
class ConnectionList;
class SignedRows;

/// The connections with their state. New pools belong to the current one.
class ConnectionsPane final : public QWidget
{
    Q_OBJECT

public:
    ConnectionsPane(ConnectionList *connections, CommandSet *commands, QWidget *parent = nullptr);

    /// noConnection if there is none.
    [[nodiscard]] ConnectionId current() const;
    void setCurrent(ConnectionId connection);

Q_SIGNALS:
    void currentChanged();
    /// The user double-clicked or pressed Enter on a connection that is not open.
    void reconnectRequested(poolwarden::ConnectionId connection);

private:
    ConnectionList *m_connections;
    SignedRows *m_shown;
    QListView *m_list;
};

} // namespace poolwarden
