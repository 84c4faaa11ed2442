// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/restartforecast.h"
#include "model/wording/findingtext.h"

#include <QString>

/// What a restart leaves of pools, in words. Plain text that may contain names from a host.
namespace poolwarden::restarttext {

/// "a restart of libvirt", "a restart of the host"
[[nodiscard]] QString kindName(RestartKind kind);
/// What the pool is before the restart: "active", "stopped", "draft" …
[[nodiscard]] QString now(const PoolAfter &pool, bool isDraft);
/// What it is after the restart: "lost", "may be lost", "stopped" …
[[nodiscard]] QString outcome(const PoolAfter &pool);
/// Why, in sentences.
[[nodiscard]] QString why(const PoolAfter &pool, RestartKind kind,
                          const findingtext::NameOf &nameOf);
/// How many, in sentences: "Pools: 30. Lost: 1 to 3. Stopped: 2."
[[nodiscard]] QString summary(const RestartForecast &forecast);
/// For a sign.
[[nodiscard]] Severity severity(RestartOutcome outcome);

} // namespace poolwarden::restarttext
