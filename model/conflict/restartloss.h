// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/conflict/poolfacts.h"

#include <functional>
#include <vector>

namespace poolwarden {

/// Whether libvirt would drop the first definition because the second one is loaded.
using Drops = std::function<bool(const PoolDefinition &, const PoolDefinition &)>;

/// What a restart of libvirt does to two pools of one host. libvirt loads the state of active pools
/// first (virStoragePoolObjLoadAllState), then all persistent definitions
/// (virStoragePoolObjLoadAllConfigs), each in the order of the directory. It silently drops a
/// definition that collides with one already loaded. After a boot no pool is active. Drafts count
/// as defined. It is not known whether an active pool has a state file: both cases are considered.
[[nodiscard]] RestartLoss restartLoss(const PoolFacts &pool, const PoolFacts &peer,
                                      const Drops &drops);

/// False: after writing and reading, the name differs from that of the file, and libvirt does not
/// load the pool.
[[nodiscard]] bool isNameReadBack(const PoolDefinition &definition);
/// Findings about values that libvirt reads back differently: it writes line breaks and tabs
/// unescaped, and XML parsers normalise them. The name then differs from that of its file; other
/// values mean another place.
[[nodiscard]] std::vector<Finding> notReadBack(const PoolFacts &pool);

} // namespace poolwarden
