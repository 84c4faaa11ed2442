// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xml/samedefinition.h"

namespace poolwarden {

bool isSameDefinition(const ReadResult &one, const ReadResult &other)
{
    const auto *a = std::get_if<PoolDefinition>(&one);
    const auto *b = std::get_if<PoolDefinition>(&other);
    if (!a || !b)
        return false;
    const PoolPermissions none;
    if ((a->permissions == none) == (b->permissions == none))
        return *a == *b;
    PoolDefinition without = a->permissions == none ? *b : *a;
    without.permissions = none;
    return without == (a->permissions == none ? *a : *b);
}

} // namespace poolwarden
