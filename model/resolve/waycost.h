// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/resolve/wayout.h"

namespace poolwarden {

/// Whether the pool, or its draft, is gone then.
[[nodiscard]] bool isGivenUp(const WayOut &way);

/// To give up a pool costs more than any number of changes, a change more than any way to make it.
[[nodiscard]] long costOf(const WayOut &way);

} // namespace poolwarden
