// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/fieldhelp.h"

#include "model/wording/findingtext.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

namespace poolwarden::fieldhelp {

namespace {

struct FieldhelpTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FieldHelp)
};

QString sourceNameMeaning(PoolType type)
{
    switch (type) {
    case PoolType::Logical:
        return FieldhelpTr::tr(
            "The LVM volume group whose logical volumes are the pool's volumes.");
    case PoolType::Rbd:
        return FieldhelpTr::tr("The pool of the Ceph cluster.");
    case PoolType::Gluster:
        return FieldhelpTr::tr("The Gluster volume, without a “/”.");
    case PoolType::Zfs:
        return FieldhelpTr::tr("The ZFS pool, or a dataset in it.");
    case PoolType::Vstorage:
        return FieldhelpTr::tr("The cluster of Virtuozzo Storage.");
    default:
        return FieldhelpTr::tr("The name of the storage.");
    }
}

QString deviceMeaning(PoolType type)
{
    if (poolTypeInfo(type).namesIscsiTarget)
        return FieldhelpTr::tr("The iSCSI qualified name (IQN) of the target.");
    switch (type) {
    case PoolType::Logical:
        return FieldhelpTr::tr(
            "A physical volume of the volume group. libvirt needs it to build the "
            "group; an existing group is found by its name.");
    case PoolType::Disk:
        return FieldhelpTr::tr("The disk whose partitions are the pool's volumes. Use a path below "
                               "/dev/disk/by-id, which stays the same after a restart.");
    case PoolType::Zfs:
        return FieldhelpTr::tr("A disk of the ZFS pool, which libvirt needs only to build it.");
    default:
        return FieldhelpTr::tr(
            "The block device. Use a path below /dev/disk/by-id, which stays the "
            "same after a restart.");
    }
}

QString targetMeaning(PoolType type)
{
    if (type == PoolType::Dir)
        return FieldhelpTr::tr(
            "The directory whose files are the pool's volumes: an absolute path.");
    if (poolTypeInfo(type).mountsSource)
        return FieldhelpTr::tr("The directory at which libvirt mounts the source when the pool "
                               "starts.");
    return FieldhelpTr::tr("The directory in which the volumes appear on the host. Below "
                           "/dev/disk/by-id or by-path their names stay the same after a restart.");
}

QString adapterMeaning(Field field)
{
    switch (field) {
    case Field::AdapterType:
        return FieldhelpTr::tr(
            "scsi_host: a SCSI host that is there. fc_host: a virtual Fibre Channel "
            "host (vHBA), named by its world-wide names.");
    case Field::AdapterName:
        return FieldhelpTr::tr("The SCSI host, such as scsi_host2. Its number may change after a "
                               "restart; the parent's PCI address does not.");
    case Field::AdapterParentDomain:
        return FieldhelpTr::tr("The domain of the adapter's PCI address.");
    case Field::AdapterParentBus:
        return FieldhelpTr::tr("The bus of the adapter's PCI address.");
    case Field::AdapterParentSlot:
        return FieldhelpTr::tr("The slot of the adapter's PCI address.");
    case Field::AdapterParentFunction:
        return FieldhelpTr::tr("The function of the adapter's PCI address.");
    case Field::AdapterUniqueId:
        return FieldhelpTr::tr("Which host of that PCI device: the number in its unique_id file in "
                               "/sys/class/scsi_host.");
    case Field::AdapterParent:
        return FieldhelpTr::tr(
            "The host bus adapter (HBA) on which libvirt creates the virtual one. "
            "Without it libvirt looks for one that can.");
    case Field::AdapterParentWwnn:
        return FieldhelpTr::tr(
            "The world-wide node name of the parent HBA, 16 hexadecimal digits.");
    case Field::AdapterParentWwpn:
        return FieldhelpTr::tr(
            "The world-wide port name of the parent HBA, 16 hexadecimal digits.");
    case Field::AdapterParentFabricWwn:
        return FieldhelpTr::tr("The world-wide name of the fabric in which the parent HBA is, 16 "
                               "hexadecimal digits.");
    case Field::AdapterManaged:
        return FieldhelpTr::tr("Whether libvirt deletes the virtual adapter when the pool stops.");
    case Field::AdapterWwnn:
        return FieldhelpTr::tr("The world-wide node name of the virtual adapter, 16 hexadecimal "
                               "digits.");
    default:
        return FieldhelpTr::tr("The world-wide port name of the virtual adapter, 16 hexadecimal "
                               "digits.");
    }
}

