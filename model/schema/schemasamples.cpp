// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/schema/schemaexplainer.h"

namespace poolwarden {

namespace {

// Every value below is one that libvirt 9.0.0's storagepool.rng accepts; a test holds them to it.
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

QStringList contents(PoolType type)
{
    const QString name = QStringLiteral("<name>s</name>");
    const QString dir = QStringLiteral("<dir path='/d'/>");
    QStringList list;
    switch (type) {
    case PoolType::Dir:
        return {source(vendor) + target};
    case PoolType::Fs:
        return {source(device + format("ext4") + vendor) + target + mountOptions};
    case PoolType::Netfs:
        return {source(host + dir + format("nfs") + QStringLiteral("<protocol ver='4'/>") + vendor)
                    + target + mountOptions,
                source(host + dir + format("cifs") + vendor) + target + mountOptions};
    case PoolType::Logical:
        return {source(name + device + format("lvm2", vendor) + vendor) + target};
    case PoolType::Disk:
        return {source(device + format("gpt", vendor) + vendor) + target};
    case PoolType::Iscsi:
        for (const QString &auth : authentications("chap"))
            list << source(host + targetName + initiator + auth + vendor) + target;
        return list;
    case PoolType::IscsiDirect:
        for (const QString &auth : authentications("chap"))
            list << source(host + QStringLiteral("<device path='iqn.2013-06.com.example:a'/>")
                           + initiator + auth);
        return list;
    case PoolType::Scsi:
        return {source(QStringLiteral("<adapter type='scsi_host' name='scsi_host1'/>") + vendor)
                    + target,
                source(QStringLiteral("<adapter type='scsi_host'><parentaddr unique_id='1'>"
                                      "<address domain='0x0000' bus='0x00' slot='0x1f' "
                                      "function='0x2'/></parentaddr></adapter>")
                       + vendor)
                    + target,
                source(QStringLiteral("<adapter type='fc_host' parent='scsi_host1' managed='yes' "
                                      "parent_wwnn='20000000c9831b4b' "
                                      "parent_wwpn='10000000c9831b4b' "
                                      "parent_fabric_wwn='2002000573de9a81' "
                                      "wwnn='20000000c9831b4c' wwpn='10000000c9831b4c'/>")
                       + vendor)
                    + target};
    case PoolType::Mpath:
        return {QStringLiteral("<source/>") + target};
    case PoolType::Rbd:
        for (const QString &auth : authentications("ceph"))
            list << source(name + host + auth) + refresh + configOptions;
        return list;
    case PoolType::Sheepdog:
        return {source(host + name)};
    case PoolType::Gluster:
        return {source(host + name + dir)};
    case PoolType::Zfs:
        return {source(name + device) + target};
    case PoolType::Vstorage:
        return {source(name) + target};
    }
    return {};
}

} // namespace

QStringList schemaSamples(PoolType type)
{
    const std::string_view name = poolTypeInfo(type).name;
    QStringList samples;
    for (const QString &content : contents(type)) {
        samples
            << QStringLiteral("<pool type='%1'>").arg(QLatin1String(name.data(), int(name.size())))
                   + head + content + QStringLiteral("</pool>");
    }
    return samples;
}

} // namespace poolwarden
