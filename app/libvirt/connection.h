// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/libvirt/eventsink.h"
#include "app/libvirt/handles.h"
#include "app/libvirt/libvirterror.h"
#include "model/port/storageservice.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <variant>

namespace poolwarden {

/// An open libvirt connection with its event registrations. Blocks; use it only on the worker thread.
/// The destructor removes the registrations and closes the connection.
class Connection final
{
public:
    struct KeepAlive {
        int intervalSeconds = 5; ///< 0: no keep-alive
        unsigned int count = 3;
    };

    [[nodiscard]] static std::variant<std::unique_ptr<Connection>, ServiceError>
    open(const QString &uri, bool readOnly, KeepAlive keepAlive, EventSink::Listener listener);

    /// Only the connection, without events, for one question.
    [[nodiscard]] static std::variant<ConnectHandle, ServiceError>
    openPlain(const QString &uri, bool readOnly, KeepAlive keepAlive);

    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] virConnectPtr handle() const { return m_connection.get(); }
    [[nodiscard]] const HostInfo &info() const { return m_info; }
    /// The connection to read the host's devices from; null if there is none.
    [[nodiscard]] virConnectPtr deviceHandle() const { return m_devices.get(); }
    /// Resets libvirt's last error.
    [[nodiscard]] bool isAlive() const;

    /// Defines a pool and returns its uuid.
    [[nodiscard]] std::variant<QString, LibvirtError> define(const QByteArray &xml,
                                                             StorageService::Validation validation);

    /// Opens the connection for the host's devices and registers for their events.
    void openDevices();

private:
    Connection(ConnectHandle connection, EventSink::Listener listener);

    void registerEvents();
    void describe(const QString &uri, bool readOnly);

    // The order of destruction matters: the registrations must end before the connections.
    std::shared_ptr<EventSink> m_sink;
    ConnectHandle m_connection;
    ConnectHandle m_devices; ///< often another reference to the same connection
    std::optional<int> m_lifecycleEvents;
    std::optional<int> m_refreshEvents;
    std::optional<int> m_deviceEvents;
    std::optional<int> m_deviceUpdates;
    void *m_closeShare = nullptr; ///< see EventSink::unshareClosed()
    bool m_validateRefused = false;
    HostInfo m_info;
};

} // namespace poolwarden
