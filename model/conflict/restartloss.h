// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/conflict/poolfacts.h"

#include <functional>
#include <vector>

namespace poolwarden {

/// Whether libvirt would drop the first definition because the second one is there already.
using Drops = std::function<bool(const PoolDefinition &, const PoolDefinition &)>;

/// What becomes of two pools of one host that libvirt has taken, when it starts again: it loads what is
/// started first (virStoragePoolObjLoadAllState), then every persistent definition
/// (virStoragePoolObjLoadAllConfigs), each in the order of its directory, and drops without a word what
/// collides with what it has loaded so far. After a boot nothing is started. Drafts are taken as defined.
/// Of a started pool it is not known whether libvirt has kept its state: both are gone through.
[[nodiscard]] RestartLoss restartLoss(const PoolFacts &pool, const PoolFacts &peer,
                                      const Drops &drops);

/// False: the name does not fit its file once it is read back, and the pool is not loaded at all.
[[nodiscard]] bool isNameReadBack(const PoolDefinition &definition);
/// What libvirt reads back otherwise than it was defined, because it writes line breaks and tabs as
/// they are, and XML takes them for other white space: a name that does not fit its file any more, and
/// values that mean another place.
[[nodiscard]] std::vector<Finding> notReadBack(const PoolFacts &pool);

} // namespace poolwarden