QString plainMeaning(Field field, PoolType type)
{
    switch (field) {
    case Field::Name:
        return FieldhelpTr::tr("The name of the pool, which no other pool of the host may have. It "
                               "cannot contain “/”.");
    case Field::Uuid:
        return FieldhelpTr::tr(
            "Identifies the pool for good. libvirt makes one where it is missing.");
    case Field::HostName:
        return type == PoolType::Rbd
                   ? FieldhelpTr::tr("A monitor of the Ceph cluster: a host name or an address.")
                   : FieldhelpTr::tr("The host that has the storage: its name or its address.");
    case Field::HostPort:
        return FieldhelpTr::tr(
            "The port of the host. Without it, or with 0, the usual one is used.");
    case Field::DevicePath:
        return deviceMeaning(type);
    case Field::DevicePartSeparator:
        return FieldhelpTr::tr("Whether “p” stands between the device's name and the number of a "
                               "partition, for device-mapper multipath devices.");
    case Field::SourceDir:
        return type == PoolType::Gluster
                   ? FieldhelpTr::tr("The directory inside the volume that is the pool.")
                   : FieldhelpTr::tr("The directory that the host exports; for CIFS the share.");
    case Field::SourceName:
        return sourceNameMeaning(type);
    case Field::SourceFormat:
        return type == PoolType::Disk
                   ? FieldhelpTr::tr("The kind of partition table.")
                   : FieldhelpTr::tr("The kind of the source, such as its file system.");
    case Field::InitiatorIqn:
        return FieldhelpTr::tr("The iSCSI qualified name (IQN) with which this host logs in.");
    case Field::AuthType:
        return FieldhelpTr::tr("How the host logs in: chap for iSCSI, ceph for Ceph.");
    case Field::AuthUsername:
        return FieldhelpTr::tr("The user name to log in with.");
    case Field::AuthSecretUsage:
        return FieldhelpTr::tr("The usage name of the libvirt secret that holds the password.");
    case Field::AuthSecretUuid:
        return FieldhelpTr::tr("The UUID of the libvirt secret that holds the password.");
    case Field::ProtocolVersion:
        return FieldhelpTr::tr(
            "The version of NFS to mount with, such as 3 or 4.2. Without it mount "
            "chooses.");
    case Field::Vendor:
    case Field::FormatVendor:
        return FieldhelpTr::tr("Who made the storage device. For information only.");
    case Field::Product:
    case Field::FormatProduct:
        return FieldhelpTr::tr("What the storage device is called. For information only.");
    case Field::TargetPath:
        return targetMeaning(type);
    case Field::Mode:
        return FieldhelpTr::tr("The permissions that the pool's directory gets when libvirt builds "
                               "it: an octal number such as 0711.");
    case Field::Owner:
        return FieldhelpTr::tr(
            "The user ID that owns the directory when libvirt builds it; -1 leaves "
            "it to the daemon.");
    case Field::Group:
        return FieldhelpTr::tr(
            "The group ID that the directory gets when libvirt builds it; -1 leaves "
            "it to the daemon.");
    case Field::Label:
        return FieldhelpTr::tr("The security label of the directory, such as one of SELinux.");
    case Field::Cow:
        return FieldhelpTr::tr("Whether volumes on btrfs are copied on write. Without it libvirt "
                               "switches that off.");
    case Field::RefreshAllocation:
        return FieldhelpTr::tr(
            "How a refresh finds what each volume takes. “capacity” takes its size "
            "for it, which is faster.");
    case Field::MountOption:
        return FieldhelpTr::tr("An option for mount(8). libvirt does not check it.");
    case Field::ConfigOptionName:
        return FieldhelpTr::tr("An option for the Ceph client. libvirt does not check it.");
    case Field::ConfigOptionValue:
        return FieldhelpTr::tr("The value of the option for the Ceph client.");
    default:
        return adapterMeaning(field);
    }
}

