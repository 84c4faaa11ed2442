// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace poolwarden {

/// What is known of a host's devices and file names, as plain data. It is filled from libvirt's
/// node devices, the local file system and DNS; the engine only reads it. It may be empty: nothing
/// is known.
struct HostTopology {
    enum class Locality : std::uint8_t {
        Unknown, ///< no host: definitions from files alone
        Local,   ///< this machine
        Remote,
    };

    struct Disk {
        std::string scsiHost;    ///< "5" where the disk hangs below scsi_host5, else empty
        std::string wwn;         ///< lower-case, without 0x; empty: unknown
        std::string iscsiTarget; ///< IQN of the target that the disk is a LUN of; empty: none
        std::string iscsiLun;
        friend bool operator==(const Disk &, const Disk &) = default;
    };
    struct Partition {
        std::string disk; ///< kernel name of the disk, such as "sdb"
        std::string number;
        friend bool operator==(const Partition &, const Partition &) = default;
    };
    struct ScsiHost {
        std::optional<ScsiHostAdapter::Parent> parent; ///< PCI address and unique_id
        std::string wwnn;                              ///< of an fc_host; lower-case, no 0x
        std::string wwpn;
        std::string vportParent; ///< number of the HBA that this vHBA hangs on; empty: not a vport
        friend bool operator==(const ScsiHost &, const ScsiHost &) = default;
    };

    /// A mount of this machine. Mounts of remote hosts are not known.
    struct Mount {
        std::string point;  ///< symbolic links resolved, as in realPaths
        std::string type;   ///< "ext4", "nfs4"
        std::string source; ///< "/dev/sdb1", "nas:/export"
        std::string root;   ///< the mounted directory of the source; "/": all of it
        friend bool operator==(const Mount &, const Mount &) = default;
    };

    Locality locality = Locality::Unknown;
    /// No place of it is one of another host, not even an export: it is no host, but drafts for one.
    /// Fixed when the host is added.
    bool sharesNothing = false;
    std::string ownName; ///< the host's name in the form of canonical::hostName(); empty: not known
    /// The node devices have been listed: a link that is not in aliases does not exist on the host.
    bool devicesKnown = false;

    std::map<std::string, std::string, std::less<>> aliases; ///< "/dev/disk/by-id/…" → "/dev/sdb1"
    /// A telling name for a device whose kernel name says nothing: "/dev/dm-0" →
    /// "/dev/mapper/vg0-lv1", "/dev/zd16" → "/dev/zvol/tank/vm".
    std::map<std::string, std::string, std::less<>> preferredNames;
    std::map<std::string, Disk, std::less<>> disks;           ///< by kernel name
    std::map<std::string, Partition, std::less<>> partitions; ///< by kernel name
    std::map<std::string, ScsiHost, std::less<>> scsiHosts;   ///< by number, "5"

    /// The devices that each volume group lies on, as the host spells them, by the name of the group. A definition
    /// need not name them. Empty: the host was not asked, or has none.
    std::map<std::string, std::vector<std::string>, std::less<>> volumeGroups;

    /// Kernel names of devices that hold something, as far as that is known: they are not to be proposed for
    /// another pool. The checks do without.
    std::set<std::string, std::less<>> occupied;

    /// Local only: a clean path → the path behind its symbolic links and bind mounts. Only paths
    /// that differ have an entry.
    std::map<std::string, std::string, std::less<>> realPaths;

    std::vector<Mount> mounts; ///< Local only; by point
    /// Local only: the file behind a loop device, "loop0" → "/srv/disk.img".
    std::map<std::string, std::string, std::less<>> loopFiles;

    /// Optional, from DNS: lower-case host name → one canonical name or address for it.
    std::map<std::string, std::string, std::less<>> hostNames;

    friend bool operator==(const HostTopology &, const HostTopology &) = default;
};

} // namespace poolwarden
