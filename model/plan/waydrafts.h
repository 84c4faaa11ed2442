// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/resolve/candidates.h"
#include "model/resolve/situation.h"
#include "model/resolve/wayout.h"
#include "model/session/poolregistry.h"

#include <QString>

#include <optional>

namespace poolwarden {

/// What the registry knows, for another thread.
[[nodiscard]] Situation situationOf(const PoolRegistry &registry);
/// Only pools of hosts that can be written to are changed there. For any thread.
[[nodiscard]] WayOptions wayOptionsFor(const PoolRegistry &registry);

/// The text of the changed pool, before and after.
struct WayTexts {
    QString before;
    QString after; ///< empty: the pool is gone
    friend bool operator==(const WayTexts &, const WayTexts &) = default;
};
/// None: the text cannot be edited so that it becomes what the way promises.
[[nodiscard]] std::optional<WayTexts> textsOf(const PoolRegistry &registry, const WayOut &way);
/// The ways out of the finding whose texts can be shown.
[[nodiscard]] std::vector<WayOut> showableWays(const PoolRegistry &registry,
                                               const Finding &finding);

/// Makes the edits in the pool's draft, as one undo step. A pool of the host is opened as a draft. False:
/// it cannot be edited any more.
bool makeEdits(PoolRegistry *registry, const WayOut &way);

} // namespace poolwarden
