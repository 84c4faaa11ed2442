// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/placerules.h"

#include <algorithm>

namespace poolwarden {

bool contains(const ResourcePath &outer, const ResourcePath &inner)
{
    return outer.tree == inner.tree && outer.segments.size() <= inner.segments.size()
           && std::equal(outer.segments.begin(), outer.segments.end(), inner.segments.begin());
}

bool isForSharing(Tree tree)
{
    switch (tree) {
    case Tree::Nfs:
    case Tree::Cifs:
    case Tree::Gluster:
    case Tree::Rbd:
    case Tree::Sheepdog:
    case Tree::Vstorage:
        return true;
    default:
        return false;
    }
}

} // namespace poolwarden
