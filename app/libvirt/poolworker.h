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

/// Makes libvirt's blocking calls for one connection, on the thread that it was moved to; knows
/// nobody and says what became of it by signals. Its destructor, on that thread, closes the
/// connection. Every function but the constructor is to be called on that thread.
///
/// A pool is re-read after each operation on it and after each of its events; what comes out the
/// same as it was last told is not told again, so the event that follows an own operation is
/// silent.
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
    /// Any other operation on one pool.
    void perform(quint64 request, Operation operation, const QString &uuid, bool autostart);

Q_SIGNALS:
    void opened(const poolwarden::HostInfo &host);
    void openFailed(const poolwarden::ServiceError &error);
    /// Perhaps more than once, and from any thread.
    void lost(const poolwarden::ServiceError &error);
    void listed(const QList<poolwarden::PoolSnapshot> &pools);
    void changed(const poolwarden::PoolSnapshot &pool);
    void removed(const QString &uuid);
    void nodeDevicesListed(const QList<QByteArray> &xmls);
    void finished(quint64 request, poolwarden::StorageService::Operation operation,
                  const QString &uuid, const std::optional<poolwarden::ServiceError> &error);

private:
    [[nodiscard]] EventSink::Listener listener();
    /// None: the connection is lost or being given up, and nobody waits for the list any more.
    [[nodiscard]] std::optional<QList<PoolSnapshot>> read(const PoolLister::Entries &entries);
    [[nodiscard]] bool ownsDirectory(const QString &uuid) const;
    [[nodiscard]] std::optional<LibvirtError> call(virStoragePoolPtr pool, Operation operation,
                                                   bool autostart) const;
    void fail(quint64 request, Operation operation, const QString &uuid, const LibvirtError &error);
    /// Says so if the connection has broken.
    [[nodiscard]] bool checkLost(const LibvirtError &error);

    void touch(const QString &uuid);
    void processTouched();
    /// False: the connection is lost.
    bool reread(const QString &uuid);
    void proceedWithDevices();

    const Connection::KeepAlive m_keepAlive;
    std::unique_ptr<Connection> m_connection;
    PoolLister m_pools;
    NodeDeviceLister m_devices;
    QTimer m_deviceTimer; ///< gathers bursts of device events
    QList<quint64> m_deviceRequests;
    QHash<QString, PoolSnapshot> m_known;
    QList<QString> m_touched;   ///< in the order of their events
    QSet<QString> m_touchedSet; ///< the same, to find them
};

} // namespace poolwarden
