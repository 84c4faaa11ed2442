// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/host/hosttopology.h"
#include "model/pool/pooldefinition.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolwarden {

/// One row: a pool of a host, or a draft. Given by whoever adds it, never reused.
using PoolId = std::uint64_t;
inline constexpr PoolId noPool = 0;

/// The trees of storage in which pools claim their places.
enum class Tree : std::uint8_t {
    File,  ///< a host's directories
    Block, ///< a host's disks and partitions
    Lvm,
    Zfs,
    Scsi,      ///< a host's SCSI host numbers, and the disks below them
    Multipath, ///< all multipath devices of a host
    Fc,        ///< wwpn
    Nfs,       ///< NFS exports
    Cifs,      ///< CIFS shares, without case
    Gluster,
    Iscsi,
    Rbd,
    Sheepdog,
    Vstorage,
    Wwn, ///< a disk by its world-wide name, whichever host sees it
};

/// True for the trees that exist once per host; the others are the same place seen from any host.
[[nodiscard]] bool isHostLocal(Tree tree);

/// A place in a tree, from the widest thing to the narrowest: {"srv", "vm"} in File, {"sdb", "1"}
/// in Block. A prefix contains all that begins with it. Always in canonical form.
struct ResourcePath {
    Tree tree = Tree::File;
    std::vector<std::string> segments;
    friend auto operator<=>(const ResourcePath &, const ResourcePath &) = default;
    friend bool operator==(const ResourcePath &, const ResourcePath &) = default;
};

/// For reports and programs: "file:/srv/vm", "lvm:vg0/lv1", "nfs:nas1/export/vm". Stable.
[[nodiscard]] std::string resourceName(const ResourcePath &path);

/// Stands in a path between a device and what lies in the file system on it.
inline constexpr std::string_view insideOfDevice = "/";

/// Somebody mounts something.
struct MountStep {
    PoolId pool = noPool; ///< noPool: it is mounted anyway
    std::string source;   ///< as it is spelled: "nas:/export", "/dev/sdb1"
    friend bool operator==(const MountStep &, const MountStep &) = default;
    friend auto operator<=>(const MountStep &, const MountStep &) = default;
};

/// What a pool does with a claimed place.
enum class ClaimRole : std::uint8_t {
    Manages, ///< its volumes are what lies below (disk, logical, zfs, iscsi, scsi, network pools)
    Holds, ///< it lives in there without handing out parts (a file system on a device, a directory)
    Mounts, ///< covers this directory with another file system
};

struct Claim {
    ResourcePath path;
    ClaimRole role = ClaimRole::Holds;
    FieldRef field;      ///< the XML node that says so
    std::string spelled; ///< the value as it stands there
    /// The value could be another name of a place that cannot be looked up from here.
    bool uncertain = false;
    /// The value is another place, or this one: names have two meanings.
    bool guessed = false;
    /// The value names a place below a mount point, and that is a place in what is mounted there: the
    /// mounts on the way, the outermost last. Empty: the value names this place itself.
    std::vector<MountStep> via;
    /// How many segments of the path name a device that is mounted on the way; 0: there is none.
    std::size_t viaDevice = 0;
    friend bool operator==(const Claim &, const Claim &) = default;
};

/// Which of the definition's hosts the claim is on. None: its place is on no server.
[[nodiscard]] std::optional<std::size_t>
serverOf(const Claim &claim, const PoolDefinition &definition, const HostTopology &topology);

/// All that a pool of this definition would use, in canonical form, as table 2 of the design has
/// it: one claim per host, device, export, mount point. Rules by type in claim.cpp.
[[nodiscard]] std::vector<Claim> claimsOf(const PoolDefinition &definition,
                                          const HostTopology &topology = {});

} // namespace poolwarden
