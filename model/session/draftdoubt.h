// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <optional>

namespace poolwarden {

class PoolDraft;

/// The first error that is said of the draft itself; what only the running pool does is no reason to
/// doubt the definition.
[[nodiscard]] std::optional<Finding> worstErrorOf(const PoolDraft &draft);
/// Something speaks against this definition: it is not put on the host without a question.
[[nodiscard]] bool isDoubtful(const PoolDraft &draft);

} // namespace poolwarden
