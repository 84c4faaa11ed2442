// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"

#include <QList>
#include <QStringList>

namespace poolwarden {

/// What is different about a host's pools, one sentence each, in the order of their names; capacities
/// are not told. Empty: nothing.
[[nodiscard]] QStringList hostChanges(const QList<PoolSnapshot> &before,
                                      const QList<PoolSnapshot> &after);

} // namespace poolwarden
