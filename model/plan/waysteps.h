// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/plan/hoststeps.h"
#include "model/resolve/wayout.h"
#include "model/session/poolregistry.h"

#include <QString>

namespace poolwarden {

/// Whether the pool is active on a host that keeps the old definition of an active pool, as libvirt's test driver
/// does: it must be stopped to be defined anew.
[[nodiscard]] bool isKeptBackWhileActive(const PoolRegistry &registry, PoolId pool);

/// What must be done on hosts for a way, beside making its draft. What is told of it and what is carried out both
/// come from here.
[[nodiscard]] HostSteps stepsOf(const PoolRegistry &registry, const WayOut &way);

/// The same in a few words: "Define", "Stop, define, start".
[[nodiscard]] QString stepsInShort(const PoolRegistry &registry, const WayOut &way);

} // namespace poolwarden
