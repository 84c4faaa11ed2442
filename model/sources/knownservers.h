// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QStringList>

namespace poolwarden {

class PoolRegistry;

/// The servers that other pools and drafts name, of all hosts, sorted.
[[nodiscard]] QStringList knownServers(const PoolRegistry &registry, PoolId pool);

} // namespace poolwarden
