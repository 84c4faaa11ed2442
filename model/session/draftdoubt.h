// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <optional>

namespace poolwarden {

class PoolDraft;

/// The first error about the draft itself. Errors about the running pool only are no reason to
/// doubt the definition.
[[nodiscard]] std::optional<Finding> worstErrorOf(const PoolDraft &draft);
/// Whether something speaks against the definition: the user is asked before it is defined.
[[nodiscard]] bool isDoubtful(const PoolDraft &draft);

} // namespace poolwarden
