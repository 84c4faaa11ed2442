// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"

#include <QByteArray>
#include <QString>

#include <bitset>
#include <optional>

namespace poolwarden {

/// The parts of a connection URI, driver[+transport]://[user@][host][:port]/path[?parameters].
struct UriParts {
    bool valid = false;
    QString driver; ///< lower-case: "qemu"
    QString transport;
    QString host;             ///< empty: this machine
    bool knownDriver = false; ///< libvirt has this driver
};

[[nodiscard]] UriParts splitUri(const QString &uri);

/// Whether the storage behind the URI is on this machine: the URI names no host, and is not for the
/// test driver, whose storage is imaginary. A named host counts as another machine even if the name
/// is this machine's, because it may be the end of a tunnel.
[[nodiscard]] bool isLocalUri(const QString &uri);

/// The URI for the same daemon's node devices, for the URI of a storage-only driver
/// ("storage:///system", for modular and stand-alone daemons). None if no second connection is
/// needed, or if it would mean a second login on another host.
[[nodiscard]] std::optional<QString> nodeDeviceUri(const QString &uri);
/// The same for its secrets.
[[nodiscard]] std::optional<QString> secretUri(const QString &uri);

/// The pool types that the host supports, from virConnectGetStoragePoolCapabilities(). None if the
/// XML is unreadable.
[[nodiscard]] std::optional<std::bitset<poolTypeCount>> parseBackends(const QByteArray &xml);

/// The sizes in a pool's XML, in bytes.
struct PoolSizes {
    quint64 capacity = 0;
    quint64 allocation = 0;
    quint64 available = 0;
};
[[nodiscard]] PoolSizes parseSizes(const QByteArray &poolXml);

} // namespace poolwarden