/// What elements mean that hold more than one field, or none.
QString groupMeaning(const QString &path)
{
    struct Group {
        const char *path;
        const char *meaning;
    };
    static constexpr std::array groups = {
        Group{"", QT_TRANSLATE_NOOP("poolwarden::FieldHelp", "The definition of a storage pool.")},
        Group{"source",
              QT_TRANSLATE_NOOP("poolwarden::FieldHelp", "Where the storage comes from.")},
        Group{"source/host",
              QT_TRANSLATE_NOOP("poolwarden::FieldHelp", "A host that has the storage.")},
        Group{
            "source/adapter",
            QT_TRANSLATE_NOOP("poolwarden::FieldHelp",
                              "The SCSI host or Fibre Channel host whose disks are the volumes.")},
        Group{"source/adapter/parentaddr",
              QT_TRANSLATE_NOOP("poolwarden::FieldHelp",
                                "Finds the SCSI host by the PCI address of its adapter.")},
        Group{"source/adapter/parentaddr/address",
              QT_TRANSLATE_NOOP("poolwarden::FieldHelp", "The PCI address of the adapter.")},
        Group{"source/initiator",
              QT_TRANSLATE_NOOP("poolwarden::FieldHelp", "With what name this host logs in.")},
        Group{"source/auth",
              QT_TRANSLATE_NOOP("poolwarden::FieldHelp",
                                "How this host logs in: a user name, and a libvirt secret with the "
                                "password.")},
        Group{"source/auth/secret",
              QT_TRANSLATE_NOOP("poolwarden::FieldHelp",
                                "The libvirt secret with the password, by its usage or its UUID.")},
        Group{
            "source/device/freeExtent",
            QT_TRANSLATE_NOOP("poolwarden::FieldHelp",
                              "Free space between partitions. libvirt reports it and ignores what "
                              "is written here.")},
        Group{"target", QT_TRANSLATE_NOOP("poolwarden::FieldHelp",
                                          "Where the pool's volumes appear on the host.")},
        Group{"target/permissions",
              QT_TRANSLATE_NOOP("poolwarden::FieldHelp",
                                "What the pool's directory gets when libvirt builds it.")},
        Group{"features",
              QT_TRANSLATE_NOOP("poolwarden::FieldHelp", "What the pool's file system shall do.")},
        Group{"refresh", QT_TRANSLATE_NOOP("poolwarden::FieldHelp", "How the pool is read anew.")},
        Group{"fs:mount_opts",
              QT_TRANSLATE_NOOP("poolwarden::FieldHelp",
                                "Options for mount(8), in a namespace of their own.")},
        Group{"rbd:config_opts",
              QT_TRANSLATE_NOOP("poolwarden::FieldHelp",
                                "Options for the Ceph client, in a namespace of their own.")},
        Group{"capacity",
              QT_TRANSLATE_NOOP("poolwarden::FieldHelp",
                                "The size of the pool. libvirt reports it and ignores what is "
                                "written here.")},
        Group{"allocation",
              QT_TRANSLATE_NOOP("poolwarden::FieldHelp",
                                "What the volumes take. libvirt reports it and ignores what is "
                                "written here.")},
        Group{"available",
              QT_TRANSLATE_NOOP("poolwarden::FieldHelp",
                                "What is free. libvirt reports it and ignores what is written "
                                "here.")},
    };
    for (const Group &group : groups) {
        if (path == QLatin1String(group.path))
            return FieldhelpTr::tr(group.meaning);
    }
    return {};
}

/// The field of the place itself, or the first in it.
std::optional<Field> fieldOfPlace(const QString &path, const QString &attribute, bool inside)
{
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const FieldInfo &info = fieldInfo(Field(i));
        const QString element = QString::fromUtf8(info.element);
        if (inside ? element == path || element.startsWith(path + u'/')
                   : element == path && QString::fromUtf8(info.attribute) == attribute)
            return Field(i);
    }
    return {};
}

} // namespace

