// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"
#include "model/port/hostquestion.h"
#include "model/xml/hostsourcesreader.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace poolwarden {

/// Where the candidates for a field come from.
enum class Supply : std::uint8_t {
    None,
    Disks,     ///< the host's node devices
    ScsiHosts, ///< likewise
    FcHosts,   ///< likewise: those with world-wide names
    Sources,   ///< the host looks for them when asked
    Secrets,
    Folders, ///< the host's directories, one after the other
};
[[nodiscard]] Supply supplyOf(Field field, PoolType type);
/// Whether it is the host's devices, which are known without a question.
[[nodiscard]] bool isOfDevices(Supply supply);

/// Why a field must be typed, as a sentence; empty: it needs none, because it has a supply or its value is
/// no one's to know. `hasFolders`: the host's directories can be listed.
[[nodiscard]] QString whyTyped(Field field, PoolType type, bool hasFolders);

/// What must be known to ask for sources, from the definition or from the user.
struct SourceServer {
    QString host;
    QString port;
    friend bool operator==(const SourceServer &, const SourceServer &) = default;
};
/// Whether sources of the type are on a server, which must be named.
[[nodiscard]] bool needsServer(PoolType type);
/// None: something is missing. For iscsi-direct the host is asked as for iscsi, which finds the same targets:
/// the daemon of libvirt 9.0 crashes when it is asked for those of iscsi-direct.
[[nodiscard]] std::optional<HostQuestion> sourceQuestion(PoolType type, const SourceServer &server);

/// The sources in an answer, HostAnswer::sources; none if it is not a list of them. Thread-safe.
[[nodiscard]] std::optional<std::vector<FoundSource>> foundSources(const QByteArray &answer);

/// The use of secrets for an authentication ("chap", "ceph"); empty: unknown.
[[nodiscard]] QString secretUsageType(const QString &authType);

} // namespace poolwarden
