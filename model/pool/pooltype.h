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

/// The storage pool types of libvirt, in libvirt's own order (virStoragePoolType in
/// storage_conf.h), so that a type's value is also the number in libvirt's message "missing backend
/// for pool type N".
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

/// What libvirt demands of <source>; the combination decides some rules
/// (a device is required only where it is the only source, for example).
enum SourceFlag : unsigned {
    NeedsHost = 1U << 0,
    NeedsDevice = 1U << 1,
    NeedsDir = 1U << 2,
    NeedsAdapter = 1U << 3,
    HasName = 1U << 4,
    NeedsInitiator = 1U << 5,
    IsNetwork = 1U << 6, ///< has no target path
};

/// What libvirt's schema lets stand in <source> beyond what the flags above say.
enum SchemaFlag : unsigned {
    AllowsVendor = 1U << 0,       ///< <vendor> and <product>
    AllowsFormatVendor = 1U << 1, ///< the same inside <format>
    AllowsManyDevices = 1U << 2,
    AllowsNameOrDevice = 1U << 3, ///< either will do; any other name is required
};

/// libvirt's own rule for when a definition is refused because of another pool's storage
/// (virStoragePoolObjSourceFindDuplicateCb, virstorageobj.c). Each looks at pools of one type, but for
/// SameDevice, which looks at all that have it.
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
    OneOnly, ///< a host takes one pool of the type
};

/// Whether the storage may be used from several hosts at once.
enum class HostSharing : std::uint8_t {
    Unsafe,
    ByLocks, ///< with a lock manager that libvirt does not see
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
    std::span<const std::string_view> formats = {}; ///< in libvirt's order; empty: has none
    int defaultFormat = 0;                          ///< index into formats
    /// Those that several hosts may have mounted at once.
    std::span<const std::string_view> clusterFormats = {};
    int defaultPort = 0; ///< of the network protocol; 0: has none
    std::array<Usage, fieldCount> usage;
    std::string_view authType = {};   ///< of source/auth/@type; empty: has no authentication
    std::string_view defaultDir = {}; ///< of source/dir, where it is absent
    /// The target is this and the source's name, whatever the XML says; empty: the XML says it.
    std::string_view targetPrefix = {};
    /// Where libvirt's documentation puts pools of the type; another place is rarely meant. Empty: any.
    std::string_view usualTarget = {};
    bool mountsSource = false; ///< at the target
    /// Its target is a directory of its own: libvirt, asked to build such a pool without a flag, makes
    /// that and touches nothing else (virStorageBackendBuildLocal).
    bool ownsDirectory = false;
    bool namesIscsiTarget = false;  ///< the device is an IQN
    bool startsWithOneHost = false; ///< takes any number: “Expected exactly 1 host” at its start
    bool showsDisks = false; ///< its volumes are disks of others: libvirt makes and deletes none
    std::string_view nameExample = "images"; ///< of what source/name can be
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
/// libvirt reads it for this type.
[[nodiscard]] bool isRead(PoolType type, Field field);

/// How often libvirt's schema (storagepool.rng) lets a field stand in a definition.
enum class Occurrence : std::uint8_t { Never, Once, Often };
/// Beside fieldUsage(), which is what libvirt reads: the two differ, and libvirt is asked to apply both.
/// Conditions between fields, such as the NFS version only with NFS, are left out.
[[nodiscard]] Occurrence schemaOccurrence(PoolType type, Field field);

} // namespace poolwarden
