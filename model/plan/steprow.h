// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/plan/planrow.h"

namespace poolwarden {

class PoolRegistry;

/// A draft. Neither its place nor what comes of it is known.
[[nodiscard]] PlanRow draftRow(const PoolRegistry &registry, PoolId draft);
/// A pool of a host that is stopped or undefined before drafts are defined. Its place is not known.
[[nodiscard]] PlanRow stepRow(const PoolRegistry &registry, PoolId pool, PlanRow::Kind kind);

} // namespace poolwarden
