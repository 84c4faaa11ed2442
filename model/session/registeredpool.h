// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/port/storageservice.h"
#include "model/xml/poolreader.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>

#include <optional>

namespace poolwarden {

class PoolDraft;

/// A host whose connection was open.
struct RegisteredHost {
    HostId id = noHost;
    QString label; ///< short, for the user: host name or "demonstration host"
    HostInfo info;
    bool online = true;
    QDateTime offlineSince; ///< valid while offline: the data is older than this
};

/// A row of the registry: a pool of a host, a draft, or both.
struct RegisteredPool {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::RegisteredPool)

public:
    PoolId id = noPool;
    HostId host = noHost;
    std::optional<PoolSnapshot> snapshot; ///< none: a draft that no host knows
    /// Read from the snapshot; a Refusal where it could not be parsed.
    std::optional<ReadResult> live;
    std::optional<ReadResult> persistent;
    PoolDraft *draft = nullptr; ///< owned by the registry
    FindingCounts status;

    /// Whether the draft differs from the host's definition.
    [[nodiscard]] bool hasUnsaved() const;
    /// It is started, and its persistent definition is another one for libvirt: that waits for the next
    /// start.
    [[nodiscard]] bool isPending() const;
    /// The name to show: that of the draft, else the host's.
    [[nodiscard]] QString displayName() const;
    /// The same, with what tells them apart if the other pool has the same name: its host, or whether it is
    /// on the host or a new draft.
    [[nodiscard]] QString nameBeside(const RegisteredPool &other, const QString &hostLabel) const;

    /// Takes what the host says of the pool now, and reads what of it is new.
    void take(const PoolSnapshot &now, const ReadOptions &options);
    /// The host no longer has it.
    void dropSnapshot();
    /// What the checker compares. The definition of the draft counts only where it differs from the host's.
    [[nodiscard]] PoolEntry entry(const std::optional<PoolDefinition> &typed) const;
};

} // namespace poolwarden
