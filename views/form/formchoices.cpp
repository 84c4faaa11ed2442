// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/formchoices.h"

#include "model/wording/findingtext.h"

#include <QCoreApplication>

namespace poolwarden::formchoices {

using formlayout::Input;

namespace {

struct FormchoicesTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::formchoices)
};

QString text(std::string_view view)
{
    return QString::fromUtf8(view);
}

// libvirt takes the pool's name for a source name that is missing; its schema lets only a volume
// group do without. Elsewhere the name has to be entered, and an example says more.
QString sourceNamePlaceholder(const PoolTypeInfo &info)
{
    return info.has(AllowsNameOrDevice) ? FormchoicesTr::tr("with devices: the pool's name")
                                        : text(info.nameExample);
}

bool isFormat(const std::optional<QString> &name, NetfsFormat format)
{
    return name == text(formatName(format));
}

} // namespace

QString typeId(PoolType type)
{
    return text(poolTypeInfo(type).name);
}

QList<ChoiceValueEditor::Choice> types()
{
    QList<ChoiceValueEditor::Choice> list;
    for (const PoolTypeInfo &info : poolTypes()) {
        list.append({text(info.name),
                     FormchoicesTr::tr("%1 (%2)", "a pool type, then libvirt's word for it")
                         .arg(findingtext::typeName(info.type), text(info.name))});
    }
    return list;
}

bool isChoice(Input input)
{
    return input != Input::Text && input != Input::Path && input != Input::Uuid
           && input != Input::List;
}

QList<ChoiceValueEditor::Choice> choices(Input input, PoolType type)
{
    const QString yes = QStringLiteral("yes");
    const QString no = QStringLiteral("no");
    switch (input) {
    case Input::YesNo:
        return {{std::nullopt, FormchoicesTr::tr("Not set")},
                {yes, FormchoicesTr::tr("Yes")},
                {no, FormchoicesTr::tr("No")}};
    case Input::Adapter:
        return {{std::nullopt, FormchoicesTr::tr("Not set")},
                {QStringLiteral("scsi_host"), FormchoicesTr::tr("SCSI host (scsi_host)")},
                {QStringLiteral("fc_host"), FormchoicesTr::tr("Fibre Channel host (fc_host)")}};
    case Input::Auth:
        if (poolTypeInfo(type).authType == "ceph")
            return {{std::nullopt, FormchoicesTr::tr("None")},
                    {QStringLiteral("ceph"), FormchoicesTr::tr("Ceph (ceph)")}};
        return {{std::nullopt, FormchoicesTr::tr("None")},
                {QStringLiteral("chap"), FormchoicesTr::tr("CHAP (chap)")}};
    case Input::Allocation:
        return {{std::nullopt, FormchoicesTr::tr("Not set")},
                {QStringLiteral("default"), FormchoicesTr::tr("As found (default)")},
                {QStringLiteral("capacity"),
                 FormchoicesTr::tr("The capacity, which is faster (capacity)")}};
    case Input::Format: {
        const PoolTypeInfo &info = poolTypeInfo(type);
        QList<ChoiceValueEditor::Choice> list;
        const auto first = static_cast<std::size_t>(info.defaultFormat);
        list.append(
            {std::nullopt, first < info.formats.size()
                               ? FormchoicesTr::tr("Not set: %1").arg(text(info.formats[first]))
                               : FormchoicesTr::tr("Not set")});
        for (const std::string_view format : info.formats)
            list.append({text(format), text(format)});
        return list;
    }
    default:
        return {};
    }
}

