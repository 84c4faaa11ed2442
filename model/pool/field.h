// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace poolwarden {

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

/// One occurrence of a field. The index counts repeated elements from 0; for all others it is 0.
struct FieldRef {
    Field field = Field::Name;
    int index = 0;
    friend bool operator==(const FieldRef &, const FieldRef &) = default;
    friend auto operator<=>(const FieldRef &, const FieldRef &) = default;
};

/// The kinds of <adapter>.
enum class AdapterKind : std::uint8_t { None, ScsiHost, FcHost };

/// The place of a field below <pool>.
struct FieldInfo {
    Field field;
    /// Element names from <pool> down, separated by '/'; "" for the root itself. A prefix "fs:" or
    /// "rbd:" stands for the namespace of that name (see namespaceUri()), whatever the file calls
    /// it.
    std::string_view element;
    std::string_view attribute = {}; ///< empty: the element's text is the value
    bool repeatable = false;         ///< the last element of the path may occur many times
    std::string_view id;             ///< stable name for reports and object names: "source-dir"
    AdapterKind appliesTo =
        AdapterKind::None; ///< adapter fields of one kind only; None: all others
};

[[nodiscard]] const FieldInfo &fieldInfo(Field field);

/// URI for the prefixes "fs" and "rbd"; empty for any other.
[[nodiscard]] std::string_view namespaceUri(std::string_view prefix);

} // namespace poolwarden