QString remark(Field field, PoolType type)
{
    if (field == Field::TargetPath && type == PoolType::Logical)
        return FieldhelpTr::tr("libvirt derives this from the name of the volume group.");
    if (field == Field::TargetPath && type == PoolType::Zfs)
        return FieldhelpTr::tr("libvirt derives this from the name of the ZFS pool.");
    if (fieldUsage(type, field) == Usage::Derived)
        return FieldhelpTr::tr("libvirt sets this itself.");
    if (field == Field::Cow && fieldUsage(type, field) == Usage::Ignored)
        return FieldhelpTr::tr("libvirt uses this only for directories and file systems.");
    if (field == Field::FormatVendor || field == Field::FormatProduct)
        return FieldhelpTr::tr("libvirt accepts this, but does not keep it.");
    return {};
}

QString allowed(Field field, PoolType type)
{
    switch (field) {
    case Field::Name:
        return FieldhelpTr::tr(
            "A name must have at least one character, and no “/” or line break.");
    case Field::Uuid:
        return FieldhelpTr::tr(
            "A UUID is 32 hexadecimal digits, with or without dashes as 8-4-4-4-12.");
    case Field::TargetPath:
        return FieldhelpTr::tr("It must be an absolute path, and not the root folder.");
    case Field::SourceDir:
        return FieldhelpTr::tr("It must be an absolute path.");
    case Field::HostName:
        return FieldhelpTr::tr(
            "It must be an IP address or consist of letters, digits, “.” and “-”.");
    case Field::HostPort:
        return FieldhelpTr::tr("A port is a number from 0 to 65535.");
    case Field::DevicePath:
        return poolTypeInfo(type).has(IsNetwork)
                   ? FieldhelpTr::tr("It must be an iSCSI qualified name such as "
                                     "“iqn.2013-06.com.example:storage”.")
                   : FieldhelpTr::tr(
                       "It must be an absolute path, a plain name or an iSCSI qualified name.");
    case Field::SourceFormat: {
        QStringList formats;
        for (const std::string_view format : poolTypeInfo(type).formats)
            formats << QString::fromUtf8(format);
        return formats.isEmpty() ? QString()
                                 : FieldhelpTr::tr("libvirt accepts: %1.")
                                       .arg(formats.join(QStringLiteral(", ")));
    }
    case Field::AdapterWwnn:
    case Field::AdapterWwpn:
    case Field::AdapterParentWwnn:
    case Field::AdapterParentWwpn:
    case Field::AdapterParentFabricWwn:
        return FieldhelpTr::tr("A world-wide name is 16 hexadecimal digits.");
    case Field::DevicePartSeparator:
    case Field::AdapterManaged:
    case Field::Cow:
        return FieldhelpTr::tr("It must be “yes” or “no”.");
    case Field::AdapterType:
        return FieldhelpTr::tr("It must be “scsi_host” or “fc_host”.");
    case Field::AuthType:
        return FieldhelpTr::tr("It must be “chap” or “ceph”.");
    case Field::RefreshAllocation:
        return FieldhelpTr::tr("It must be “default” or “capacity”.");
    case Field::Mode:
        return FieldhelpTr::tr("A mode is an octal number such as “0711”.");
    case Field::Owner:
    case Field::Group:
        return FieldhelpTr::tr("It must be a number.");
    default:
        return {};
    }
}

bool isChoice(Field field)
{
    switch (field) {
    case Field::SourceFormat:
    case Field::DevicePartSeparator:
    case Field::AdapterType:
    case Field::AdapterManaged:
    case Field::AuthType:
    case Field::Cow:
    case Field::RefreshAllocation:
        return true;
    default:
        return false;
    }
}

QString meaning(Field field, PoolType type)
{
    const QString odd = remark(field, type);
    const QString text = plainMeaning(field, type);
    return odd.isEmpty() ? text : text + u' ' + odd;
}

QString ofPlace(const QString &path, const QString &attribute, PoolType type)
{
    if (path.isEmpty() && attribute == QLatin1String("type"))
        return FieldhelpTr::tr("The type of the pool: what kind of storage it is.");
    if (const auto field = fieldOfPlace(path, attribute, false))
        return meaning(*field, type);
    if (!attribute.isEmpty())
        return {};
    if (QString text = groupMeaning(path); !text.isEmpty())
        return text;
    const auto field = fieldOfPlace(path, {}, true);
    return field ? meaning(*field, type) : QString();
}

} // namespace poolwarden::fieldhelp
