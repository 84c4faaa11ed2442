// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/resolve/wayout.h"

#include <optional>
#include <string>
#include <vector>

namespace poolwarden {

/// The value of a field that a way out can change; empty: there is none.
[[nodiscard]] std::string valueOf(const PoolDefinition &definition, FieldRef field);
/// Without what it cannot change.
[[nodiscard]] std::optional<PoolDefinition> edited(PoolDefinition definition,
                                                   const std::vector<FieldEdit> &edits);
/// Edits that give a definition another name. Its source keeps its name, which may be derived.
[[nodiscard]] std::vector<FieldEdit> renamingEdits(const PoolDefinition &definition,
                                                   const std::string &name);

} // namespace poolwarden
