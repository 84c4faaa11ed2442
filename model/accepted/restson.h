// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/conflict/finding.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace poolwarden {

/// One pool of a finding, with what of its definition the finding rests on, as it is written there.
struct RestingSide {
    QString host; ///< see hostPlace(); in a file, empty: the host of the file
    QString name;
    QString uuid; ///< empty: not known
    QString type;
    QString field; ///< the id of the field
    QString value; ///< what is written there
    /// What else says which storage the value means, by the id of its field: the servers of an export, the
    /// initiator of a target.
    QMap<QString, QString> also = {};

    friend bool operator==(const RestingSide &, const RestingSide &) = default;
};

/// All that names the storage of a side, for people: its value first, a port behind its server, nothing twice.
[[nodiscard]] QStringList namedStorage(const RestingSide &side);

/// What a finding rests on. It does not depend on which of the two pools comes first, on what runs, on how
/// the program numbers pools, or on what is known about the host's links.
struct RestsOn {
    FindingKind kind = FindingKind::SameStorage;
    Severity severity = Severity::Error;
    QList<RestingSide> sides; ///< one or two

    friend bool operator==(const RestsOn &, const RestsOn &) = default;
};

/// Whether a finding can be accepted. Not: what libvirt refuses (intended or not, it will not be defined), a
/// note about a whole host, and a finding that stands for many pools.
[[nodiscard]] bool isAcceptable(const Finding &finding);

/// Name and UUID of a pool on its host, or of a draft of a new pool.
struct PoolIdentity {
    QString host; ///< see hostPlace()
    QString name;
    QString uuid; ///< empty: not known
};
[[nodiscard]] PoolIdentity identityOf(const PoolEntry &entry, const QString &host);

/// The finding's own side, or that of the peer, from the pool's entry.
struct SideEntry {
    const PoolEntry *entry = nullptr; ///< null: no peer
    QString host;
};
[[nodiscard]] RestsOn restsOn(const Finding &finding, const SideEntry &pool, const SideEntry &peer);

/// Whether both name the same pool: by UUID if both have one, else by name.
[[nodiscard]] bool isSamePool(const RestingSide &one, const RestingSide &other);
/// Whether both are the same finding, from whichever side.
[[nodiscard]] bool isSame(const RestsOn &one, const RestsOn &other);

} // namespace poolwarden
