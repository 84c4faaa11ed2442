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
    bool knownDriver = false; ///< one that libvirt has
};

[[nodiscard]] UriParts splitUri(const QString &uri);

/// The storage behind the URI is this machine's own: no host is named, and it is not the test
/// driver's, which is imaginary. A host is taken for another machine even where its name is ours,
/// because what answers there may be the end of a tunnel.
[[nodiscard]] bool isLocalUri(const QString &uri);

/// The same daemon's node devices for a URI whose driver is nothing but storage
/// ("storage:///system", as the modular daemons and stand-alone ones are addressed). None where it
/// needs no other or would mean to log in on another host a second time.
[[nodiscard]] std::optional<QString> nodeDeviceUri(const QString &uri);

/// Types that the host supports, from virConnectGetStoragePoolCapabilities(). None if unreadable.
[[nodiscard]] std::optional<std::bitset<poolTypeCount>> parseBackends(const QByteArray &xml);

/// Sizes in bytes from a pool's XML.
struct PoolSizes {
    quint64 capacity = 0;
    quint64 allocation = 0;
    quint64 available = 0;
};
[[nodiscard]] PoolSizes parseSizes(const QByteArray &poolXml);

} // namespace poolwarden
