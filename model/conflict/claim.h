// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/host/hosttopology.h"
#include "model/pool/id.h"
#include "model/pool/pooldefinition.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolwarden {

/// A pool of a host, or a draft. The caller chooses the number and never reuses it.
using PoolId = Id<struct PoolIdThing, std::uint64_t>;
inline constexpr PoolId noPool;

/// The trees of storage in which pools claim places.
enum class Tree : std::uint8_t {
    File,  ///< a host's directories
    Block, ///< a host's disks and partitions
    Lvm,
    Zfs,
    Scsi,      ///< a host's SCSI host numbers, and the disks below them
    Multipath, ///< all multipath devices of a host
    Fc,        ///< WWPNs
    Nfs,       ///< exports
    Cifs,      ///< shares, in lower case
    Gluster,
    Iscsi,
    Rbd,
    Sheepdog,
    Vstorage,
    Wwn, ///< disks by world-wide name, from any host
};

/// True for trees that exist once per host. In the others a path is the same place from any host.
[[nodiscard]] bool isHostLocal(Tree tree);

/// A place in a tree, widest segment first: {"srv", "vm"} in File, {"sdb", "1"} in Block. A path
/// contains all paths that begin with it. Always in canonical form.
struct ResourcePath {
    Tree tree = Tree::File;
    std::vector<std::string> segments;
    friend auto operator<=>(const ResourcePath &, const ResourcePath &) = default;
    friend bool operator==(const ResourcePath &, const ResourcePath &) = default;
};

/// Makes a device's place that of its partition. `number`: as text; empty: the whole device.
inline void appendPartition(ResourcePath &device, const std::string &number)
{
    if (!number.empty())
        device.segments.push_back(number);
}

/// Stable name for reports and programs: "file:/srv/vm", "lvm:vg0/lv1", "nfs:nas1/export/vm".
[[nodiscard]] std::string resourceName(const ResourcePath &path);

/// Path segment between a device and the content of its file system.
inline constexpr std::string_view insideOfDevice = "/";

/// One mount on the way to a place.
struct MountStep {
    PoolId pool = noPool; ///< the pool that mounts the source; noPool: mounted without a pool
    std::string source;   ///< as spelled: "nas:/export", "/dev/sdb1"
    friend bool operator==(const MountStep &, const MountStep &) = default;
    friend auto operator<=>(const MountStep &, const MountStep &) = default;
};

/// What a pool does with a claimed place.
enum class ClaimRole : std::uint8_t {
    Manages, ///< its volumes lie below the place (disk, logical, zfs, iscsi, scsi, network pools)
    Holds,   ///< it uses the place as a whole (a file system on a device, a directory)
    Mounts,  ///< it mounts another file system on this directory
};

struct Claim {
    ResourcePath path;
    ClaimRole role = ClaimRole::Holds;
    FieldRef field;      ///< the field that names the place
    std::string spelled; ///< the field's value
    /// The value may be a link, which cannot be resolved from here.
    bool uncertain = false;
    /// The value has two possible meanings; this is the second.
    bool guessed = false;
    /// The mounts that lead from the named place to this one, the outermost last: a place below a
    /// mount point lies in the mounted source. Empty: the value names this place directly.
    std::vector<MountStep> via;
    /// The number of path segments that name a mounted device on the way; 0: none.
    std::size_t viaDevice = 0;
    /// The pool's volume group lies on the place: the device as the host spells it, by
    /// HostTopology::volumeGroups. Empty: no group of the pool is known to.
    std::string groupDevice = {};
    /// The value names a volume group, not the place that it lies on.
    [[nodiscard]] bool isThroughGroup() const
    {
        return field.field == Field::SourceName && !groupDevice.empty();
    }
    friend bool operator==(const Claim &, const Claim &) = default;
};

/// The index of the definition's <host> that the claim is on. None: the place is on no server.
[[nodiscard]] std::optional<std::size_t>
serverOf(const Claim &claim, const PoolDefinition &definition, const HostTopology &topology);

/// All places that a pool of this definition would use, in canonical form: one claim per host,
/// device, export and mount point. docs/conflicts.md lists them by type.
[[nodiscard]] std::vector<Claim> claimsOf(const PoolDefinition &definition,
                                          const HostTopology &topology = {});

} // namespace poolwarden
