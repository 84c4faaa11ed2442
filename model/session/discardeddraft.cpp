// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/discardeddraft.h"

#include "model/session/pooldraft.h"

namespace poolwarden {

std::optional<DiscardedDraft> discardDraft(PoolRegistry *registry, PoolId id)
{
    const PoolRegistry::Pool *pool = registry->pool(id);
    if (!pool || !pool->draft)
        return std::nullopt;
    const DiscardedDraft discarded{id,
                                   pool->host,
                                   pool->draft->origin(),
                                   pool->snapshot ? pool->snapshot->uuid : QString(),
                                   pool->draft->xml(),
                                   pool->draft->base(),
                                   pool->draft->fileName(),
                                   pool->draft->file()};
    registry->discardDraft(id);
    return discarded;
}

PoolId bringBack(PoolRegistry *registry, const DiscardedDraft &discarded)
{
    if (!registry->host(discarded.host))
        return noPool;
    if (discarded.origin != DraftOrigin::Edited) {
        const PoolId made =
            registry
                ->createDraft(discarded.host, discarded.origin, discarded.xml, discarded.fileName)
                ->id();
        if (!discarded.file.isNone())
            registry->setFile(made, discarded.file, discarded.base);
        return made;
    }
    const PoolId pool = registry->findPool(discarded.host, discarded.uuid);
    PoolDraft *draft = pool == noPool ? nullptr : registry->editPool(pool);
    if (!draft)
        return registry->createDraft(discarded.host, DraftOrigin::New, discarded.xml)->id();
    if (draft->isModified()) {
        draft->endUndoStep();
        draft->setXml(discarded.xml);
        draft->endUndoStep();
    } else {
        registry->resumeDraft(pool, discarded.base, discarded.xml);
    }
    return pool;
}

} // namespace poolwarden
