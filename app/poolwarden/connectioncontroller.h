// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/poolregistry.h"
#include "model/storageservice.h"
#include "views/connectionlist.h"
#include "views/message.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

namespace poolwarden {

/// Makes a service for one connection, owned by the parent.
using ServiceFactory = std::function<StorageService *(QObject *parent)>;

/// Opens, loses, reopens and closes connections, and feeds what they say into the registry.
class ConnectionController final : public QObject
{
    Q_OBJECT

public:
    ConnectionController(PoolRegistry *registry, ConnectionList *list, ServiceFactory factory,
                         QObject *parent = nullptr);

    /// The label is what the user sees; empty: the host's name. Returns the connection's number.
    quint64 open(const QString &uri, bool readOnly, const QString &label = {});
    void reopen(quint64 connection);
    /// Its rows go; drafts with them.
    void close(quint64 connection);
    [[nodiscard]] StorageService *serviceOf(HostId host) const;

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    void opened(quint64 connection, poolwarden::HostId host);
    /// The first complete list is in the registry.
    void listed(poolwarden::HostId host);

private:
    void connectService(quint64 connection, StorageService *service);
    void serviceOpened(quint64 connection, const HostInfo &info);
    void openFailed(quint64 connection, const ServiceError &error);
    void lost(quint64 connection, const ServiceError &error);
    void forget(quint64 connection);
    [[nodiscard]] HostId hostOf(quint64 connection) const;
    [[nodiscard]] QString labelFor(const HostInfo &info, quint64 connection) const;

    PoolRegistry *m_registry;
    ConnectionList *m_list;
    ServiceFactory m_factory;
    QHash<quint64, StorageService *> m_services;
};

} // namespace poolwarden
