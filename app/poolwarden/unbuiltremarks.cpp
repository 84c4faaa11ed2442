// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/unbuiltremarks.h"

#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "model/sources/unbuiltstorage.h"
#include "model/wording/unbuilttext.h"

#include <variant>

namespace poolwarden {

bool runsWith(const RegisteredPool &pool, const PoolDefinition &definition)
{
    const auto *live = pool.snapshot && pool.snapshot->isActive() && pool.live
                           ? std::get_if<PoolDefinition>(&*pool.live)
                           : nullptr;
    return live && live->targetPath == definition.targetPath
           && live->sourceName == definition.sourceName;
}

std::optional<Unbuilt> UnbuiltRemarks::of(PoolId id, const PoolDefinition &definition) const
{
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    if (!pool || runsWith(*pool, definition))
        return std::nullopt;
    m_storage->lookIfUnknown(pool->host, definition);
    return m_storage->of(pool->host, definition);
}

std::optional<Unbuilt> UnbuiltRemarks::ofDraft(PoolId id) const
{
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    const auto *definition = pool && pool->draft
                                 ? std::get_if<PoolDefinition>(&pool->draft->assessment().reading)
                                 : nullptr;
    if (!definition)
        return std::nullopt;
    const auto known = of(id, *definition);
    return known || runsWith(*pool, *definition) ? known
                                                 : m_storage->mayLack(pool->host, *definition);
}

QString UnbuiltRemarks::ofWay(const WayOut &way) const
{
    const auto unbuilt = way.definition ? of(way.pool, *way.definition) : std::nullopt;
    return unbuilt ? unbuilttext::missing(*unbuilt) : QString();
}

} // namespace poolwarden
