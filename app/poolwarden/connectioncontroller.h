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

/// Makes a service for one connection, owned by the parent.
using ServiceFactory = std::function<StorageService *(QObject *parent)>;

/// Opens, loses, reopens and closes connections, and feeds what they say into the registry. One that
/// is lost is tried again by itself, after 1 s, 2, 4 … 60 s, until it is closed.
class ConnectionController final : public QObject
{
    Q_OBJECT

public:
    ConnectionController(PoolRegistry *registry, ConnectionList *list, ServiceFactory factory,
                         QObject *parent = nullptr);

    /// The label is what the user sees; empty: the host's name. Returns the connection's number.
    quint64 open(const QString &uri, bool readOnly, const QString &label = {});
    /// Each folder in this one as a host, which cannot be changed.
    void openFolders(const QString &folder);
    void reopen(quint64 connection);
    /// Its rows go; drafts with them.
    void close(quint64 connection);
    [[nodiscard]] StorageService *serviceOf(HostId host) const;

    /// One second, unless somebody has no patience.
    void setRetryUnit(std::chrono::milliseconds unit) { m_retryUnit = unit; }

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    /// What the message of this key said is settled.
    void messageWithdrawn(const QString &key);
    /// A connection that is lost will be tried again in so many milliseconds.
    void retryPlanned(quint64 connection, qint64 milliseconds);
    /// For the first time.
    void opened(quint64 connection, poolwarden::HostId host);
    /// The host is known, and so are its pools as they were.
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
    /// What has happened to the host's pools meanwhile.
    void tellReturn(quint64 connection, const QList<PoolSnapshot> &pools);
    void forget(quint64 connection);
    /// What is to be said of the state of a connection, one thing at a time.
    [[nodiscard]] static QString messageKey(quint64 connection);
    [[nodiscard]] HostId hostOf(quint64 connection) const;
    [[nodiscard]] QString labelFor(const HostInfo &info, quint64 connection) const;

    PoolRegistry *m_registry;
    ConnectionList *m_list;
    ServiceFactory m_factory;
    QHash<quint64, StorageService *> m_services;

    struct Retry {
        int units = 1; ///< until the next one
        std::unique_ptr<QTimer> timer;
    };
    std::map<quint64, Retry> m_retries; ///< of the connections that are lost
    std::chrono::milliseconds m_retryUnit{1000};
    QSet<quint64>
        m_returning; ///< open again, but its pools are as they were before until they are listed
};

} // namespace poolwarden
