// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/freename.h"

#include <QSet>

namespace poolwarden {

QString freeName(const PoolRegistry &registry, HostId host, const QString &name)
{
    QSet<QString> taken;
    for (const PoolId id : registry.pools()) {
        if (registry.pool(id)->host == host)
            taken.insert(registry.displayName(id));
    }
    QString free = name;
    for (int number = 2; taken.contains(free); ++number)
        free = QStringLiteral("%1-%2").arg(name).arg(number);
    return free;
}

} // namespace poolwarden
