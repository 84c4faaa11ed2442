// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/draftfile.h"
#include "model/session/poolregistry.h"

namespace poolwarden {

/// Everything needed to bring back a discarded draft.
struct DiscardedDraft {
    PoolId pool = noPool; ///< its row, which may be gone
    HostId host = noHost;
    DraftOrigin origin = DraftOrigin::New;
    QString uuid; ///< of the edited pool
    QString xml;
    QString base; ///< the definition that the edit began with
    QString fileName = {};
    DraftFile file = {};
};

/// Discards the draft and returns what bringBack() needs; none if the pool has no draft.
[[nodiscard]] std::optional<DiscardedDraft> discardDraft(PoolRegistry *registry, PoolId pool);

/// Reopens the draft with its text and origin. Returns its row, or noPool if its host is closed. An
/// edit returns to its pool; if the pool has another draft, as an undo step of that. If the pool is
/// gone, the edit becomes a new draft.
PoolId bringBack(PoolRegistry *registry, const DiscardedDraft &discarded);

} // namespace poolwarden
