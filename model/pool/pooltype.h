// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/field.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace poolwarden {

/// libvirt's storage pool types in libvirt's order (virStoragePoolType in storage_conf.h). The
/// value is also the number in libvirt's message "missing backend for pool type N".
enum class PoolType : std::uint8_t {
    Dir,
    Fs,
    Netfs,
    Logical,
    Disk,
    Iscsi,
    IscsiDirect,
    Scsi,
    Mpath,
    Rbd,
    Sheepdog,
    Gluster,
    Zfs,
    Vstorage,
};
inline constexpr std::size_t poolTypeCount = 14;

/// How a pool type uses a field.
enum class Usage : std::uint8_t {
    Ignored,  ///< libvirt does not read it for this type, or drops it when it writes the XML
    Optional, ///< may be absent
    Required, ///< libvirt refuses the definition without it
    Derived,  ///< libvirt computes it from other fields whatever the XML says
};

/// What libvirt demands of <source>. Some rules depend on the combination: a device is required
/// only where NeedsDevice is the only flag.
enum SourceFlag : unsigned {
    NeedsHost = 1U << 0,
    NeedsDevice = 1U << 1,
    NeedsDir = 1U << 2,
    NeedsAdapter = 1U << 3,
    HasName = 1U << 4,
    NeedsInitiator = 1U << 5,
    IsNetwork = 1U << 6, ///< has no target path
};

/// What libvirt's schema allows in <source> beyond the flags above.
enum SchemaFlag : unsigned {
    AllowsVendor = 1U << 0,       ///< <vendor> and <product>
    AllowsFormatVendor = 1U << 1, ///< the same inside <format>
    AllowsManyDevices = 1U << 2,
    AllowsNameOrDevice = 1U << 3, ///< either will do; without this flag the name is required
};

/// libvirt's own rule by which it refuses a definition because of another pool's storage
/// (virStoragePoolObjSourceFindDuplicateCb, virstorageobj.c). Each rule compares pools of the same
/// type. Only SameDevice compares all types that have this rule.
enum class DuplicateRule : std::uint8_t {
    None,
    SameTarget,
    SameHostAndDir,
    SameHostNameAndDir,
    SameHost,
    SameName,
    SameDevice,
    SameDeviceAndInitiator,
    SameAdapter,
    OnePerHost, ///< a host can have one pool of the type
};

/// Whether the storage may be used from several hosts at once.
enum class HostSharing : std::uint8_t {
    Unsafe,
    ByLocks, ///< a lock manager, unseen by libvirt, arbitrates
    Safe,    ///< the storage itself arbitrates
};

/// The formats of PoolType::Netfs, by libvirt's numbers.
enum class NetfsFormat : std::uint8_t { Auto, Nfs, Glusterfs, Cifs };
[[nodiscard]] std::string_view formatName(NetfsFormat format);

/// One row of the table that drives form, validation, checking and help.
/// Source: poolTypeInfo[] and virStoragePoolDefParseXML() of libvirt 9.0.0,
/// src/conf/storage_conf.c.
struct PoolTypeInfo {
    PoolType type;
    std::string_view name;                          ///< the value of pool/@type
    unsigned sourceFlags = 0;                       ///< of SourceFlag
    unsigned schemaFlags = 0;                       ///< of SchemaFlag
    std::span<const std::string_view> formats = {}; ///< in libvirt's order; empty: none
    int defaultFormat = 0;                          ///< index into formats
    /// The formats that several hosts may mount at once.
    std::span<const std::string_view> clusterFormats = {};
    int defaultPort = 0; ///< of the network protocol; 0: none
    std::array<Usage, fieldCount> usage;
    std::string_view authType = {};   ///< for source/auth/@type; empty: no authentication
    std::string_view defaultDir = {}; ///< for source/dir where it is absent
    /// The target path is this prefix and the source's name, whatever the XML says. Empty: the XML
    /// decides.
    std::string_view targetPrefix = {};
    /// The target path that libvirt's documentation uses for the type; others are rare. Empty: any.
    std::string_view usualTarget = {};
    bool mountsSource = false; ///< a start mounts the source at the target
    /// The target is the pool's own directory. When libvirt builds such a pool without a flag, it
    /// makes the directory and touches nothing else (virStorageBackendBuildLocal).
    bool ownsDirectory = false;
    bool namesIscsiTarget = false; ///< the device is an IQN
    /// libvirt accepts definitions with several hosts, but can start those with one only.
    bool startsWithOneHost = false;
    bool listsExistingDisks =
        false; ///< its volumes are existing disks: libvirt creates and deletes none
    std::string_view nameExample = "images"; ///< an example for source/name
    DuplicateRule duplicateRule = DuplicateRule::None;
    HostSharing sharing = HostSharing::Unsafe;

    [[nodiscard]] constexpr bool has(SourceFlag flag) const { return (sourceFlags & flag) != 0; }
    [[nodiscard]] constexpr bool has(SchemaFlag flag) const { return (schemaFlags & flag) != 0; }
};

[[nodiscard]] const PoolTypeInfo &poolTypeInfo(PoolType type);
[[nodiscard]] std::span<const PoolTypeInfo, poolTypeCount> poolTypes();
/// The type of this name, exactly as libvirt spells it.
[[nodiscard]] std::optional<PoolType> poolTypeFromName(std::string_view name);

[[nodiscard]] Usage fieldUsage(PoolType type, Field field);
/// Whether libvirt reads the field for this type.
[[nodiscard]] bool isRead(PoolType type, Field field);

/// How often libvirt's schema (storagepool.rng) allows a field in a definition.
enum class Occurrence : std::uint8_t { Never, Once, Often };
/// By the schema. fieldUsage() says what libvirt reads: the two differ, and both apply when a pool
/// is defined. Conditions between fields, such as an NFS version only with NFS, are left out.
[[nodiscard]] Occurrence schemaOccurrence(PoolType type, Field field);

} // namespace poolwarden
