// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"
#include "model/pool/pooltype.h"

#include <cstdint>

namespace poolwarden {

/// How libvirt finds out at its start whether a pool is active (virStorageBackend::checkPool of 9.0).
enum class StartCheck : std::uint8_t {
    ByStorage, ///< its storage is in place, whether the pool was started or not
    ByState,   ///< it was started before (gluster, iscsi-direct)
    None,      ///< never: the pool comes back stopped (rbd, sheepdog)
};
[[nodiscard]] StartCheck startCheck(PoolType type);
/// One of those that are checked ByStorage, where nobody needs to mount the storage or log into it: libvirt takes such a
/// pool for active whenever it is there.
[[nodiscard]] bool isFoundByItself(PoolType type);
/// Whether the stored definition waits for the next start of a pool that runs with another one. libvirt fills the
/// permissions of the target into the one that it starts: those are nobody's change.
[[nodiscard]] bool isWaiting(const PoolDefinition &running, const PoolDefinition &stored);

} // namespace poolwarden
