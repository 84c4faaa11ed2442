// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/pool/field.h"

#include "model/pool/tableorder.h"

#include <array>

namespace poolwarden {

namespace {

constexpr std::array fieldTable{
    FieldInfo{.field = Field::Name, .element = "name", .id = "name"},
    FieldInfo{.field = Field::Uuid, .element = "uuid", .id = "uuid"},
    FieldInfo{.field = Field::HostName,
              .element = "source/host",
              .attribute = "name",
              .repeatable = true,
              .id = "host-name"},
    FieldInfo{.field = Field::HostPort,
              .element = "source/host",
              .attribute = "port",
              .repeatable = true,
              .id = "host-port"},
    FieldInfo{.field = Field::DevicePath,
              .element = "source/device",
              .attribute = "path",
              .repeatable = true,
              .id = "device-path"},
    FieldInfo{.field = Field::DevicePartSeparator,
              .element = "source/device",
              .attribute = "part_separator",
              .repeatable = true,
              .id = "device-part-separator"},
    FieldInfo{.field = Field::SourceDir,
              .element = "source/dir",
              .attribute = "path",
              .id = "source-dir"},
    FieldInfo{.field = Field::SourceName, .element = "source/name", .id = "source-name"},
    FieldInfo{.field = Field::SourceFormat,
              .element = "source/format",
              .attribute = "type",
              .id = "source-format"},
    FieldInfo{.field = Field::AdapterType,
              .element = "source/adapter",
              .attribute = "type",
              .id = "adapter-type"},
    FieldInfo{.field = Field::AdapterName,
              .element = "source/adapter",
              .attribute = "name",
              .id = "adapter-name",
              .appliesTo = AdapterKind::ScsiHost},
    FieldInfo{.field = Field::AdapterParentDomain,
              .element = "source/adapter/parentaddr/address",
              .attribute = "domain",
              .id = "adapter-parent-domain",
              .appliesTo = AdapterKind::ScsiHost},
    FieldInfo{.field = Field::AdapterParentBus,
              .element = "source/adapter/parentaddr/address",
              .attribute = "bus",
              .id = "adapter-parent-bus",
              .appliesTo = AdapterKind::ScsiHost},
    FieldInfo{.field = Field::AdapterParentSlot,
              .element = "source/adapter/parentaddr/address",
              .attribute = "slot",
              .id = "adapter-parent-slot",
              .appliesTo = AdapterKind::ScsiHost},
    FieldInfo{.field = Field::AdapterParentFunction,
              .element = "source/adapter/parentaddr/address",
              .attribute = "function",
              .id = "adapter-parent-function",
              .appliesTo = AdapterKind::ScsiHost},
    FieldInfo{.field = Field::AdapterUniqueId,
              .element = "source/adapter/parentaddr",
              .attribute = "unique_id",
              .id = "adapter-unique-id",
              .appliesTo = AdapterKind::ScsiHost},
    FieldInfo{.field = Field::AdapterParent,
              .element = "source/adapter",
              .attribute = "parent",
              .id = "adapter-parent",
              .appliesTo = AdapterKind::FcHost},
    FieldInfo{.field = Field::AdapterParentWwnn,
              .element = "source/adapter",
              .attribute = "parent_wwnn",
              .id = "adapter-parent-wwnn",
              .appliesTo = AdapterKind::FcHost},
    FieldInfo{.field = Field::AdapterParentWwpn,
              .element = "source/adapter",
              .attribute = "parent_wwpn",
              .id = "adapter-parent-wwpn",
              .appliesTo = AdapterKind::FcHost},
    FieldInfo{.field = Field::AdapterParentFabricWwn,
              .element = "source/adapter",
              .attribute = "parent_fabric_wwn",
              .id = "adapter-parent-fabric-wwn",
              .appliesTo = AdapterKind::FcHost},
    FieldInfo{.field = Field::AdapterManaged,
              .element = "source/adapter",
              .attribute = "managed",
              .id = "adapter-managed",
              .appliesTo = AdapterKind::FcHost},
    FieldInfo{.field = Field::AdapterWwnn,
              .element = "source/adapter",
              .attribute = "wwnn",
              .id = "adapter-wwnn",
              .appliesTo = AdapterKind::FcHost},
    FieldInfo{.field = Field::AdapterWwpn,
              .element = "source/adapter",
              .attribute = "wwpn",
              .id = "adapter-wwpn",
              .appliesTo = AdapterKind::FcHost},
    FieldInfo{.field = Field::InitiatorIqn,
              .element = "source/initiator/iqn",
              .attribute = "name",
              .id = "initiator-iqn"},
    FieldInfo{
        .field = Field::AuthType, .element = "source/auth", .attribute = "type", .id = "auth-type"},
    FieldInfo{.field = Field::AuthUsername,
              .element = "source/auth",
              .attribute = "username",
              .id = "auth-username"},
    FieldInfo{.field = Field::AuthSecretUsage,
              .element = "source/auth/secret",
              .attribute = "usage",
              .id = "auth-secret-usage"},
    FieldInfo{.field = Field::AuthSecretUuid,
              .element = "source/auth/secret",
              .attribute = "uuid",
              .id = "auth-secret-uuid"},
    FieldInfo{.field = Field::ProtocolVersion,
              .element = "source/protocol",
              .attribute = "ver",
              .id = "protocol-version"},
    FieldInfo{
        .field = Field::Vendor, .element = "source/vendor", .attribute = "name", .id = "vendor"},
    FieldInfo{
        .field = Field::Product, .element = "source/product", .attribute = "name", .id = "product"},
    FieldInfo{.field = Field::FormatVendor,
              .element = "source/format/vendor",
              .attribute = "name",
              .id = "format-vendor"},
    FieldInfo{.field = Field::FormatProduct,
              .element = "source/format/product",
              .attribute = "name",
              .id = "format-product"},
    FieldInfo{.field = Field::TargetPath, .element = "target/path", .id = "target-path"},
    FieldInfo{.field = Field::Mode, .element = "target/permissions/mode", .id = "mode"},
    FieldInfo{.field = Field::Owner, .element = "target/permissions/owner", .id = "owner"},
    FieldInfo{.field = Field::Group, .element = "target/permissions/group", .id = "group"},
    FieldInfo{.field = Field::Label, .element = "target/permissions/label", .id = "label"},
    FieldInfo{.field = Field::Cow, .element = "features/cow", .attribute = "state", .id = "cow"},
    FieldInfo{.field = Field::RefreshAllocation,
              .element = "refresh/volume",
              .attribute = "allocation",
              .id = "refresh-allocation"},
    FieldInfo{.field = Field::MountOption,
              .element = "fs:mount_opts/fs:option",
              .attribute = "name",
              .repeatable = true,
              .id = "mount-option"},
    FieldInfo{.field = Field::ConfigOptionName,
              .element = "rbd:config_opts/rbd:option",
              .attribute = "name",
              .repeatable = true,
              .id = "config-option-name"},
    FieldInfo{.field = Field::ConfigOptionValue,
              .element = "rbd:config_opts/rbd:option",
              .attribute = "value",
              .repeatable = true,
              .id = "config-option-value"},
};
static_assert(fieldTable.size() == fieldCount);
static_assert(isInOrder(fieldTable, &FieldInfo::field));

} // namespace

const FieldInfo &fieldInfo(Field field)
{
    return fieldTable[static_cast<std::size_t>(field)];
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
