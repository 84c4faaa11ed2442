// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/formlayout.h"

#include <algorithm>
#include <array>

namespace poolwarden::formlayout {

namespace {

using enum Section;
using enum Input;

/// A field on one line with the next one.
constexpr FormField paired(Field field, Section section, Input input)
{
    return {field, section, input, std::nullopt, false, true};
}

constexpr std::array table = {
    FormField{Field::Name, General, Text},
    FormField{Field::Uuid, General, Uuid},

    FormField{Field::HostName, Source, List, Field::HostPort, true},
    FormField{Field::SourceDir, Source, Text},
    FormField{Field::DevicePath, Source, List, Field::DevicePartSeparator, true, false, YesNo},
    FormField{Field::SourceName, Source, Text},
    FormField{Field::SourceFormat, Source, Format},
    FormField{Field::AdapterType, Source, Input::Adapter},
    FormField{Field::AdapterName, Source, Text},
    FormField{Field::AdapterParentDomain, Source, Text},
    FormField{Field::AdapterParentBus, Source, Text},
    FormField{Field::AdapterParentSlot, Source, Text},
    FormField{Field::AdapterParentFunction, Source, Text},
    FormField{Field::AdapterUniqueId, Source, Text},
    paired(Field::AdapterWwnn, Source, Text),
    FormField{Field::AdapterWwpn, Source, Text},
    FormField{Field::AdapterParent, Source, Text},
    paired(Field::AdapterParentWwnn, Source, Text),
    FormField{Field::AdapterParentWwpn, Source, Text},
    FormField{Field::AdapterParentFabricWwn, Source, Text},
    FormField{Field::AdapterManaged, Source, YesNo},
    FormField{Field::InitiatorIqn, Source, Text},
    FormField{Field::ProtocolVersion, Source, Text},
    FormField{Field::AuthType, Source, Auth},
    FormField{Field::AuthUsername, Source, Text},
    FormField{Field::AuthSecretUsage, Source, Text},
    FormField{Field::AuthSecretUuid, Source, Text},

    FormField{Field::TargetPath, Section::Target, Text},

    FormField{Field::Mode, Permissions, Text},
    FormField{Field::Label, Permissions, Text},
    paired(Field::Owner, Permissions, Text),
    FormField{Field::Group, Permissions, Text},

    FormField{Field::Cow, Advanced, YesNo},
    FormField{Field::RefreshAllocation, Advanced, Allocation},
    paired(Field::Vendor, Advanced, Text),
    FormField{Field::Product, Advanced, Text},
    FormField{Field::FormatVendor, Advanced, Text},
    FormField{Field::FormatProduct, Advanced, Text},
    FormField{Field::MountOption, Advanced, List, std::nullopt, true},
    FormField{Field::ConfigOptionName, Advanced, List, Field::ConfigOptionValue, true},
};

} // namespace

QString fieldId(Field field)
{
    return QString::fromUtf8(fieldInfo(field).id);
}

std::span<const FormField> fields()
{
    return table;
}

bool isNfs(PoolType type, const std::optional<QString> &format)
{
    const auto is = [&format](NetfsFormat wanted) {
        return format == QString::fromUtf8(QByteArrayView(formatName(wanted)));
    };
    return isRead(type, Field::ProtocolVersion)
           && (!format || is(NetfsFormat::Auto) || is(NetfsFormat::Nfs));
}

bool isOffered(Field field, const Context &context)
{
    const AdapterKind owner = fieldInfo(field).appliesTo;
    // The schema has one kind of device for all types; the pools of disks alone use the separator.
    return schemaOccurrence(context.type, field) != Occurrence::Never
           && (field != Field::DevicePartSeparator || isRead(context.type, field))
           && (owner == AdapterKind::None || owner == context.adapter)
           && (field != Field::ProtocolVersion || isNfs(context.type, context.format));
}

bool isOff(Field field, const Context &context)
{
    constexpr std::array parentAddress = {Field::AdapterParentDomain, Field::AdapterParentBus,
                                          Field::AdapterParentSlot, Field::AdapterParentFunction,
                                          Field::AdapterUniqueId};
    // A field with a value stays enabled, so that it can be corrected.
    if (context.hasValue(field))
        return false;
    switch (field) {
    case Field::AuthUsername:
        return !context.hasValue(Field::AuthType);
    case Field::AuthSecretUsage:
        return !context.hasValue(Field::AuthType) || context.hasValue(Field::AuthSecretUuid);
    case Field::AuthSecretUuid:
        return !context.hasValue(Field::AuthType) || context.hasValue(Field::AuthSecretUsage);
    case Field::AdapterName:
        return std::any_of(parentAddress.begin(), parentAddress.end(), context.hasValue);
    case Field::AdapterParentDomain:
    case Field::AdapterParentBus:
    case Field::AdapterParentSlot:
    case Field::AdapterParentFunction:
    case Field::AdapterUniqueId:
        return context.hasValue(Field::AdapterName);
    case Field::Cow:
        return fieldUsage(context.type, field) == Usage::Ignored;
    default:
        return false;
    }
}

} // namespace poolwarden::formlayout