QString placeholder(Field field, PoolType type, const std::optional<QString> &format)
{
    const PoolTypeInfo &info = poolTypeInfo(type);
    switch (field) {
    case Field::Uuid:
        return FormchoicesTr::tr("libvirt makes one");
    case Field::HostPort: {
        if (isRead(type, Field::ProtocolVersion) && !formlayout::isNfs(type, format))
            return FormchoicesTr::tr("port");
        const int port = info.defaultPort;
        return port > 0 ? QString::number(port) : FormchoicesTr::tr("port");
    }
    case Field::HostName:
        return FormchoicesTr::tr("host name or address");
    case Field::DevicePath:
        if (info.namesIscsiTarget)
            return QStringLiteral("iqn.2016-04.com.example:storage");
        return QStringLiteral("/dev/disk/by-id/…");
    case Field::SourceDir:
        if (!info.defaultDir.empty())
            return text(info.defaultDir);
        if (isFormat(format, NetfsFormat::Cifs))
            return QStringLiteral("share/images");
        if (isFormat(format, NetfsFormat::Glusterfs))
            return QStringLiteral("volume1");
        return QStringLiteral("/export/images");
    case Field::SourceName:
        return sourceNamePlaceholder(info);
    case Field::ProtocolVersion:
        return QStringLiteral("4.2");
    case Field::InitiatorIqn:
        return QStringLiteral("iqn.2016-04.com.example:initiator");
    case Field::AdapterName:
        return QStringLiteral("scsi_host2");
    case Field::TargetPath:
        return info.usualTarget.empty() ? QStringLiteral("/var/lib/libvirt/images")
                                        : text(info.usualTarget);
    case Field::Mode:
        return QStringLiteral("0711");
    case Field::Owner:
    case Field::Group:
        return FormchoicesTr::tr("a number");
    case Field::MountOption:
        return QStringLiteral("nodev");
    case Field::ConfigOptionName:
        return QStringLiteral("client_mount_timeout");
    case Field::ConfigOptionValue:
        return FormchoicesTr::tr("value");
    case Field::AuthSecretUsage:
    case Field::AuthSecretUuid:
        return FormchoicesTr::tr("either the usage or the UUID");
    default:
        return {};
    }
}

QString placeholderWhileOff(Field field)
{
    switch (field) {
    case Field::AuthUsername:
        return FormchoicesTr::tr("only with authentication");
    case Field::AuthSecretUsage:
    case Field::AuthSecretUuid:
        return FormchoicesTr::tr("with authentication: the usage or the UUID");
    case Field::AdapterName:
        return FormchoicesTr::tr("instead of the parent's address");
    case Field::AdapterParentDomain:
    case Field::AdapterParentBus:
    case Field::AdapterParentSlot:
    case Field::AdapterParentFunction:
    case Field::AdapterUniqueId:
        return FormchoicesTr::tr("instead of the adapter's name");
    default:
        return {};
    }
}

QString hint(Field field, PoolType type)
{
    if (field == Field::TargetPath && type == PoolType::Logical)
        return FormchoicesTr::tr("libvirt takes this from the volume group's name.");
    if (field == Field::TargetPath && type == PoolType::Zfs)
        return FormchoicesTr::tr("libvirt takes this from the ZFS pool's name.");
    if (fieldUsage(type, field) == Usage::Derived)
        return FormchoicesTr::tr("libvirt sets this by itself.");
    if (field == Field::Cow && fieldUsage(type, field) == Usage::Ignored)
        return FormchoicesTr::tr("libvirt takes this of directories and file systems only.");
    if (field == Field::FormatVendor || field == Field::FormatProduct)
        return FormchoicesTr::tr("libvirt allows this and does not keep it.");
    return {};
}

ListCaptions listCaptions(Field field, PoolType type)
{
    switch (field) {
    case Field::HostName:
        if (type == PoolType::Rbd)
            return {findingtext::fieldName(field, type), FormchoicesTr::tr("Add Monitor")};
        if (poolTypeInfo(type).namesIscsiTarget)
            return {findingtext::fieldName(field, type), FormchoicesTr::tr("Add Portal")};
        return {findingtext::fieldName(field, type), FormchoicesTr::tr("Add Host")};
    case Field::DevicePath:
        if (poolTypeInfo(type).namesIscsiTarget)
            return {findingtext::fieldName(field, type), FormchoicesTr::tr("Add Target")};
        return {findingtext::fieldName(field, type), FormchoicesTr::tr("Add Device")};
    case Field::MountOption:
        return {FormchoicesTr::tr("Mount options"), FormchoicesTr::tr("Add Option")};
    default:
        return {FormchoicesTr::tr("Options"), FormchoicesTr::tr("Add Option")};
    }
}

} // namespace poolwarden::formchoices
