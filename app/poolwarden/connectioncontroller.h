// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/connections/connectionlist.h"
#include "model/port/storageservice.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QHash>
#include <QObject>
#include <QSet>
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
    quint64 open(const QString &uri, bool readOnly, const QString &label = {});
    /// Opens each folder in this folder as a read-only host.
    void openFolders(const QString &folder);
    void reopen(quint64 connection);
    /// Also removes the host's pools and drafts from the registry.
    void close(quint64 connection);
    [[nodiscard]] StorageService *serviceOf(HostId host) const;

    /// The first retry interval: 1 s, or less in tests.
    void setRetryUnit(std::chrono::milliseconds unit) { m_retryUnit = unit; }

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    /// The message with this key is no longer true.
    void messageWithdrawn(const QString &key);
    /// The next attempt to reopen a lost connection is in this number of milliseconds.
    void retryPlanned(quint64 connection, qint64 milliseconds);
    /// A connection is open for the first time.
    void opened(quint64 connection, poolwarden::HostId host);
    /// A lost connection is open again. The registry still has the host's former pools.
    void reopened(quint64 connection, poolwarden::HostId host);
    /// The first complete list is in the registry.
    void listed(poolwarden::HostId host);

private:
    quint64 open(const QString &uri, bool readOnly, const QString &label, StorageService *service);
    void tellProblems(const QString &folder, const QStringList &sentences);
    void connectService(quint64 connection, StorageService *service);
    void serviceOpened(quint64 connection, const HostInfo &info);
    void openFailed(quint64 connection, const ServiceError &error);
    void lost(quint64 connection, const ServiceError &error);
    void retryLater(quint64 connection);
    void poolsListed(quint64 connection, const QList<PoolSnapshot> &pools);
    /// Reports how the host's pools have changed since the connection was lost.
    void tellReturn(quint64 connection, const QList<PoolSnapshot> &pools);
    void forget(quint64 connection);
    /// The key of the message about the state of a connection; there is only one at a time.
    [[nodiscard]] static QString messageKey(quint64 connection);
    [[nodiscard]] HostId hostOf(quint64 connection) const;
    [[nodiscard]] QString labelFor(const HostInfo &info, quint64 connection) const;

    PoolRegistry *m_registry;
    ConnectionList *m_list;
    ServiceFactory m_factory;
    QHash<quint64, StorageService *> m_services;

    struct Retry {
        int units = 1; ///< the wait for the next attempt, in units of m_retryUnit
        std::unique_ptr<QTimer> timer;
    };
    std::map<quint64, Retry> m_retries; ///< for lost connections
    std::chrono::milliseconds m_retryUnit{1000};
    QSet<quint64>
        m_returning; ///< open again, but its pools are as they were before until they are listed
};

} // namespace poolwarden
