// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"

#include <QList>
#include <QStringList>

namespace poolwarden {

/// The differences between two lists of a host's pools: one sentence for each, sorted by name, without
/// changes of sizes.
[[nodiscard]] QStringList hostChanges(const QList<PoolSnapshot> &before,
                                      const QList<PoolSnapshot> &after);

} // namespace poolwarden
