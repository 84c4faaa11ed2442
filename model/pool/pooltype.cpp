// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/pool/pooltype.h"

#include "model/pool/tableorder.h"

#include <algorithm>
#include <initializer_list>

namespace poolwarden {

namespace {

using namespace std::string_view_literals;

constexpr std::array fsFormats{"auto"sv,    "ext2"sv, "ext3"sv,  "ext4"sv, "ufs"sv,
                               "iso9660"sv, "udf"sv,  "gfs"sv,   "gfs2"sv, "vfat"sv,
                               "hfs+"sv,    "xfs"sv,  "ocfs2"sv, "vmfs"sv};
constexpr std::array fsClusterFormats{"gfs"sv, "gfs2"sv, "ocfs2"sv, "vmfs"sv};
constexpr std::array netfsFormats{"auto"sv, "nfs"sv, "glusterfs"sv, "cifs"sv};
static_assert(netfsFormats[std::size_t(NetfsFormat::Auto)] == "auto"
              && netfsFormats[std::size_t(NetfsFormat::Nfs)] == "nfs"
              && netfsFormats[std::size_t(NetfsFormat::Glusterfs)] == "glusterfs"
              && netfsFormats[std::size_t(NetfsFormat::Cifs)] == "cifs");
constexpr std::array diskFormats{"unknown"sv, "dos"sv,  "dvh"sv, "gpt"sv, "mac"sv,
                                 "bsd"sv,     "pc98"sv, "sun"sv, "lvm2"sv};
constexpr std::array logicalFormats{"unknown"sv, "lvm2"sv};

using UsageTable = std::array<Usage, fieldCount>;
using Fields = std::initializer_list<Field>;

constexpr UsageTable usageOf(Fields required, Fields optional, Fields derived = {})
{
    UsageTable table{};
    table.fill(Usage::Ignored);
    // Every pool has these. The name may fall back to the source's name.
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

constexpr std::array typeTable{
    PoolTypeInfo{.type = PoolType::Dir,
                 .name = "dir",
                 .schemaFlags = AllowsVendor,
                 .usage = withPermissions(usageOf({TargetPath}, {Cow, Vendor, Product})),
                 .ownsDirectory = true,
                 .duplicateRule = DuplicateRule::SameTarget},
    PoolTypeInfo{.type = PoolType::Fs,
                 .name = "fs",
                 .sourceFlags = NeedsDevice,
                 .schemaFlags = AllowsVendor,
                 .formats = fsFormats,
                 .clusterFormats = fsClusterFormats,
                 .usage = withPermissions(usageOf(
                     {DevicePath, TargetPath}, {SourceFormat, Cow, Vendor, Product, MountOption})),
                 .mountsSource = true,
                 .ownsDirectory = true,
                 .duplicateRule = DuplicateRule::SameDevice},
    PoolTypeInfo{.type = PoolType::Netfs,
                 .name = "netfs",
                 .sourceFlags = NeedsHost | NeedsDir,
                 .schemaFlags = AllowsVendor,
                 .formats = netfsFormats,
                 .defaultPort = 2049,
                 .usage = withPermissions(usageOf(
                     {HostName, SourceDir, TargetPath},
                     {HostPort, SourceFormat, ProtocolVersion, Vendor, Product, MountOption})),
                 .mountsSource = true,
                 .ownsDirectory = true,
                 .startsWithOneHost = true,
                 .duplicateRule = DuplicateRule::SameHostAndDir,
                 .sharing = HostSharing::Safe},
    PoolTypeInfo{
        .type = PoolType::Logical,
        .name = "logical",
        .sourceFlags = HasName | NeedsDevice,
        .schemaFlags = AllowsVendor | AllowsFormatVendor | AllowsManyDevices | AllowsNameOrDevice,
        .formats = logicalFormats,
        .defaultFormat = 1,
        .usage = withNameOptional(withPermissions(
            usageOf({}, {SourceName, DevicePath, SourceFormat, Vendor, Product}, {TargetPath}))),
        .targetPrefix = "/dev/",
        .duplicateRule = DuplicateRule::SameDevice,
        .sharing = HostSharing::ByLocks}, // lvmlockd
    PoolTypeInfo{.type = PoolType::Disk,
                 .name = "disk",
                 .sourceFlags = NeedsDevice,
                 .schemaFlags = AllowsVendor | AllowsFormatVendor,
                 .formats = diskFormats,
                 .usage =
                     withPermissions(usageOf({DevicePath, TargetPath},
                                             {DevicePartSeparator, SourceFormat, Vendor, Product})),
                 .usualTarget = "/dev",
                 .duplicateRule = DuplicateRule::SameDevice},
    PoolTypeInfo{.type = PoolType::Iscsi,
                 .name = "iscsi",
                 .sourceFlags = NeedsHost | NeedsDevice | NeedsInitiator,
                 .schemaFlags = AllowsVendor,
                 .defaultPort = 3260,
                 .usage =
                     withPermissions(usageOf({HostName, DevicePath, TargetPath},
                                             {HostPort, InitiatorIqn, AuthType, AuthUsername,
                                              AuthSecretUsage, AuthSecretUuid, Vendor, Product})),
                 .authType = "chap",
                 .usualTarget = "/dev/disk/by-path",
                 .namesIscsiTarget = true,
                 .startsWithOneHost = true,
                 .listsExistingDisks = true,
                 .duplicateRule = DuplicateRule::SameDeviceAndInitiator,
                 .sharing = HostSharing::Safe},
    PoolTypeInfo{.type = PoolType::IscsiDirect,
                 .name = "iscsi-direct",
                 .sourceFlags = NeedsHost | NeedsDevice | IsNetwork | NeedsInitiator,
                 .defaultPort = 3260,
                 .usage = usageOf({HostName, DevicePath, InitiatorIqn},
                                  {HostPort, AuthType, AuthUsername, AuthSecretUsage,
                                   AuthSecretUuid, Vendor, Product}),
                 .authType = "chap",
                 .namesIscsiTarget = true,
                 .startsWithOneHost = true,
                 .listsExistingDisks = true,
                 .sharing = HostSharing::Safe},
    PoolTypeInfo{.type = PoolType::Scsi,
                 .name = "scsi",
                 .sourceFlags = NeedsAdapter,
                 .schemaFlags = AllowsVendor,
                 .usage = withPermissions(
                     usageOf({AdapterType, TargetPath},
                             {AdapterName, AdapterParentDomain, AdapterParentBus, AdapterParentSlot,
                              AdapterParentFunction, AdapterUniqueId, AdapterParent,
                              AdapterParentWwnn, AdapterParentWwpn, AdapterParentFabricWwn,
                              AdapterManaged, AdapterWwnn, AdapterWwpn, Vendor, Product})),
                 .usualTarget = "/dev/disk/by-path",
                 .listsExistingDisks = true,
                 .duplicateRule = DuplicateRule::SameAdapter,
                 .sharing = HostSharing::Safe},
    PoolTypeInfo{.type = PoolType::Mpath,
                 .name = "mpath",
                 .usage = withPermissions(usageOf({TargetPath}, {Vendor, Product})),
                 .usualTarget = "/dev/mapper",
                 .listsExistingDisks = true,
                 .duplicateRule = DuplicateRule::OnePerHost,
                 .sharing = HostSharing::Safe},
    PoolTypeInfo{.type = PoolType::Rbd,
                 .name = "rbd",
                 .sourceFlags = NeedsHost | IsNetwork | HasName,
                 .defaultPort = 6789,
                 .usage = withNameOptional(usageOf(
                     {HostName, SourceName},
                     {HostPort, AuthType, AuthUsername, AuthSecretUsage, AuthSecretUuid, Vendor,
                      Product, RefreshAllocation, ConfigOptionName, ConfigOptionValue})),
                 .authType = "ceph",
                 .nameExample = "rbd",
                 .sharing = HostSharing::Safe},
    PoolTypeInfo{.type = PoolType::Sheepdog,
                 .name = "sheepdog",
                 .sourceFlags = NeedsHost | IsNetwork | HasName,
                 .defaultPort = 7000,
                 .usage =
                     withNameOptional(usageOf({HostName}, {HostPort, SourceName, Vendor, Product})),
                 .duplicateRule = DuplicateRule::SameHost,
                 .sharing = HostSharing::Safe},
    PoolTypeInfo{.type = PoolType::Gluster,
                 .name = "gluster",
                 .sourceFlags = NeedsHost | IsNetwork | HasName | NeedsDir,
                 .defaultPort = 24007,
                 .usage = withNameOptional(
                     usageOf({HostName}, {HostPort, SourceName, SourceDir, Vendor, Product})),
                 .defaultDir = "/",
                 .startsWithOneHost = true,
                 .nameExample = "volume1",
                 .duplicateRule = DuplicateRule::SameHostNameAndDir,
                 .sharing = HostSharing::Safe},
    PoolTypeInfo{.type = PoolType::Zfs,
                 .name = "zfs",
                 .sourceFlags = HasName | NeedsDevice,
                 .usage = withNameOptional(withPermissions(
                     usageOf({}, {SourceName, DevicePath, Vendor, Product}, {TargetPath}))),
                 .targetPrefix = "/dev/zvol/",
                 .nameExample = "tank/images",
                 .duplicateRule = DuplicateRule::SameDevice},
    PoolTypeInfo{.type = PoolType::Vstorage,
                 .name = "vstorage",
                 .sourceFlags = HasName,
                 .usage = withNameOptional(
                     withPermissions(usageOf({TargetPath}, {SourceName, Vendor, Product}))),
                 .mountsSource = true,
                 .nameExample = "cluster1",
                 .duplicateRule = DuplicateRule::SameName,
                 .sharing = HostSharing::Safe},
};
static_assert(typeTable.size() == poolTypeCount);
static_assert(isInOrder(typeTable, &PoolTypeInfo::type));

/// Flags and usage of a row say the same.
constexpr bool isConsistent(const PoolTypeInfo &info)
{
    const auto usage = [&info](Field field) { return info.usage[static_cast<std::size_t>(field)]; };
    const auto reads = [usage](Field field) { return usage(field) != Usage::Ignored; };
    return info.has(NeedsHost) == reads(HostName) && info.has(NeedsDevice) == reads(DevicePath)
           && info.has(NeedsDir) == reads(SourceDir) && info.has(NeedsAdapter) == reads(AdapterType)
           && info.has(HasName) == reads(SourceName)
           && info.has(NeedsInitiator) == reads(InitiatorIqn)
           && info.has(IsNetwork) != reads(TargetPath)
           && info.formats.empty() != reads(SourceFormat)
           && info.authType.empty() != reads(AuthType)
           && info.targetPrefix.empty() != (usage(TargetPath) == Usage::Derived)
           && static_cast<std::size_t>(info.defaultFormat) <= info.formats.size();
}
static_assert(std::ranges::all_of(typeTable, isConsistent));

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

Usage fieldUsage(PoolType type, Field field)
{
    return poolTypeInfo(type).usage[static_cast<std::size_t>(field)];
}

bool isRead(PoolType type, Field field)
{
    return fieldUsage(type, field) != Usage::Ignored;
}

std::string_view formatName(NetfsFormat format)
{
    return netfsFormats[static_cast<std::size_t>(format)];
}

Occurrence schemaOccurrence(PoolType type, Field field)
{
    const PoolTypeInfo &info = poolTypeInfo(type);
    const auto onceIf = [](bool allowed) { return allowed ? Occurrence::Once : Occurrence::Never; };
    const auto oftenIf = [](bool allowed) {
        return allowed ? Occurrence::Often : Occurrence::Never;
    };
    switch (field) {
    case Name:
    case Uuid:
    case Cow:
        return Occurrence::Once;
    case HostName:
    case HostPort:
        return oftenIf(info.has(NeedsHost));
    case DevicePartSeparator:
        if (info.has(IsNetwork))
            return Occurrence::Never;
        [[fallthrough]];
    case DevicePath:
        return info.has(AllowsManyDevices) ? Occurrence::Often : onceIf(info.has(NeedsDevice));
    case SourceDir:
        return onceIf(info.has(NeedsDir));
    case SourceName:
        return onceIf(info.has(HasName));
    case SourceFormat:
        return onceIf(!info.formats.empty());
    case FormatVendor:
    case FormatProduct:
        return onceIf(info.has(AllowsFormatVendor));
    case InitiatorIqn:
        return onceIf(info.has(NeedsInitiator));
    case Vendor:
    case Product:
        return onceIf(info.has(AllowsVendor));
    case TargetPath:
    case Mode:
    case Owner:
    case Group:
    case Label:
        return onceIf(!info.has(IsNetwork));
    case AuthType:
    case AuthUsername:
    case AuthSecretUsage:
    case AuthSecretUuid:
    case ProtocolVersion:
    case RefreshAllocation:
        return onceIf(isRead(type, field));
    case MountOption:
    case ConfigOptionName:
    case ConfigOptionValue:
        return oftenIf(isRead(type, field));
    default:
        return onceIf(info.has(NeedsAdapter)); // the rest belongs to the adapter
    }
}

} // namespace poolwarden
