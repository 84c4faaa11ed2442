// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/supply.h"

#include "model/document/xmloutline.h"

#include <QCoreApplication>

#include <string_view>

namespace poolwarden {

namespace {

struct SupplyTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::supply)
};

QString quoted(const QString &value)
{
    return u'"' + XmlOutline::encodedAttribute(value, u'"') + u'"';
}

} // namespace

Supply supplyOf(Field field, PoolType type)
{
    switch (field) {
    case Field::DevicePath:
        if (poolTypeInfo(type).namesIscsiTarget)
            return Supply::Sources;
        return schemaOccurrence(type, field) == Occurrence::Never ? Supply::None : Supply::Disks;
    case Field::SourceDir:
        return type == PoolType::Netfs ? Supply::Sources : Supply::None;
    case Field::SourceName:
        return type == PoolType::Logical || type == PoolType::Gluster ? Supply::Sources
                                                                      : Supply::None;
    case Field::AdapterName:
    case Field::AdapterParentBus:
        return Supply::ScsiHosts;
    case Field::AdapterParent:
    case Field::AdapterParentWwnn:
    case Field::AdapterParentWwpn:
    case Field::AdapterParentFabricWwn:
    case Field::AdapterWwnn:
    case Field::AdapterWwpn:
        return Supply::FcHosts;
    case Field::TargetPath:
        return fieldUsage(type, field) == Usage::Derived
                       || schemaOccurrence(type, field) == Occurrence::Never
                   ? Supply::None
                   : Supply::Folders;
    case Field::AuthSecretUsage:
    case Field::AuthSecretUuid:
        return Supply::Secrets;
    default:
        return Supply::None;
    }
}

bool isOfDevices(Supply supply)
{
    return supply == Supply::Disks || supply == Supply::ScsiHosts || supply == Supply::FcHosts;
}

QString whyTyped(Field field, PoolType type, bool hasFolders)
{
    if (supplyOf(field, type) == Supply::Folders)
        return hasFolders ? QString()
                          : SupplyTr::tr("Type it here: the directories of a host that is not this "
                                         "machine cannot be listed.");
    if (supplyOf(field, type) != Supply::None || schemaOccurrence(type, field) == Occurrence::Never)
        return {};
    switch (field) {
    case Field::SourceName:
        switch (type) {
        case PoolType::Rbd:
            return SupplyTr::tr("Type it here: libvirt cannot list the pools of a Ceph cluster.");
        case PoolType::Sheepdog:
            return SupplyTr::tr("Type it here: libvirt cannot list what a Sheepdog cluster has.");
        case PoolType::Zfs:
            return SupplyTr::tr("Type it here: libvirt cannot list the ZFS pools of a host.");
        case PoolType::Vstorage:
            return SupplyTr::tr(
                "Type it here: libvirt cannot list the clusters of Virtuozzo Storage.");
        default:
            return {};
        }
    case Field::SourceDir:
        return type == PoolType::Gluster
                   ? SupplyTr::tr("Type it here: libvirt cannot list the directories in a volume.")
                   : QString();
    case Field::InitiatorIqn:
        return SupplyTr::tr("Type it here: libvirt cannot tell the initiator names of a host.");
    default:
        return {};
    }
}

bool needsServer(PoolType type)
{
    return type != PoolType::Logical;
}

std::optional<HostQuestion> sourceQuestion(PoolType type, const SourceServer &server)
{
    HostQuestion question{.about = HostQuestion::About::Sources,
                          .type = type == PoolType::IscsiDirect ? PoolType::Iscsi : type};
    if (!needsServer(type))
        return question;
    if (server.host.isEmpty())
        return std::nullopt;
    QString source = QStringLiteral("<source><host name=") + quoted(server.host);
    if (!server.port.isEmpty())
        source += QStringLiteral(" port=") + quoted(server.port);
    source += QStringLiteral("/>");
    question.source = (source + QStringLiteral("</source>")).toUtf8();
    return question;
}

std::optional<std::vector<FoundSource>> foundSources(const QByteArray &answer)
{
    return readFoundSources(std::string_view(answer.constData(), std::size_t(answer.size())));
}

QString secretUsageType(const QString &authType)
{
    if (authType == u"chap")
        return QStringLiteral("iscsi");
    return authType == u"ceph" ? authType : QString();
}

} // namespace poolwarden
