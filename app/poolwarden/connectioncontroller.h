// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/oneaturn.h"
#include "model/connections/connectionlist.h"
#include "model/port/storageservice.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace poolwarden {

/// Creates the service for one connection, owned by the parent.
using ServiceFactory = std::function<StorageService *(QObject *parent)>;

/// Opens, reopens and closes connections, and passes their pools to the registry. Tries to reopen a lost
/// connection after 1 s, 2 s, 4 s … 60 s, until it is closed.
class ConnectionController final : public QObject
{
    Q_OBJECT

public:
    ConnectionController(PoolRegistry *registry, ConnectionList *list, ServiceFactory factory,
                         QObject *parent = nullptr);

    /// The user sees the label; if it is empty, the host's name. Returns the connection's number.
    ConnectionId open(const QString &uri, bool readOnly, const QString &label = {});
    /// Opens each folder in this folder as a read-only host.
    void openFolders(const QString &folder);
    void reopen(ConnectionId connection);
    /// Also removes the host's pools and drafts from the registry.
    void close(ConnectionId connection);
    [[nodiscard]] StorageService *serviceOf(HostId host) const;

    /// This host was asked for a change of the pool, by its isolated name, and has not answered: that it has
    /// changed is no news of others when the connection is back.
    void expectChange(HostId host, const QString &name);

    /// The first retry interval: 1 s, or less in tests.
    void setRetryUnit(std::chrono::milliseconds unit) { m_retryUnit = unit; }

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    /// The message with this key is no longer true.
    void messageWithdrawn(const QString &key);
    /// The next attempt to reopen a lost connection is in this number of milliseconds.
    void retryPlanned(poolwarden::ConnectionId connection, qint64 milliseconds);
    /// A connection is open for the first time.
    void opened(poolwarden::ConnectionId connection, poolwarden::HostId host);
    /// A lost connection is open again. The registry still has the host's former pools.
    void reopened(poolwarden::ConnectionId connection, poolwarden::HostId host);
    /// The first complete list is in the registry.
    void listed(poolwarden::HostId host);

private:
    ConnectionId open(const QString &uri, bool readOnly, const QString &label,
                      StorageService *service);
    void tellProblems(const QString &folder, const QStringList &sentences);
    void connectService(ConnectionId connection, StorageService *service);
    void serviceOpened(ConnectionId connection, const HostInfo &info);
    void openFailed(ConnectionId connection, const ServiceError &error);
    void lost(ConnectionId connection, const ServiceError &error);
    void tellLost(ConnectionId connection, const ServiceError &error);
    /// At once, because the user wants it.
    void reconnect(ConnectionId connection);
    void retryLater(ConnectionId connection);
    void poolsListed(ConnectionId connection, const QList<PoolSnapshot> &pools);
    /// Reports how the host's pools have changed since the connection was lost.
    void reportChanges(ConnectionId connection, const QList<PoolSnapshot> &pools);
    /// The definitions that the host has lost, and for each that was foretold a line that says so.
    [[nodiscard]] QStringList lostDefinitions(HostId host, const QList<PoolSnapshot> &pools,
                                              QStringList *foretold) const;
    void forget(ConnectionId connection);
    /// The key of the message about the state of a connection; there is only one at a time.
    [[nodiscard]] static QString messageKey(ConnectionId connection);
    [[nodiscard]] HostId hostOf(ConnectionId connection) const;

    PoolRegistry *m_registry;
    ConnectionList *m_list;
    ServiceFactory m_factory;
    QHash<ConnectionId, StorageService *> m_services;
    OneATurn m_turns; ///< opening, and what hosts list

    struct Retry {
        int units = 1; ///< the wait for the next attempt, in units of m_retryUnit
        std::unique_ptr<QTimer> timer;
        bool isAsked = false; ///< the user waits for the attempt, and is told if it fails
    };
    QHash<HostId, QSet<QString>> m_expected; ///< see expectChange()
    std::map<ConnectionId, Retry> m_retries; ///< for lost connections
    std::chrono::milliseconds m_retryUnit{1000};
    QSet<ConnectionId>
        m_returning; ///< open again, but its pools are as they were before until they are listed
};

} // namespace poolwarden
