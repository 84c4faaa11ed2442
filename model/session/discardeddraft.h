// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/draftfile.h"
#include "model/session/poolregistry.h"

#include <optional>

namespace poolwarden {

/// Everything needed to bring back a discarded draft.
struct DiscardedDraft {
    PoolId pool = noPool;     ///< its row, which may be gone
    PoolId firstRow = noPool; ///< see PoolDraft::firstRow()
    PoolId lastRow =
        noPool; ///< the newest of all rows then: a draft of an older one stood beside it, as another pool
    HostId host = noHost;
    DraftOrigin origin = DraftOrigin::New;
    QString uuid; ///< of the edited pool, or the one that a host has given to it
    QString xml;
    QString base; ///< the definition that the edit began with
    QString fileName = {};
    DraftFile file = {};
};

/// What discardDraft() would return of a pool with a draft.
[[nodiscard]] DiscardedDraft draftAsItIs(const PoolRegistry &registry,
                                         const PoolRegistry::Pool &pool);
/// Discards the draft and returns what bringBack() needs; none if the pool has no draft.
[[nodiscard]] std::optional<DiscardedDraft> discardDraft(PoolRegistry *registry, PoolId pool);

/// What bringBack() has done.
struct BroughtBack {
    PoolId pool = noPool; ///< the draft's row; noPool: its host is closed
    /// What the draft was edited to meanwhile. It is the undo step before now, and bringBack() returns it.
    std::optional<DiscardedDraft> replaced = {};
};

/// Reopens the draft with its text and origin. An edit returns to its pool; if the pool is gone, it becomes a new
/// draft. If there is a draft of the same pool that is newer, that one gets the text, as an undo step: two drafts of one
/// pool would stand in each other's way. Those that stood beside each other do so again.
BroughtBack bringBack(PoolRegistry *registry, const DiscardedDraft &discarded);

} // namespace poolwarden
