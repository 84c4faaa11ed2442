// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/accepted/restson.h"

#include <QHash>
#include <QList>
#include <QString>

#include <utility>

namespace poolwarden {

/// Pools, as whatever names them, by what an acceptance calls them.
template<typename Id>
class PoolsByName
{
public:
    void add(const PoolIdentity &pool, Id id)
    {
        m_byName[{pool.host, pool.name}].append({pool.uuid, id});
        if (!pool.uuid.isEmpty())
            m_byUuid[{pool.host, pool.uuid}].append(id);
    }

    /// Those that isSamePool() would say are the side's, those with its UUID first. place: of the side, if
    /// it names no host.
    [[nodiscard]] QList<Id> find(const RestingSide &side, const QString &place) const
    {
        const QString &host = side.host.isEmpty() ? place : side.host;
        QList<Id> found;
        if (!side.uuid.isEmpty())
            found = m_byUuid.value({host, side.uuid});
        const QList<Named> named = m_byName.value({host, side.name});
        for (const Named &pool : named) {
            if (side.uuid.isEmpty() || pool.uuid.isEmpty())
                found.append(pool.id);
        }
        return found;
    }

    /// Whether there is one of that name, perhaps with another UUID: then the pool was made anew.
    [[nodiscard]] bool hasName(const RestingSide &side, const QString &place) const
    {
        return m_byName.contains({side.host.isEmpty() ? place : side.host, side.name});
    }

private:
    struct Named {
        QString uuid;
        Id id;
    };
    using Key = std::pair<QString, QString>; ///< host, name or UUID
    QHash<Key, QList<Named>> m_byName;
    QHash<Key, QList<Id>> m_byUuid;
};

} // namespace poolwarden
