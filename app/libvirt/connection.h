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

/// One open libvirt connection with its registrations. Blocks; for the worker's thread only. The
/// destructor takes the registrations back and closes.
class Connection final
{
public:
    struct KeepAlive {
        int intervalSeconds = 5; ///< 0: none
        unsigned int count = 3;
    };

    [[nodiscard]] static std::variant<std::unique_ptr<Connection>, ServiceError>
    open(const QString &uri, bool readOnly, KeepAlive keepAlive, EventSink::Listener listener);

    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] virConnectPtr handle() const { return m_connection.get(); }
    [[nodiscard]] const HostInfo &info() const { return m_info; }
    /// Where the host's devices are found; null where nowhere.
    [[nodiscard]] virConnectPtr deviceHandle() const { return m_devices.get(); }
    /// Resets libvirt's last error.
    [[nodiscard]] bool isAlive() const;

    /// The uuid of the pool that is defined now.
    [[nodiscard]] std::variant<QString, LibvirtError> define(const QByteArray &xml,
                                                             StorageService::Validation validation);

    /// Opens what the host's devices are read from, and registers for their events.
    void openDevices();

private:
    Connection(ConnectHandle connection, EventSink::Listener listener);

    void registerEvents();
    void describe(const QString &uri, bool readOnly);

    // The order of destruction matters: libvirt's registrations go before the connections.
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
