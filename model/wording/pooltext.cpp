// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/findingtext.h"

#include <QCoreApplication>

namespace poolwarden::findingtext {

namespace {

struct PoolText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::PoolText)
};

} // namespace

QString typeName(PoolType type)
{
    switch (type) {
    case PoolType::Dir:
        return PoolText::tr("Directory");
    case PoolType::Fs:
        return PoolText::tr("File system on a device");
    case PoolType::Netfs:
        return PoolText::tr("Network file system");
    case PoolType::Logical:
        return PoolText::tr("LVM volume group");
    case PoolType::Disk:
        return PoolText::tr("Disk with partitions");
    case PoolType::Iscsi:
        return PoolText::tr("iSCSI target");
    case PoolType::IscsiDirect:
        return PoolText::tr("iSCSI target, direct");
    case PoolType::Scsi:
        return PoolText::tr("SCSI host");
    case PoolType::Mpath:
        return PoolText::tr("Multipath devices");
    case PoolType::Rbd:
        return PoolText::tr("Ceph pool (RBD)");
    case PoolType::Sheepdog:
        return PoolText::tr("Sheepdog cluster");
    case PoolType::Gluster:
        return PoolText::tr("Gluster volume");
    case PoolType::Zfs:
        return PoolText::tr("ZFS pool");
    case PoolType::Vstorage:
        return PoolText::tr("Virtuozzo Storage");
    }
    return {};
}

QString fieldName(Field field, PoolType type)
{
    const PoolTypeInfo &info = poolTypeInfo(type);
    switch (field) {
    case Field::Name:
        return PoolText::tr("Name");
    case Field::Uuid:
        return PoolText::tr("UUID");
    case Field::HostName:
        if (info.namesIscsiTarget)
            return PoolText::tr("Portal");
        return type == PoolType::Rbd ? PoolText::tr("Monitor") : PoolText::tr("Host");
    case Field::HostPort:
        return PoolText::tr("Port");
    case Field::DevicePath:
        return info.namesIscsiTarget ? PoolText::tr("Target IQN") : PoolText::tr("Device");
    case Field::DevicePartSeparator:
        return PoolText::tr("Partition separator");
    case Field::SourceDir:
        return info.has(HasName) && info.has(NeedsDir) ? PoolText::tr("Directory in the volume")
                                                       : PoolText::tr("Exported directory");
    case Field::SourceName:
        switch (type) {
        case PoolType::Logical:
            return PoolText::tr("Volume group");
        case PoolType::Rbd:
            return PoolText::tr("Ceph pool");
        case PoolType::Gluster:
            return PoolText::tr("Gluster volume");
        case PoolType::Zfs:
            return PoolText::tr("ZFS pool or dataset");
        case PoolType::Vstorage:
            return PoolText::tr("Cluster");
        default:
            return PoolText::tr("Source name");
        }
    case Field::SourceFormat:
        return PoolText::tr("Format");
    case Field::AdapterType:
        return PoolText::tr("Adapter type");
    case Field::AdapterName:
        return PoolText::tr("Adapter name");
    case Field::AdapterParentDomain:
        return PoolText::tr("PCI domain");
    case Field::AdapterParentBus:
        return PoolText::tr("PCI bus");
    case Field::AdapterParentSlot:
        return PoolText::tr("PCI slot");
    case Field::AdapterParentFunction:
        return PoolText::tr("PCI function");
    case Field::AdapterUniqueId:
        return PoolText::tr("Unique ID");
    case Field::AdapterParent:
        return PoolText::tr("Parent HBA");
    case Field::AdapterParentWwnn:
        return PoolText::tr("Parent WWNN");
    case Field::AdapterParentWwpn:
        return PoolText::tr("Parent WWPN");
    case Field::AdapterParentFabricWwn:
        return PoolText::tr("Parent fabric WWN");
    case Field::AdapterManaged:
        return PoolText::tr("Managed by libvirt");
    case Field::AdapterWwnn:
        return PoolText::tr("WWNN");
    case Field::AdapterWwpn:
        return PoolText::tr("WWPN");
    case Field::InitiatorIqn:
        return PoolText::tr("Initiator IQN");
    case Field::AuthType:
        return PoolText::tr("Authentication");
    case Field::AuthUsername:
        return PoolText::tr("User name");
    case Field::AuthSecretUsage:
        return PoolText::tr("Secret, by usage");
    case Field::AuthSecretUuid:
        return PoolText::tr("Secret, by UUID");
    case Field::ProtocolVersion:
        return PoolText::tr("NFS version");
    case Field::Vendor:
        return PoolText::tr("Vendor");
    case Field::Product:
        return PoolText::tr("Product");
    case Field::FormatVendor:
        return PoolText::tr("Vendor in the format");
    case Field::FormatProduct:
        return PoolText::tr("Product in the format");
    case Field::TargetPath:
        if (type == PoolType::Dir)
            return PoolText::tr("Directory");
        return info.mountsSource ? PoolText::tr("Mount point") : PoolText::tr("Target path");
    case Field::Mode:
        return PoolText::tr("Mode");
    case Field::Owner:
        return PoolText::tr("Owner (UID)");
    case Field::Group:
        return PoolText::tr("Group (GID)");
    case Field::Label:
        return PoolText::tr("Security label");
    case Field::Cow:
        return PoolText::tr("Copy on write");
    case Field::RefreshAllocation:
        return PoolText::tr("Volume allocation at refresh");
    case Field::MountOption:
        return PoolText::tr("Mount option");
    case Field::ConfigOptionName:
        return PoolText::tr("Option");
    case Field::ConfigOptionValue:
        return PoolText::tr("Value");
    }
    return {};
}

} // namespace poolwarden::findingtext
