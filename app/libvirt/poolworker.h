// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/libvirt/connection.h"
#include "app/libvirt/nodedevicelister.h"
#include "app/libvirt/poollister.h"
#include "model/port/storageservice.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>

namespace poolwarden {

/// Makes libvirt's blocking calls for one connection, on the thread that it was moved to, and reports
/// the results by signals. Its destructor runs on that thread and closes the connection. Call every
/// function but the constructor on that thread.
///
/// It reads a pool again after each operation on it and after each of its events. A pool that has not
/// changed since it was last reported is not reported again, so the event that follows an operation of
/// our own causes no signal.
class PoolWorker final : public QObject
{
    Q_OBJECT

public:
    using Operation = StorageService::Operation;

    explicit PoolWorker(Connection::KeepAlive keepAlive);
    ~PoolWorker() override;

    void open(const QString &uri, bool readOnly);
    void list(quint64 request);
    void listNodeDevices(quint64 request);
    void lookAgain(quint64 request, const QString &uuid);
    void define(quint64 request, const QByteArray &xml, StorageService::Validation validation);
    /// Does any other operation on one pool.
    void perform(quint64 request, Operation operation, const QString &uuid, bool autostart);

Q_SIGNALS:
    void opened(const poolwarden::HostInfo &host);
    void openFailed(const poolwarden::ServiceError &error);
    /// May be emitted more than once, and from any thread.
    void lost(const poolwarden::ServiceError &error);
    void listed(const QList<poolwarden::PoolSnapshot> &pools);
    void changed(const poolwarden::PoolSnapshot &pool);
    void removed(const QString &uuid);
    void nodeDevicesListed(const QList<QByteArray> &xmls);
    /// The thread has come to this request.
    void began(quint64 request);
    void finished(quint64 request, poolwarden::StorageService::Operation operation,
                  const QString &uuid, const std::optional<poolwarden::ServiceError> &error);

private:
    [[nodiscard]] EventSink::Listener listener();
    /// None if the connection is lost or being closed, so that nobody waits for the list.
    [[nodiscard]] std::optional<QList<PoolSnapshot>> read(const PoolLister::Entries &entries);
    [[nodiscard]] bool ownsDirectory(const QString &uuid) const;
    [[nodiscard]] std::optional<LibvirtError> call(virStoragePoolPtr pool, Operation operation,
                                                   bool autostart) const;
    void fail(quint64 request, Operation operation, const QString &uuid, const LibvirtError &error);
    /// Whether the connection is lost; if so, emits lost().
    [[nodiscard]] bool checkLost(const LibvirtError &error);

    void touch(const QString &uuid);
    void rereadQueued();
    /// False if the connection is lost.
    bool reread(const QString &uuid);
    void proceedWithDevices();

    const Connection::KeepAlive m_keepAlive;
    std::unique_ptr<Connection> m_connection;
    PoolLister m_pools;
    NodeDeviceLister m_devices;
    QTimer m_deviceTimer; ///< combines bursts of device events
    QList<quint64> m_deviceRequests;
    QHash<QString, PoolSnapshot> m_known;
    QList<QString> m_touched;   ///< uuids of pools to read again, in the order of their events
    QSet<QString> m_touchedSet; ///< the same uuids, for look-up
};

} // namespace poolwarden
