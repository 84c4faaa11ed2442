// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xml/samedefinition.h"

namespace poolwarden {

namespace {

/// libvirt finds all three at the target; who writes permissions seldom writes them all.
bool canBeFilledIn(const PoolPermissions &permissions)
{
    return permissions.mode && permissions.owner && permissions.group;
}

} // namespace

bool isSameDefinition(const ReadResult &first, const ReadResult &second)
{
    const auto *a = std::get_if<PoolDefinition>(&first);
    const auto *b = std::get_if<PoolDefinition>(&second);
    if (!a || !b)
        return false;
    if (canBeFilledIn(a->permissions) == canBeFilledIn(b->permissions))
        return *a == *b;
    PoolDefinition one = *a;
    PoolDefinition other = *b;
    one.permissions = other.permissions = {};
    return one == other;
}

bool hasAllOf(const ReadResult &host, const ReadResult &written)
{
    const auto *known = std::get_if<PoolDefinition>(&host);
    const auto *wanted = std::get_if<PoolDefinition>(&written);
    if (!known || !wanted)
        return false;
    PoolDefinition filled = *wanted;
    takeMissingPermissions(filled, *known);
    return filled == *known;
}

void takeMissingPermissions(PoolDefinition &written, const PoolDefinition &host)
{
    PoolPermissions &permissions = written.permissions;
    if (!permissions.mode)
        permissions.mode = host.permissions.mode;
    if (!permissions.owner)
        permissions.owner = host.permissions.owner;
    if (!permissions.group)
        permissions.group = host.permissions.group;
    if (permissions.label.empty())
        permissions.label = host.permissions.label;
}

} // namespace poolwarden
