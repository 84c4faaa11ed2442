// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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

/// Every value of a pool definition that a person can set, each with one place in the XML.
enum class Field : std::uint8_t {
    Name,
    Uuid,
    HostName,            ///< repeatable
    HostPort,            ///< repeatable, beside HostName
    DevicePath,          ///< repeatable; the target's IQN for iscsi and iscsi-direct
    DevicePartSeparator, ///< repeatable, beside DevicePath; yes or no
    SourceDir,
    SourceName,
    SourceFormat,
    AdapterType, ///< scsi_host or fc_host
    AdapterName,
    AdapterParentDomain,
    AdapterParentBus,
    AdapterParentSlot,
    AdapterParentFunction,
    AdapterUniqueId,
    AdapterParent,
    AdapterParentWwnn,
    AdapterParentWwpn,
    AdapterParentFabricWwn,
    AdapterManaged, ///< yes or no
    AdapterWwnn,
    AdapterWwpn,
    InitiatorIqn,
    AuthType, ///< chap or ceph
    AuthUsername,
    AuthSecretUsage,
    AuthSecretUuid,
    ProtocolVersion,
    Vendor,
    Product,
    FormatVendor,  ///< inside <format>: the schema has it, libvirt does not read it
    FormatProduct, ///< likewise
    TargetPath,
    Mode,  ///< octal
    Owner, ///< decimal uid
    Group, ///< decimal gid
    Label,
    Cow,               ///< yes or no
    RefreshAllocation, ///< default or capacity
    MountOption,       ///< repeatable
    ConfigOptionName,  ///< repeatable
    ConfigOptionValue, ///< repeatable, beside ConfigOptionName
};
inline constexpr std::size_t fieldCount = static_cast<std::size_t>(Field::ConfigOptionValue) + 1;

/// One occurrence of a field: the index counts repeated elements from 0 and is 0 for all others.
struct FieldRef {
    Field field = Field::Name;
    int index = 0;
    friend bool operator==(const FieldRef &, const FieldRef &) = default;
    friend auto operator<=>(const FieldRef &, const FieldRef &) = default;
};

/// Where a field lives below <pool>.
struct FieldInfo {
    Field field;
    /// Element names from <pool> down, separated by '/'; "" for the root itself. A prefix "fs:" or
    /// "rbd:" stands for the namespace of that name (see namespaceUri()), whatever the file calls
    /// it.
    std::string_view element;
    std::string_view attribute; ///< empty: the element's text is the value
    bool repeatable = false;    ///< the last but one named element may occur many times
    std::string_view id;        ///< stable name for reports and object names, such as "source-dir"
};

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

/// One row of the table that drives form, validation, checking and help.
/// Source: poolTypeInfo[] and virStoragePoolDefParseXML() of libvirt 9.0.0,
/// src/conf/storage_conf.c.
struct PoolTypeInfo {
    PoolType type;
    std::string_view name;                     ///< the value of pool/@type
    unsigned sourceFlags;                      ///< of SourceFlag
    std::span<const std::string_view> formats; ///< in libvirt's order; empty: the type has none
    int defaultFormat;                         ///< index into formats
    int defaultPort;                           ///< of the network protocol; 0: has none
    std::array<Usage, fieldCount> usage;
    /// Safe to use from several hosts at once, because the storage itself arbitrates.
    bool clusterSafe;
};

[[nodiscard]] const PoolTypeInfo &poolTypeInfo(PoolType type);
[[nodiscard]] std::span<const PoolTypeInfo, poolTypeCount> poolTypes();
/// The type of this name, exactly as libvirt spells it.
[[nodiscard]] std::optional<PoolType> poolTypeFromName(std::string_view name);

[[nodiscard]] const FieldInfo &fieldInfo(Field field);
[[nodiscard]] Usage fieldUsage(PoolType type, Field field);

/// How often libvirt's schema (storagepool.rng) lets a field stand in a definition.
enum class Occurrence : std::uint8_t { Never, Once, Often };
/// Beside fieldUsage(), which is what libvirt reads: the two differ, and libvirt is asked to apply both.
/// Conditions between fields, such as the NFS version only with NFS, are left out.
[[nodiscard]] Occurrence schemaOccurrence(PoolType type, Field field);

/// URI for the prefixes "fs" and "rbd"; empty for any other.
[[nodiscard]] std::string_view namespaceUri(std::string_view prefix);

} // namespace poolwarden
