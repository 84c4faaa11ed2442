// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/host/hosttopology.h"
#include "model/session/registeredpool.h"

#include <QHash>
#include <QList>
#include <QString>

#include <vector>

namespace poolwarden {

/// The open hosts, and which pools each of them has.
class HostTable final
{
public:
    struct Entry {
        RegisteredHost host;
        QString place;                   ///< hostPlace() of it
        QHash<QString, PoolId> byUuid;   ///< pools with a snapshot
        QHash<QString, PoolId> expected; ///< new drafts that the host has defined, by UUID
    };

    HostId add(const QString &label, const HostInfo &info);
    static void setInfo(Entry *entry, const HostInfo &info);
    /// Whether that is a change.
    bool setOnline(HostId id, bool online);
    void remove(HostId id);
    /// Null if it is unknown. Valid until the next add() or remove().
    [[nodiscard]] Entry *find(HostId id);
    [[nodiscard]] const Entry *find(HostId id) const;
    /// Without “Files”, which is none.
    [[nodiscard]] QList<RegisteredHost> hosts() const;

    /// Of “Files”, which is no host.
    [[nodiscard]] static HostInfo infoOfFiles();
    /// What is known of a host before any look-up.
    [[nodiscard]] static HostTopology topologyOf(const HostInfo &info);

private:
    std::vector<Entry> m_entries;
    HostId m_last;
};

} // namespace poolwarden
