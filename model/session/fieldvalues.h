// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/field.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace poolwarden {

/// Values that belong together, in the order in which they are set. None: the field is removed.
using FieldValues = std::vector<std::pair<FieldRef, std::optional<QString>>>;

} // namespace poolwarden
