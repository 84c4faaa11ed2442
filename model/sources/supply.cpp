// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/supply.h"

namespace poolwarden {

namespace {

QString quoted(const QString &value)
{
    return u'"' + value.toHtmlEscaped() + u'"';
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
    case Field::AdapterWwnn:
    case Field::AdapterWwpn:
        return Supply::FcHosts;
    case Field::AuthSecretUsage:
    case Field::AuthSecretUuid:
        return Supply::Secrets;
    default:
        return Supply::None;
    }
}

bool needsServer(PoolType type)
{
    return type != PoolType::Logical;
}

std::optional<HostQuestion> sourceQuestion(PoolType type, const SourceServer &server)
{
    HostQuestion question{.about = HostQuestion::About::Sources,
                          .type = type == PoolType::IscsiDirect ? PoolType::Iscsi : type,
                          .source = {},
                          .usageType = {},
                          .usage = {}};
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

QString secretUsageType(const QString &authType)
{
    if (authType == u"chap")
        return QStringLiteral("iscsi");
    return authType == u"ceph" ? authType : QString();
}

} // namespace poolwarden
