// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"

namespace poolwarden {

/// What is needed to bring a draft back after it was discarded.
struct DiscardedDraft {
    PoolId pool = noPool; ///< the row it was in, which may be gone
    HostId host = 0;
    DraftOrigin origin = DraftOrigin::New;
    QString uuid; ///< of the pool that it edits
    QString xml;
    QString base; ///< what the edit began with
    QString fileName = {};
};

/// Discards the draft and returns what bringBack() needs; none if the pool has no draft.
[[nodiscard]] std::optional<DiscardedDraft> discardDraft(PoolRegistry *registry, PoolId pool);

/// Opens the draft again with its text and origin, and returns its row; noPool if its host is closed.
/// An edit goes back to its pool, as an undo step if somebody edits that again; if the pool is gone,
/// it comes back as a new draft.
PoolId bringBack(PoolRegistry *registry, const DiscardedDraft &discarded);

} // namespace poolwarden
