// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/claim.h"

#include <string_view>

namespace poolwarden {

namespace {

std::string_view treeName(Tree tree)
{
    switch (tree) {
    case Tree::File:
        return "file";
    case Tree::Block:
        return "block";
    case Tree::Lvm:
        return "lvm";
    case Tree::Zfs:
        return "zfs";
    case Tree::Scsi:
        return "scsi";
    case Tree::Multipath:
        return "mpath";
    case Tree::Fc:
        return "fc";
    case Tree::Nfs:
        return "nfs";
    case Tree::Cifs:
        return "cifs";
    case Tree::Gluster:
        return "gluster";
    case Tree::Iscsi:
        return "iscsi";
    case Tree::Rbd:
        return "rbd";
    case Tree::Sheepdog:
        return "sheepdog";
    case Tree::Vstorage:
        return "vstorage";
    case Tree::Wwn:
        return "wwn";
    }
    return {};
}

} // namespace

std::string resourceName(const ResourcePath &path)
{
    std::string name(treeName(path.tree));
    name += ':';
    for (std::size_t i = 0; i < path.segments.size(); ++i) {
        if (i > 0 || path.tree == Tree::File)
            name += '/';
        name += path.segments[i];
    }
    return name;
}

} // namespace poolwarden
