// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/changeddrafts.h"

#include "model/session/pooldraft.h"
#include "model/wording/isolated.h"

#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace poolwarden {

void ChangedDrafts::before(const PoolRegistry &registry, PoolId pool)
{
    const PoolRegistry::Pool *known = registry.pool(pool);
    const PoolDraft *draft = known ? known->draft : nullptr;
    m_now = {pool, draft != nullptr, draft ? draft->xml() : QString()};
}

void ChangedDrafts::after(const PoolRegistry &registry)
{
    const PoolRegistry::Pool *pool = registry.pool(m_now.pool);
    // The same text is no step that could be undone.
    if (!pool || !pool->draft || pool->draft->xml() == m_now.text)
        return;
    m_now.text = pool->draft->xml();
    m_drafts.append(std::exchange(m_now, {}));
}

bool ChangedDrafts::contains(PoolId pool) const
{
    return std::ranges::any_of(m_drafts,
                               [pool](const Changed &changed) { return changed.pool == pool; });
}

PoolDraft *ChangedDrafts::draftOf(const PoolRegistry &registry, const Changed &changed)
{
    const PoolRegistry::Pool *pool = registry.pool(changed.pool);
    const bool isAsLeft = pool && pool->draft && pool->draft->xml() == changed.text
                          && (!changed.wasDraft || pool->draft->undoStack()->canUndo());
    return isAsLeft ? pool->draft : nullptr;
}

QStringList ChangedDrafts::names(const PoolRegistry &registry) const
{
    QStringList names;
    for (const Changed &changed : m_drafts) {
        if (draftOf(registry, changed))
            names.append(isolated(registry.displayName(changed.pool)));
    }
    return names;
}

void ChangedDrafts::takeBack(PoolRegistry *registry) const
{
    for (const Changed &changed : m_drafts) {
        PoolDraft *draft = draftOf(*registry, changed);
        if (draft && changed.wasDraft)
            draft->undoStack()->undo();
        else if (draft)
            registry->discardDraft(changed.pool);
    }
}

} // namespace poolwarden
