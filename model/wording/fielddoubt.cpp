// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/fielddoubt.h"

#include "model/host/systemfolders.h"
#include "model/wording/hostandport.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

#include <optional>
#include <string>

namespace poolwarden {

namespace {

struct FieldDoubtTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FieldDoubt)
};

/// iqn.2016-04.com.example:storage, eui.0123456789abcdef, naa.0123456789abcdef
bool isIscsiName(const QString &value)
{
    static const QRegularExpression name(
        QStringLiteral(
            "^(iqn\\.\\d{4}-(0[1-9]|1[0-2])\\.[^\\s/]+|eui\\.[0-9a-f]{16}|naa\\.[0-9a-f]{16,32})"
            "(,0x[0-9a-f]+.*)?$"),
        QRegularExpression::CaseInsensitiveOption);
    return name.match(value).hasMatch();
}

/// Whether mount(8) finds a device by this value, which is not a path.
bool isMountTag(const QString &value)
{
    static const QRegularExpression tag(QStringLiteral("^(UUID|LABEL|PARTUUID|PARTLABEL)=."));
    return tag.match(value).hasMatch();
}

QString deviceDoubt(PoolType type, const QString &value)
{
    if (poolTypeInfo(type).namesIscsiTarget)
        return isIscsiName(value)
                   ? QString()
                   : FieldDoubtTr::tr(
                         "“%1” does not look like the name of an iSCSI target, which begins "
                         "with iqn., eui. or naa.")
                         .arg(isolated(value));
    if (type == PoolType::Zfs || value.startsWith(u'/'))
        return {};
    if (type == PoolType::Fs && isMountTag(value))
        return {};
    return FieldDoubtTr::tr("“%1” is not a path. Device paths look like /dev/disk/by-id/….")
        .arg(isolated(value));
}

QString hostDoubt(PoolType type, int index, const QString &value)
{
    if (index > 0 && poolTypeInfo(type).startsWithOneHost)
        return FieldDoubtTr::tr(
            "libvirt accepts this definition, but starts such a pool only with one host.");
    static const QRegularExpression odd(QStringLiteral("[\\s/\\\\@,;]"));
    if (!odd.match(value).hasMatch())
        return {};
    return FieldDoubtTr::tr("“%1” is not a host name or address.").arg(isolated(value));
}

QString sourceNameDoubt(PoolType type, const QString &value)
{
    // virStorageBackendGlusterOpen()
    if (type == PoolType::Gluster && value.contains(u'/'))
        return FieldDoubtTr::tr(
            "The name of a Gluster volume must not contain “/”: libvirt would not start the pool.");
    if (type != PoolType::Logical)
        return {};
    // lvm(8): VALID NAMES
    static const QRegularExpression name(QStringLiteral("^[a-zA-Z0-9+_.][a-zA-Z0-9+_.-]*$"));
    if (name.match(value).hasMatch() && value != u"." && value != u"..")
        return {};
    return FieldDoubtTr::tr(
               "“%1” is not a volume group name: it can have letters, digits and + _ . - only.")
        .arg(isolated(value));
}

} // namespace

QString systemFolderDoubt(PoolType type, const QString &folder)
{
    const std::string path = QDir::cleanPath(folder).toStdString();
    if (!folder.startsWith(u'/') || !isOfSystem(path))
        return {};
    // There libvirt expects the volumes of some types.
    const bool isInDev = !poolTypeInfo(type).usualTarget.empty()
                         || fieldUsage(type, Field::TargetPath) == Usage::Derived;
    if (isInDev && path.starts_with("/dev"))
        return {};
    if (poolTypeInfo(type).mountsSource)
        return FieldDoubtTr::tr("It is a directory of the system. What the host needs there cannot "
                                "be seen while the pool is mounted over it.");
    return path == "/" ? FieldDoubtTr::tr("The root directory cannot be a pool.")
                       : FieldDoubtTr::tr("It is a directory of the system.");
}

QString doubtAboutField(PoolType type, FieldRef ref, const QString &value)
{
    if (value.isEmpty())
        return {};
    switch (ref.field) {
    case Field::TargetPath:
        return systemFolderDoubt(type, value);
    case Field::DevicePath:
        return deviceDoubt(type, value);
    case Field::HostName:
        return hostDoubt(type, ref.index, value);
    case Field::SourceName:
        return sourceNameDoubt(type, value);
    case Field::InitiatorIqn:
        return isIscsiName(value)
                   ? QString()
                   : FieldDoubtTr::tr(
                         "“%1” does not look like the name of an iSCSI initiator, which begins "
                         "with iqn., eui. or naa.")
                         .arg(isolated(value));
    case Field::ProtocolVersion: {
        static const QRegularExpression version(QStringLiteral("^[2-4](\\.[0-9])?$"));
        return version.match(value).hasMatch()
                   ? QString()
                   : FieldDoubtTr::tr("“%1” is not an NFS version such as 3 or 4.2.")
                         .arg(isolated(value));
    }
    case Field::MountOption: {
        static const QRegularExpression blank(QStringLiteral("\\s"));
        return blank.match(value).hasMatch()
                   ? FieldDoubtTr::tr("“%1” has a blank, so mount refuses it: each option has a "
                                      "line of its own.")
                         .arg(isolated(value))
                   : QString();
    }
    case Field::ConfigOptionName:
        return value.contains(u'=')
                   ? FieldDoubtTr::tr("“%1” is not the name of an option: what is behind “=” "
                                      "belongs into the value.")
                         .arg(isolated(value))
                   : QString();
    case Field::AdapterName: {
        // virSCSIHostGetNumber()
        static const QRegularExpression host(QStringLiteral("^(scsi_host|fc_host|host)\\d+$"));
        return host.match(value).hasMatch()
                   ? QString()
                   : FieldDoubtTr::tr("“%1” is not the name of a SCSI host, such as scsi_host2.")
                         .arg(isolated(value));
    }
    default:
        return {};
    }
}

QString portDoubt(PoolType type, FieldRef ref, const QString &value)
{
    const bool isHost = ref.field == Field::HostName && isRead(type, Field::HostPort);
    const auto both = isHost ? hostAndPort(value) : std::nullopt;
    return both ? FieldDoubtTr::tr("The port has a field of its own. Write %1 here, and %2 under "
                                   "Port.")
                      .arg(isolated(both->host), both->port)
                : QString();
}

QString whiteSpaceDoubt(const QString &value)
{
    if (value.isEmpty())
        return {};
    if (value.front().isSpace())
        return FieldDoubtTr::tr("“%1” begins with white space.").arg(isolated(value));
    return value.back().isSpace()
               ? FieldDoubtTr::tr("“%1” ends with white space.").arg(isolated(value))
               : QString();
}

QString replacesPool(const QString &name)
{
    return FieldDoubtTr::tr("The host already has “%1” with this name and UUID: defining this "
                            "replaces its definition.")
        .arg(name);
}

} // namespace poolwarden
