// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace poolwarden {

struct HostAndPort {
    QString host;
    QString port;
    friend bool operator==(const HostAndPort &, const HostAndPort &) = default;
};

/// Of what programs write for the two together: "192.0.2.10:3260", "[2001:db8::1]:3260", and a portal of iSCSI with
/// its group, "192.0.2.10:3260,1". None: it is anything else, such as an address of IPv6 alone.
[[nodiscard]] std::optional<HostAndPort> hostAndPort(const QString &value);

/// "nas1:/export/vm", as mount and showmount write it.
struct HostAndDir {
    QString host;
    QString dir;
    friend bool operator==(const HostAndDir &, const HostAndDir &) = default;
};
[[nodiscard]] std::optional<HostAndDir> hostAndDir(const QString &value);

/// Whether a value came about by more than one key: it was pasted, or dropped.
[[nodiscard]] bool isPasted(const QString &before, const QString &after);

} // namespace poolwarden
