// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/fieldvalues.h"

#include <optional>

namespace poolwarden {

class PoolEdit;

/// What is pasted as a host is often more: its port, or the directory that it exports. The values to set instead,
/// where the pool has a field for the other. None: it is a host alone, or was typed.
[[nodiscard]] std::optional<FieldValues> pastedHost(const PoolEdit &edit, FieldRef host,
                                                    const QString &text, bool hasPort);

} // namespace poolwarden
