// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"

namespace poolwarden {

/// Whether the inner place is the outer one, or lies inside it.
[[nodiscard]] bool contains(const ResourcePath &outer, const ResourcePath &inner);

/// Storage made for sharing: two pools on it are in no danger, only one of them is superfluous.
[[nodiscard]] bool isForSharing(Tree tree);

} // namespace poolwarden
