// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/difference/fieldchange.h"

namespace poolwarden {

namespace {

QStringList one(const std::string &value)
{
    return value.empty() ? QStringList() : QStringList{QString::fromStdString(value)};
}

QStringList one(const std::optional<std::string> &value)
{
    return value ? QStringList{QString::fromStdString(*value)} : QStringList();
}

QString yesNo(bool value)
{
    return value ? QStringLiteral("yes") : QStringLiteral("no");
}

QStringList oneFlag(const std::optional<bool> &value)
{
    return value ? QStringList{yesNo(*value)} : QStringList();
}

QStringList oneNumber(const std::optional<std::uint32_t> &value)
{
    return value ? QStringList{QString::number(*value)} : QStringList();
}

QString hex(unsigned value, int digits)
{
    return QStringLiteral("0x%1").arg(value, digits, 16, QLatin1Char('0'));
}

QStringList hostsOf(const PoolDefinition &definition)
{
    QStringList hosts;
    for (const PoolHost &host : definition.hosts) {
        QString text = QString::fromStdString(host.name);
        if (host.port != 0)
            text = (text.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
                       .arg(text, QString::number(host.port));
        hosts.append(text);
    }
    return hosts;
}

QStringList devicesOf(const PoolDefinition &definition)
{
    QStringList devices;
    for (const PoolDevice &device : definition.devices) {
        QString text = QString::fromStdString(device.path);
        if (device.partSeparator)
            text += QStringLiteral(" (part_separator=%1)").arg(yesNo(*device.partSeparator));
        devices.append(text);
    }
    return devices;
}

QStringList adapterValue(const PoolAdapter &adapter, Field field)
{
    if (const auto *scsi = std::get_if<ScsiHostAdapter>(&adapter)) {
        if (field == Field::AdapterType)
            return {QStringLiteral("scsi_host")};
        if (field == Field::AdapterName)
            return one(scsi->name);
        if (!scsi->parent)
            return {};
        const PciAddress &address = scsi->parent->address;
        switch (field) {
        case Field::AdapterParentDomain:
            return {hex(address.domain, 4)};
        case Field::AdapterParentBus:
            return {hex(address.bus, 2)};
        case Field::AdapterParentSlot:
            return {hex(address.slot, 2)};
        case Field::AdapterParentFunction:
            return {hex(address.function, 1)};
        case Field::AdapterUniqueId:
            return {QString::number(scsi->parent->uniqueId)};
        default:
            return {};
        }
    }
    const auto *fc = std::get_if<FcHostAdapter>(&adapter);
    if (!fc)
        return {};
    switch (field) {
    case Field::AdapterType:
        return {QStringLiteral("fc_host")};
    case Field::AdapterParent:
        return one(fc->parent);
    case Field::AdapterParentWwnn:
        return one(fc->parentWwnn);
    case Field::AdapterParentWwpn:
        return one(fc->parentWwpn);
    case Field::AdapterParentFabricWwn:
        return one(fc->parentFabricWwn);
    case Field::AdapterManaged:
        return oneFlag(fc->managed);
    case Field::AdapterWwnn:
        return one(fc->wwnn);
    case Field::AdapterWwpn:
        return one(fc->wwpn);
    default:
        return {};
    }
}

QStringList authValue(const PoolAuth &auth, Field field)
{
    const auto *usage = std::get_if<std::string>(&auth.secret);
    switch (field) {
    case Field::AuthType:
        return one(auth.type);
    case Field::AuthUsername:
        return one(auth.username);
    case Field::AuthSecretUsage:
        return usage ? QStringList{QString::fromStdString(*usage)} : QStringList();
    default:
        return usage ? QStringList() : one(toString(std::get<Uuid>(auth.secret)));
    }
}

QStringList formatOf(const PoolDefinition &definition)
{
    const auto formats = poolTypeInfo(definition.type).formats;
    const auto format = static_cast<std::size_t>(definition.format);
    return format < formats.size() ? one(std::string(formats[format])) : QStringList();
}

} // namespace

QStringList valuesOf(const PoolDefinition &definition, Field field)
{
    QStringList list;
    switch (field) {
    case Field::Name:
        return one(definition.name);
    case Field::Uuid:
        return definition.uuid ? one(toString(*definition.uuid)) : list;
    case Field::HostName:
        return hostsOf(definition);
    case Field::DevicePath:
        return devicesOf(definition);
    case Field::SourceDir:
        return one(definition.dir);
    case Field::SourceName:
        return one(definition.sourceName);
    case Field::SourceFormat:
        return formatOf(definition);
    case Field::InitiatorIqn:
        return one(definition.initiatorIqn);
    case Field::AuthType:
    case Field::AuthUsername:
    case Field::AuthSecretUsage:
    case Field::AuthSecretUuid:
        return definition.auth ? authValue(*definition.auth, field) : list;
    case Field::ProtocolVersion:
        return one(definition.protocolVersion);
    case Field::Vendor:
        return one(definition.vendor);
    case Field::Product:
        return one(definition.product);
    case Field::TargetPath:
        return one(definition.targetPath);
    case Field::Mode:
        return definition.permissions.mode
                   ? QStringList{u'0' + QString::number(*definition.permissions.mode, 8)}
                   : list;
    case Field::Owner:
        return oneNumber(definition.permissions.owner);
    case Field::Group:
        return oneNumber(definition.permissions.group);
    case Field::Label:
        return one(definition.permissions.label);
    case Field::Cow:
        return oneFlag(definition.cow);
    case Field::RefreshAllocation:
        return one(definition.refreshAllocation);
    case Field::MountOption:
        for (const std::string &option : definition.mountOptions)
            list.append(QString::fromStdString(option));
        return list;
    case Field::ConfigOptionName:
        for (const auto &[name, value] : definition.configOptions)
            list.append(QString::fromStdString(name) + u'=' + QString::fromStdString(value));
        return list;
    case Field::HostPort:
    case Field::DevicePartSeparator:
    case Field::ConfigOptionValue:
    case Field::FormatVendor:
    case Field::FormatProduct:
        return {};
    default:
        return adapterValue(definition.adapter, field);
    }
}

QList<FieldChange> changesBetween(const PoolDefinition &before, const PoolDefinition &after)
{
    QList<FieldChange> changes;
    if (before.type != after.type) {
        const auto name = [](PoolType type) {
            return QStringList{QString::fromStdString(std::string(poolTypeInfo(type).name))};
        };
        changes.append({std::nullopt, after.type, name(before.type), name(after.type)});
    }
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const auto field = static_cast<Field>(i);
        FieldChange change{field, after.type, valuesOf(before, field), valuesOf(after, field)};
        if (change.before == change.after)
            continue;
        if (change.after.isEmpty())
            change.type = before.type;
        changes.append(std::move(change));
    }
    return changes;
}

} // namespace poolwarden
