// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/pool/pooltype.h"

#include <algorithm>
#include <initializer_list>

namespace poolwarden {

namespace {

using namespace std::string_view_literals;

constexpr std::array fieldTable{
    FieldInfo{Field::Name, "name", "", false, "name"},
    FieldInfo{Field::Uuid, "uuid", "", false, "uuid"},
    FieldInfo{Field::HostName, "source/host", "name", true, "host-name"},
    FieldInfo{Field::HostPort, "source/host", "port", true, "host-port"},
    FieldInfo{Field::DevicePath, "source/device", "path", true, "device-path"},
    FieldInfo{Field::DevicePartSeparator, "source/device", "part_separator", true,
              "device-part-separator"},
    FieldInfo{Field::SourceDir, "source/dir", "path", false, "source-dir"},
    FieldInfo{Field::SourceName, "source/name", "", false, "source-name"},
    FieldInfo{Field::SourceFormat, "source/format", "type", false, "source-format"},
    FieldInfo{Field::AdapterType, "source/adapter", "type", false, "adapter-type"},
    FieldInfo{Field::AdapterName, "source/adapter", "name", false, "adapter-name"},
    FieldInfo{Field::AdapterParentDomain, "source/adapter/parentaddr/address", "domain", false,
              "adapter-parent-domain"},
    FieldInfo{Field::AdapterParentBus, "source/adapter/parentaddr/address", "bus", false,
              "adapter-parent-bus"},
    FieldInfo{Field::AdapterParentSlot, "source/adapter/parentaddr/address", "slot", false,
              "adapter-parent-slot"},
    FieldInfo{Field::AdapterParentFunction, "source/adapter/parentaddr/address", "function", false,
              "adapter-parent-function"},
    FieldInfo{Field::AdapterUniqueId, "source/adapter/parentaddr", "unique_id", false,
              "adapter-unique-id"},
    FieldInfo{Field::AdapterParent, "source/adapter", "parent", false, "adapter-parent"},
    FieldInfo{Field::AdapterParentWwnn, "source/adapter", "parent_wwnn", false,
              "adapter-parent-wwnn"},
    FieldInfo{Field::AdapterParentWwpn, "source/adapter", "parent_wwpn", false,
              "adapter-parent-wwpn"},
    FieldInfo{Field::AdapterParentFabricWwn, "source/adapter", "parent_fabric_wwn", false,
              "adapter-parent-fabric-wwn"},
    FieldInfo{Field::AdapterManaged, "source/adapter", "managed", false, "adapter-managed"},
    FieldInfo{Field::AdapterWwnn, "source/adapter", "wwnn", false, "adapter-wwnn"},
    FieldInfo{Field::AdapterWwpn, "source/adapter", "wwpn", false, "adapter-wwpn"},
    FieldInfo{Field::InitiatorIqn, "source/initiator/iqn", "name", false, "initiator-iqn"},
    FieldInfo{Field::AuthType, "source/auth", "type", false, "auth-type"},
    FieldInfo{Field::AuthUsername, "source/auth", "username", false, "auth-username"},
    FieldInfo{Field::AuthSecretUsage, "source/auth/secret", "usage", false, "auth-secret-usage"},
    FieldInfo{Field::AuthSecretUuid, "source/auth/secret", "uuid", false, "auth-secret-uuid"},
    FieldInfo{Field::ProtocolVersion, "source/protocol", "ver", false, "protocol-version"},
    FieldInfo{Field::Vendor, "source/vendor", "name", false, "vendor"},
    FieldInfo{Field::Product, "source/product", "name", false, "product"},
    FieldInfo{Field::FormatVendor, "source/format/vendor", "name", false, "format-vendor"},
    FieldInfo{Field::FormatProduct, "source/format/product", "name", false, "format-product"},
    FieldInfo{Field::TargetPath, "target/path", "", false, "target-path"},
    FieldInfo{Field::Mode, "target/permissions/mode", "", false, "mode"},
    FieldInfo{Field::Owner, "target/permissions/owner", "", false, "owner"},
    FieldInfo{Field::Group, "target/permissions/group", "", false, "group"},
    FieldInfo{Field::Label, "target/permissions/label", "", false, "label"},
    FieldInfo{Field::Cow, "features/cow", "state", false, "cow"},
    FieldInfo{Field::RefreshAllocation, "refresh/volume", "allocation", false,
              "refresh-allocation"},
    FieldInfo{Field::MountOption, "fs:mount_opts/fs:option", "name", true, "mount-option"},
    FieldInfo{Field::ConfigOptionName, "rbd:config_opts/rbd:option", "name", true,
              "config-option-name"},
    FieldInfo{Field::ConfigOptionValue, "rbd:config_opts/rbd:option", "value", true,
              "config-option-value"},
};
static_assert(fieldTable.size() == fieldCount);

constexpr std::array fsFormats{"auto"sv,    "ext2"sv, "ext3"sv,  "ext4"sv, "ufs"sv,
                               "iso9660"sv, "udf"sv,  "gfs"sv,   "gfs2"sv, "vfat"sv,
                               "hfs+"sv,    "xfs"sv,  "ocfs2"sv, "vmfs"sv};
constexpr std::array netfsFormats{"auto"sv, "nfs"sv, "glusterfs"sv, "cifs"sv};
constexpr std::array diskFormats{"unknown"sv, "dos"sv,  "dvh"sv, "gpt"sv, "mac"sv,
                                 "bsd"sv,     "pc98"sv, "sun"sv, "lvm2"sv};
constexpr std::array logicalFormats{"unknown"sv, "lvm2"sv};

using UsageTable = std::array<Usage, fieldCount>;
using Fields = std::initializer_list<Field>;

constexpr UsageTable usageOf(Fields required, Fields optional, Fields derived = {})
{
    UsageTable table{};
    table.fill(Usage::Ignored);
    // Every pool has these; the name may fall back to the source's where there is one.
    table[static_cast<std::size_t>(Field::Name)] = Usage::Required;
    table[static_cast<std::size_t>(Field::Uuid)] = Usage::Optional;
    for (Field field : optional)
        table[static_cast<std::size_t>(field)] = Usage::Optional;
    for (Field field : required)
        table[static_cast<std::size_t>(field)] = Usage::Required;
    for (Field field : derived)
        table[static_cast<std::size_t>(field)] = Usage::Derived;
    return table;
}

constexpr UsageTable withNameOptional(UsageTable table)
{
    table[static_cast<std::size_t>(Field::Name)] = Usage::Optional;
    return table;
}

using enum Field;

// Owner, mode and label exist for every type that has a target on the host.
constexpr UsageTable withPermissions(UsageTable table)
{
    for (Field field : {Mode, Owner, Group, Label})
        table[static_cast<std::size_t>(field)] = Usage::Optional;
    return table;
}

constexpr std::array<PoolTypeInfo, poolTypeCount> typeTable{
    PoolTypeInfo{PoolType::Dir,
                 "dir",
                 0,
                 {},
                 0,
                 0,
                 withPermissions(usageOf({TargetPath}, {Cow, Vendor, Product})),
                 false},
    PoolTypeInfo{PoolType::Fs, "fs", NeedsDevice, fsFormats, 0, 0,
                 withPermissions(usageOf({DevicePath, TargetPath},
                                         {SourceFormat, Cow, Vendor, Product, MountOption})),
                 false},
    PoolTypeInfo{PoolType::Netfs, "netfs", NeedsHost | NeedsDir, netfsFormats, 0, 2049,
                 withPermissions(usageOf(
                     {HostName, SourceDir, TargetPath},
                     {HostPort, SourceFormat, ProtocolVersion, Vendor, Product, MountOption})),
                 true},
    PoolTypeInfo{PoolType::Logical, "logical", HasName | NeedsDevice, logicalFormats, 1, 0,
                 withNameOptional(withPermissions(usageOf(
                     {}, {SourceName, DevicePath, SourceFormat, Vendor, Product}, {TargetPath}))),
                 false},
    PoolTypeInfo{PoolType::Disk, "disk", NeedsDevice, diskFormats, 0, 0,
                 withPermissions(usageOf({DevicePath, TargetPath},
                                         {DevicePartSeparator, SourceFormat, Vendor, Product})),
                 false},
    PoolTypeInfo{PoolType::Iscsi,
                 "iscsi",
                 NeedsHost | NeedsDevice | NeedsInitiator,
                 {},
                 0,
                 3260,
                 withPermissions(usageOf({HostName, DevicePath, TargetPath},
                                         {HostPort, InitiatorIqn, AuthType, AuthUsername,
                                          AuthSecretUsage, AuthSecretUuid, Vendor, Product})),
                 true},
    PoolTypeInfo{PoolType::IscsiDirect,
                 "iscsi-direct",
                 NeedsHost | NeedsDevice | IsNetwork | NeedsInitiator,
                 {},
                 0,
                 3260,
                 usageOf({HostName, DevicePath, InitiatorIqn},
                         {HostPort, AuthType, AuthUsername, AuthSecretUsage, AuthSecretUuid, Vendor,
                          Product}),
                 true},
    PoolTypeInfo{PoolType::Scsi,
                 "scsi",
                 NeedsAdapter,
                 {},
                 0,
                 0,
                 withPermissions(
                     usageOf({AdapterType, TargetPath},
                             {AdapterName, AdapterParentDomain, AdapterParentBus, AdapterParentSlot,
                              AdapterParentFunction, AdapterUniqueId, AdapterParent,
                              AdapterParentWwnn, AdapterParentWwpn, AdapterParentFabricWwn,
                              AdapterManaged, AdapterWwnn, AdapterWwpn, Vendor, Product})),
                 true},
    PoolTypeInfo{PoolType::Mpath,
                 "mpath",
                 0,
                 {},
                 0,
                 0,
                 withPermissions(usageOf({TargetPath}, {Vendor, Product})),
                 true},
    PoolTypeInfo{PoolType::Rbd,
                 "rbd",
                 NeedsHost | IsNetwork | HasName,
                 {},
                 0,
                 6789,
                 withNameOptional(usageOf({HostName, SourceName},
                                          {HostPort, AuthType, AuthUsername, AuthSecretUsage,
                                           AuthSecretUuid, Vendor, Product, RefreshAllocation,
                                           ConfigOptionName, ConfigOptionValue})),
                 true},
    PoolTypeInfo{PoolType::Sheepdog,
                 "sheepdog",
                 NeedsHost | IsNetwork | HasName,
                 {},
                 0,
                 7000,
                 withNameOptional(usageOf({HostName}, {HostPort, SourceName, Vendor, Product})),
                 true},
    PoolTypeInfo{
        PoolType::Gluster,
        "gluster",
        NeedsHost | IsNetwork | HasName | NeedsDir,
        {},
        0,
        24007,
        withNameOptional(usageOf({HostName}, {HostPort, SourceName, SourceDir, Vendor, Product})),
        true},
    PoolTypeInfo{PoolType::Zfs,
                 "zfs",
                 HasName | NeedsDevice,
                 {},
                 0,
                 0,
                 withNameOptional(withPermissions(
                     usageOf({}, {SourceName, DevicePath, Vendor, Product}, {TargetPath}))),
                 false},
    PoolTypeInfo{
        PoolType::Vstorage,
        "vstorage",
        HasName,
        {},
        0,
        0,
        withNameOptional(withPermissions(usageOf({TargetPath}, {SourceName, Vendor, Product}))),
        true},
};

} // namespace

const PoolTypeInfo &poolTypeInfo(PoolType type)
{
    return typeTable[static_cast<std::size_t>(type)];
}

std::span<const PoolTypeInfo, poolTypeCount> poolTypes()
{
    return typeTable;
}

std::optional<PoolType> poolTypeFromName(std::string_view name)
{
    const auto it = std::ranges::find(typeTable, name, &PoolTypeInfo::name);
    if (it == typeTable.end())
        return std::nullopt;
    return it->type;
}

const FieldInfo &fieldInfo(Field field)
{
    return fieldTable[static_cast<std::size_t>(field)];
}

Usage fieldUsage(PoolType type, Field field)
{
    return poolTypeInfo(type).usage[static_cast<std::size_t>(field)];
}

Occurrence schemaOccurrence(PoolType type, Field field)
{
    const unsigned flags = poolTypeInfo(type).sourceFlags;
    const auto isOneOf = [type](std::initializer_list<PoolType> types) {
        return std::ranges::find(types, type) != types.end();
    };
    const auto onceIf = [](bool allowed) { return allowed ? Occurrence::Once : Occurrence::Never; };
    const auto oftenIf = [](bool allowed) {
        return allowed ? Occurrence::Often : Occurrence::Never;
    };
    using enum PoolType;
    switch (field) {
    case Name:
    case Uuid:
    case Cow:
        return Occurrence::Once;
    case HostName:
    case HostPort:
        return oftenIf((flags & NeedsHost) != 0);
    case DevicePath:
    case DevicePartSeparator:
        if (field == DevicePartSeparator && type == IscsiDirect)
            return Occurrence::Never;
        return type == Logical ? Occurrence::Often : onceIf((flags & NeedsDevice) != 0);
    case SourceDir:
        return onceIf((flags & NeedsDir) != 0);
    case SourceName:
        return onceIf((flags & HasName) != 0);
    case SourceFormat:
        return onceIf(!poolTypeInfo(type).formats.empty());
    case FormatVendor:
    case FormatProduct:
        return onceIf(isOneOf({Logical, Disk}));
    case InitiatorIqn:
        return onceIf((flags & NeedsInitiator) != 0);
    case AuthType:
    case AuthUsername:
    case AuthSecretUsage:
    case AuthSecretUuid:
        return onceIf(isOneOf({Iscsi, IscsiDirect, Rbd}));
    case ProtocolVersion:
        return onceIf(type == Netfs);
    case Vendor:
    case Product:
        return onceIf(isOneOf({Dir, Fs, Netfs, Logical, Disk, Iscsi, Scsi}));
    case TargetPath:
    case Mode:
    case Owner:
    case Group:
    case Label:
        return onceIf((flags & IsNetwork) == 0);
    case RefreshAllocation:
        return onceIf(type == Rbd);
    case MountOption:
        return oftenIf(isOneOf({Fs, Netfs}));
    case ConfigOptionName:
    case ConfigOptionValue:
        return oftenIf(type == Rbd);
    default:
        return onceIf((flags & NeedsAdapter) != 0); // all that is left is of the adapter
    }
}

std::string_view namespaceUri(std::string_view prefix)
{
    if (prefix == "fs")
        return "http://libvirt.org/schemas/storagepool/fs/1.0";
    if (prefix == "rbd")
        return "http://libvirt.org/schemas/storagepool/rbd/1.0";
    return {};
}

} // namespace poolwarden
