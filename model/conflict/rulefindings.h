// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/poolpair.h"

#include <optional>
#include <utility>
#include <vector>

/// What libvirt's own rules say of two pools of one host.
namespace poolwarden {

/// Findings of kind IdentityTaken: a name or UUID that a draft cannot have.
[[nodiscard]] std::vector<Finding> identityFindings(const PoolPair &pair);
/// Whether one of the two is a draft that would replace the other. They do not conflict.
[[nodiscard]] bool isReplacement(const PoolPair &pair);
/// Refused or LostAtRestart; none if libvirt's rules see no collision.
[[nodiscard]] std::optional<Finding> ruleFinding(const PoolPair &pair);

} // namespace poolwarden
