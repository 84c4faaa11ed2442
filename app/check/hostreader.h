// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace poolwarden::check {

/// Reads a host's pools and devices once, over a read-only connection.
class HostReader final : public QObject
{
    Q_OBJECT

public:
    explicit HostReader(StorageService *service, QObject *parent = nullptr);

    /// Ends with exactly one succeeded() or failed(). timeoutSeconds 0 waits forever.
    void read(const QString &uri, int timeoutSeconds);

Q_SIGNALS:
    /// nodeDevices: the host's devices as XML; empty if the host cannot list them.
    void succeeded(const poolwarden::HostInfo &host, const QList<poolwarden::PoolSnapshot> &pools,
                   const QList<QByteArray> &nodeDevices);
    void failed(const QString &sentence);

private:
    void fail(const QString &sentence);
    void finish();

    StorageService *m_service;
    QTimer m_timeout;
    std::optional<HostInfo> m_host;
    std::optional<QList<PoolSnapshot>> m_pools;
    QList<QByteArray> m_nodeDevices;
    StorageService::RequestId m_deviceRequest = 0;
    bool m_isDone = false;
};

} // namespace poolwarden::check
