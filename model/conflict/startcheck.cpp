// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/startcheck.h"

namespace poolwarden {

StartCheck startCheck(PoolType type)
{
    switch (type) {
    case PoolType::Rbd:
    case PoolType::Sheepdog:
        return StartCheck::None;
    case PoolType::Gluster:
    case PoolType::IscsiDirect:
        return StartCheck::ByState;
    default:
        return StartCheck::ByStorage;
    }
}

bool isFoundByItself(PoolType type)
{
    switch (type) {
    case PoolType::Dir:
    case PoolType::Logical:
    case PoolType::Disk:
    case PoolType::Scsi:
    case PoolType::Mpath:
    case PoolType::Zfs:
        return true;
    default:
        return false;
    }
}

bool isWaiting(const PoolDefinition &running, const PoolDefinition &stored)
{
    PoolDefinition known = running;
    if (stored.permissions == PoolPermissions())
        known.permissions = {};
    return !differingFields(known, stored).empty();
}

} // namespace poolwarden
