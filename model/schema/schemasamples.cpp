// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/schema/schemasamples.h"

namespace poolwarden {

namespace {

// libvirt 9.0.0's storagepool.rng accepts every value below; a test checks that.
const auto head = QLatin1String("<name>n</name><uuid>00000000-0000-0000-0000-000000000001</uuid>"
                                "<capacity unit='bytes'>1</capacity>"
                                "<allocation unit='bytes'>1</allocation>"
                                "<available unit='bytes'>1</available>"
                                "<features><cow state='yes'/></features>");
const auto target = QLatin1String("<target><path>/t</path><permissions><mode>0755</mode>"
                                  "<owner>1</owner><group>1</group><label>l</label>"
                                  "</permissions></target>");
const auto vendor = QLatin1String("<vendor name='v'/><product name='p'/>");
const auto host = QLatin1String("<host name='h' port='1'/>");
const auto device = QLatin1String("<device path='/dev/a' part_separator='yes'>"
                                  "<freeExtent start='1' end='2'/></device>");
const auto targetName = QLatin1String("<device path='iqn.2013-06.com.example:a' "
                                      "part_separator='yes'/>");
const auto initiator = QLatin1String("<initiator><iqn name='iqn.2013-06.com.example:b'/>"
                                     "</initiator>");
const auto mountOptions =
    QLatin1String("<fs:mount_opts xmlns:fs='http://libvirt.org/schemas/storagepool/fs/1.0'>"
                  "<fs:option name='o'/></fs:mount_opts>");
const auto configOptions =
    QLatin1String("<rbd:config_opts xmlns:rbd='http://libvirt.org/schemas/storagepool/rbd/1.0'>"
                  "<rbd:option name='o' value='v'/></rbd:config_opts>");
const auto refresh = QLatin1String("<refresh><volume allocation='default'/></refresh>");

QString source(const QString &content)
{
    return QStringLiteral("<source>") + content + QStringLiteral("</source>");
}

QString format(const char *type, const QString &content = {})
{
    return QStringLiteral("<format type='%1'>%2</format>").arg(QLatin1String(type), content);
}

QStringList authentications(const char *type)
{
    const QString auth = QStringLiteral("<auth type='%1' username='u'><secret %2/></auth>");
    const QString kind = QString::fromLatin1(type);
    return {auth.arg(kind, QStringLiteral("usage='s'")),
            auth.arg(kind, QStringLiteral("uuid='00000000-0000-0000-0000-000000000002'"))};
}

QStringList adapters()
{
    return {QStringLiteral("<adapter type='scsi_host' name='scsi_host1'/>"),
            QStringLiteral("<adapter type='scsi_host'><parentaddr unique_id='1'>"
                           "<address domain='0x0000' bus='0x00' slot='0x1f' "
                           "function='0x2'/></parentaddr></adapter>"),
            QStringLiteral("<adapter type='fc_host' parent='scsi_host1' managed='yes' "
                           "parent_wwnn='20000000c9831b4b' "
                           "parent_wwpn='10000000c9831b4b' "
                           "parent_fabric_wwn='2002000573de9a81' "
                           "wwnn='20000000c9831b4c' wwpn='10000000c9831b4c'/>")};
}

QStringList formats(const PoolTypeInfo &info)
{
    if (isRead(info.type, Field::ProtocolVersion))
        return {format("nfs") + QStringLiteral("<protocol ver='4'/>"), format("cifs")};
    return {format(info.formats[1].data(), info.has(AllowsFormatVendor) ? vendor : QString())};
}

QString deviceOf(const PoolTypeInfo &info)
{
    if (!info.namesIscsiTarget)
        return device;
    // For types without a target path the schema accepts only an IQN.
    return info.has(IsNetwork) ? QStringLiteral("<device path='iqn.2013-06.com.example:a'/>")
                               : QString(targetName);
}

/// What all samples of the type have in common.
QString commonSource(const PoolTypeInfo &info)
{
    QString content;
    if (info.has(HasName))
        content += QStringLiteral("<name>s</name>");
    if (info.has(NeedsHost))
        content += host;
    if (info.has(NeedsDevice))
        content += deviceOf(info);
    if (info.has(NeedsDir))
        content += QStringLiteral("<dir path='/d'/>");
    if (info.has(NeedsInitiator))
        content += initiator;
    if (info.has(AllowsVendor))
        content += vendor;
    return content;
}

QString besideSource(const PoolTypeInfo &info)
{
    QString content;
    if (!info.has(IsNetwork))
        content += target;
    if (isRead(info.type, Field::RefreshAllocation))
        content += refresh;
    if (isRead(info.type, Field::MountOption))
        content += mountOptions;
    if (isRead(info.type, Field::ConfigOptionName))
        content += configOptions;
    return content;
}

QStringList contents(const PoolTypeInfo &info)
{
    QStringList sources{commonSource(info)};
    const auto choose = [&sources](const QStringList &choices) {
        QStringList chosen;
        for (const QString &start : std::as_const(sources)) {
            for (const QString &choice : choices)
                chosen << start + choice;
        }
        sources = chosen;
    };
    if (info.has(NeedsAdapter))
        choose(adapters());
    if (!info.authType.empty())
        choose(authentications(info.authType.data()));
    if (!info.formats.empty())
        choose(formats(info));
    QStringList list;
    for (const QString &content : std::as_const(sources))
        list << source(content) + besideSource(info);
    return list;
}

} // namespace

QStringList schemaSamples(PoolType type)
{
    const PoolTypeInfo &info = poolTypeInfo(type);
    QStringList samples;
    for (const QString &content : contents(info)) {
        samples << QStringLiteral("<pool type='%1'>")
                           .arg(QLatin1String(info.name.data(), int(info.name.size())))
                       + head + content + QStringLiteral("</pool>");
    }
    return samples;
}

} // namespace poolwarden
