// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/knownservers.h"

#include "model/conflict/conflictchecker.h"
#include "model/session/poolregistry.h"

#include <QString>

namespace poolwarden {

QStringList knownServers(const PoolRegistry &registry, PoolId pool)
{
    QStringList servers;
    for (const PoolId other : registry.pools()) {
        const PoolEntry *entry = other == pool ? nullptr : registry.checker().entry(other);
        if (!entry)
            continue;
        for (const auto *definition : {&entry->live, &entry->persistent, &entry->draft}) {
            if (!*definition)
                continue;
            for (const PoolHost &host : (*definition)->hosts)
                servers.append(QString::fromStdString(host.name));
        }
    }
    servers.removeAll({});
    servers.sort();
    servers.removeDuplicates();
    return servers;
}

} // namespace poolwarden
