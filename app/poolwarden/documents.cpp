// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/documents.h"

#include "model/session/pooldraft.h"

namespace poolwarden::documents {

const PoolDraft *draftOf(const PoolRegistry &registry, PoolId id)
{
    const PoolRegistry::Pool *pool = registry.pool(id);
    return pool && pool->host == registry.files() ? pool->draft : nullptr;
}

QList<const PoolDraft *> all(const PoolRegistry &registry)
{
    QList<const PoolDraft *> found;
    for (const PoolId id : registry.pools()) {
        if (const PoolDraft *draft = draftOf(registry, id); draft && !draft->file().isNone())
            found.append(draft);
    }
    return found;
}

QString messageKey(PoolId pool)
{
    return QStringLiteral("file/%1").arg(pool.value());
}

} // namespace poolwarden::documents
