// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/pooldescription.h"

#include "model/pool/pooltype.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QStringList>

namespace poolwarden {

namespace {

struct PoolDescription {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::PoolDescription)
};

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

QStringList hosts(const PoolDefinition &definition)
{
    QStringList names;
    for (const PoolHost &host : definition.hosts) {
        QString name = text(host.name);
        if (host.port != 0) {
            if (name.contains(u':') && !name.startsWith(u'['))
                name = u'[' + name + u']';
            name += u':' + QString::number(host.port);
        }
        names << isolated(name);
    }
    return names;
}

QString devices(const PoolDefinition &definition)
{
    QStringList paths;
    for (const PoolDevice &device : definition.devices)
        paths << isolated(text(device.path));
    return paths.join(QStringLiteral(", "));
}

QString onHosts(const QString &what, const PoolDefinition &definition)
{
    const QString names = hosts(definition).join(QStringLiteral(", "));
    if (what.isEmpty() || names.isEmpty())
        return what.isEmpty() ? names : what;
    return PoolDescription::tr("%1 on %2", "an iSCSI target or Ceph pool on its hosts")
        .arg(isolated(what), names);
}

QString exports(const PoolDefinition &definition)
{
    const QString dir = text(definition.dir.value_or(std::string()));
    const bool cifs = hasFormat(definition, NetfsFormat::Cifs);
    QStringList list;
    for (const QString &host : hosts(definition)) {
        list << (cifs ? QStringLiteral("//") + host + (dir.startsWith(u'/') ? dir : u'/' + dir)
                      : host + u':' + dir);
    }
    return list.isEmpty() ? dir : list.join(QStringLiteral(", "));
}

QString volume(const PoolDefinition &definition)
{
    const QString dir = text(definition.dir.value_or(std::string()));
    QString path = text(definition.sourceName);
    if (!dir.isEmpty() && dir != QStringLiteral("/"))
        path += dir.startsWith(u'/') ? dir : u'/' + dir;
    QStringList list;
    for (const QString &host : hosts(definition))
        list << host + u':' + path;
    return list.isEmpty() ? path : list.join(QStringLiteral(", "));
}

QString adapter(const PoolAdapter &adapter)
{
    if (const auto *scsi = std::get_if<ScsiHostAdapter>(&adapter)) {
        if (scsi->name)
            return text(*scsi->name);
        if (!scsi->parent)
            return {};
        const PciAddress &pci = scsi->parent->address;
        return PoolDescription::tr("PCI %1, unique ID %2")
            .arg(
                QString::asprintf("%04x:%02x:%02x.%x", pci.domain, pci.bus, pci.slot, pci.function))
            .arg(scsi->parent->uniqueId);
    }
    if (const auto *fc = std::get_if<FcHostAdapter>(&adapter)) {
        return PoolDescription::tr("FC %1:%2", "world-wide node name and port name")
            .arg(text(fc->wwnn.value_or(std::string())), text(fc->wwpn.value_or(std::string())));
    }
    return {};
}

} // namespace

QString sourceDescription(const PoolDefinition &definition)
{
    const PoolTypeInfo &info = poolTypeInfo(definition.type);
    if (info.duplicateRule == DuplicateRule::OnePerHost)
        return PoolDescription::tr("all multipath devices");
    if (info.has(NeedsAdapter))
        return adapter(definition.adapter);
    if (info.has(NeedsDir))
        return info.has(HasName) ? volume(definition) : exports(definition);
    if (info.has(HasName) || info.has(NeedsDevice)) {
        const QString what = info.has(HasName) ? text(definition.sourceName) : devices(definition);
        return info.has(NeedsHost) ? onHosts(what, definition) : what;
    }
    return targetDescription(definition);
}

QString targetDescription(const PoolDefinition &definition)
{
    return text(definition.targetPath.value_or(std::string()));
}

} // namespace poolwarden
