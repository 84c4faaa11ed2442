// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/findingtext.h"

#include "model/wording/isolated.h"
#include "model/wording/malformedtext.h"

#include <QCoreApplication>

namespace poolwarden::findingtext {

namespace {

struct RefusalText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::RefusalText)
};

QString argument(const Refusal &refusal, std::size_t index)
{
    if (index >= refusal.arguments.size())
        return {};
    return isolated(QString::fromStdString(refusal.arguments[index]));
}

/// The sentence if the value is wrong because it is empty.
QString emptyValue(RefusalCode code, const QString &part)
{
    switch (code) {
    case RefusalCode::UnknownType:
        return RefusalText::tr("The type of the pool is empty.");
    case RefusalCode::UnknownFormat:
        return RefusalText::tr("The format is empty.");
    case RefusalCode::BadHostPort:
        return RefusalText::tr("The port is empty.");
    case RefusalCode::BadPartSeparator:
        return RefusalText::tr("The partition separator is empty; it can be yes or no.");
    case RefusalCode::BadAdapterType:
        return RefusalText::tr("The adapter type is empty; it can be scsi_host or fc_host.");
    case RefusalCode::BadManaged:
        return RefusalText::tr("The adapter's “managed” is empty; it can be yes or no.");
    case RefusalCode::BadPciNumber:
        return RefusalText::tr("The PCI address's %1 is empty.").arg(part);
    case RefusalCode::BadPciMultifunction:
        return RefusalText::tr("The PCI address's “multifunction” is empty; it can be on or off.");
    case RefusalCode::UnknownAuthType:
        return RefusalText::tr("The type of authentication is empty; it can be chap or ceph.");
    case RefusalCode::BadSecretUuid:
        return RefusalText::tr("The secret's UUID is empty.");
    case RefusalCode::BadCowState:
        return RefusalText::tr("Copy on write is empty; it can be yes or no.");
    case RefusalCode::BadWwn:
        return RefusalText::tr("A world-wide name is empty: it must have 16 hexadecimal digits.");
    case RefusalCode::UnknownRefreshAllocation:
        return RefusalText::tr("The volume allocation at refresh is empty; it can be default or "
                               "capacity.");
    default:
        return {};
    }
}

bool isEmptyValue(const Refusal &refusal)
{
    const bool isSecond =
        refusal.code == RefusalCode::UnknownType || refusal.code == RefusalCode::BadPciNumber;
    const std::size_t index = isSecond ? 1 : 0;
    return index < refusal.arguments.size() && refusal.arguments[index].empty();
}

} // namespace

QString refusal(const Refusal &refusal)
{
    if (isEmptyValue(refusal)) {
        QString said = emptyValue(refusal.code, argument(refusal, 0));
        if (!said.isEmpty())
            return said;
    }
    const QString first = argument(refusal, 0);
    const QString second = argument(refusal, 1);
    switch (refusal.code) {
    case RefusalCode::TooLarge:
        return RefusalText::tr(
            "This is too large for a pool definition: libvirt accepts up to 4 MiB.");
    case RefusalCode::NotXml:
        return RefusalText::tr("This is binary data, not XML.");
    case RefusalCode::DocumentType:
        return RefusalText::tr(
            "This cannot be checked: the XML has a document type declaration. libvirt reads it, "
            "but Poolwarden expands no entities. Remove the <!DOCTYPE …> to have it checked.");
    case RefusalCode::Malformed:
        if (QString said = malformed(refusal); !said.isEmpty())
            return said;
        return RefusalText::tr("The XML is not well-formed: %1.").arg(first);
    case RefusalCode::WrongRoot:
        return RefusalText::tr(
                   "The outermost element is <%1>; a pool definition begins with <pool>.")
            .arg(first);
    case RefusalCode::MissingType:
        return RefusalText::tr("<pool> has no type. Add one, such as type='dir'.");
    case RefusalCode::UnknownType:
        return RefusalText::tr("“%1” is not a type of storage pool.").arg(second);
    case RefusalCode::RbdSourceNameMissing:
        return RefusalText::tr("The name of the Ceph pool is missing in <source>.");
    case RefusalCode::UnknownFormat:
        return RefusalText::tr("“%1” is not a format for this type of pool.").arg(first);
    case RefusalCode::HostNameMissing:
        return RefusalText::tr("A host has no name.");
    case RefusalCode::BadHostPort:
        return RefusalText::tr("The port “%1” is not a number.").arg(first);
    case RefusalCode::DevicePathMissing:
        return RefusalText::tr("A source device has no path.");
    case RefusalCode::BadPartSeparator:
        return RefusalText::tr("The partition separator is “%1”; it can be yes or no.").arg(first);
    case RefusalCode::BadAdapterType:
        return RefusalText::tr("The adapter type is “%1”; it can be scsi_host or fc_host.")
            .arg(first);
    case RefusalCode::BadManaged:
        return RefusalText::tr("The adapter's “managed” is “%1”; it can be yes or no.").arg(first);
    case RefusalCode::AdapterAttributesNeedType:
        return RefusalText::tr(
            "The adapter has a WWNN, WWPN or parent, but no type. Set its type.");
    case RefusalCode::ParentAddressNeedsType:
        return RefusalText::tr(
            "The adapter has a parent address, but no type. Set it to scsi_host.");
    case RefusalCode::ParentAddressMissing:
        return RefusalText::tr("The adapter's parent has no PCI address.");
    case RefusalCode::BadPciNumber:
        return RefusalText::tr(
                   "The PCI address's %1 “%2” is not a number; hexadecimal ones begin with 0x.")
            .arg(first, second);
    case RefusalCode::BadPciMultifunction:
        return RefusalText::tr("The PCI address's “multifunction” is “%1”; it can be on or off.")
            .arg(first);
    case RefusalCode::PciBusTooLarge:
        return RefusalText::tr("The PCI bus 0x%1 is too large; the last one is 0xff.").arg(first);
    case RefusalCode::PciSlotTooLarge:
        return RefusalText::tr("The PCI slot 0x%1 is too large; the last one is 0x1f.").arg(first);
    case RefusalCode::PciFunctionTooLarge:
        return RefusalText::tr("The PCI function 0x%1 is too large; the last one is 7.").arg(first);
    case RefusalCode::BadUniqueId:
        return RefusalText::tr("The adapter's unique ID is missing, or is not a number from 0.");
    case RefusalCode::AuthUsernameMissing:
        return RefusalText::tr("The user name of the authentication is missing.");
    case RefusalCode::UnknownAuthType:
        return RefusalText::tr("“%1” is not a type of authentication; it can be chap or ceph.")
            .arg(first);
    case RefusalCode::AuthSecretMissing:
    case RefusalCode::AuthSecretUnnamed:
        return RefusalText::tr(
            "The authentication names no secret. Name one by its usage or UUID.");
    case RefusalCode::AuthSecretTwice:
        return RefusalText::tr("The secret is named by usage and by UUID. Keep one of them.");
    case RefusalCode::BadSecretUuid:
        return RefusalText::tr(
                   "The secret's UUID “%1” is not valid: it must have 32 hexadecimal digits.")
            .arg(first);
    case RefusalCode::AuthTypeMissing:
        return RefusalText::tr("The type of authentication is missing; it can be chap or ceph.");
    case RefusalCode::ProtocolVersionUnsupported:
        return RefusalText::tr("Only the formats auto and nfs can have an NFS version.");
    case RefusalCode::ProtocolVersionComma:
        return RefusalText::tr("The NFS version “%1” must not contain a comma.").arg(first);
    case RefusalCode::NameMissing:
        return RefusalText::tr("The pool has no name.");
    case RefusalCode::NameHasSlash:
        return RefusalText::tr("The name “%1” contains “/”, which libvirt does not accept.")
            .arg(first);
    case RefusalCode::BadUuid:
        return RefusalText::tr("This is not a valid UUID: it must have 32 hexadecimal digits.");
    case RefusalCode::BadCowState:
        return RefusalText::tr("Copy on write is “%1”; it can be yes or no.").arg(first);
    case RefusalCode::CowUnsupported:
        return RefusalText::tr("Copy on write can be set only for pools of the types dir and fs.");
    case RefusalCode::HostMissing:
        return RefusalText::tr("The source's host is missing.");
    case RefusalCode::DirMissing:
        return RefusalText::tr("The source's directory is missing.");
    case RefusalCode::AdapterMissing:
        return RefusalText::tr("The source's adapter is missing.");
    case RefusalCode::WwnMissing:
        return RefusalText::tr("A Fibre Channel adapter needs both its WWNN and its WWPN.");
    case RefusalCode::BadWwn:
        return RefusalText::tr("“%1” is not a world-wide name: it must have 16 hexadecimal digits.")
            .arg(first);
    case RefusalCode::ParentWwpnMissing:
        return RefusalText::tr("The parent's WWNN is given; its WWPN is missing.");
    case RefusalCode::ParentWwnnMissing:
        return RefusalText::tr("The parent's WWPN is given; its WWNN is missing.");
    case RefusalCode::AdapterNameOrParent:
        return RefusalText::tr("A SCSI adapter needs a name or a parent address.");
    case RefusalCode::AdapterNameAndParent:
        return RefusalText::tr("A SCSI adapter can have a name or a parent address, not both.");
    case RefusalCode::DeviceMissing:
        return RefusalText::tr("The source's device is missing.");
    case RefusalCode::TargetPathMissing:
        return RefusalText::tr("The target path is missing.");
    case RefusalCode::BadMode:
        return RefusalText::tr("The mode is not an octal number up to 0777.");
    case RefusalCode::BadOwner:
        return RefusalText::tr("The owner is not a whole number from 0 to 4294967295.");
    case RefusalCode::BadGroup:
        return RefusalText::tr("The group is not a whole number from 0 to 4294967295.");
    case RefusalCode::InitiatorMissing:
        return RefusalText::tr("The initiator's IQN is missing.");
    case RefusalCode::UnknownRefreshAllocation:
        return RefusalText::tr("The volume allocation at refresh is “%1”; it can be default or "
                               "capacity.")
            .arg(first);
    case RefusalCode::MountOptionNameMissing:
        return RefusalText::tr("A mount option has no name.");
    case RefusalCode::ConfigOptionNameMissing:
    case RefusalCode::ConfigOptionNameEmpty:
        return RefusalText::tr("A configuration option has no name.");
    case RefusalCode::ConfigOptionValueMissing:
    case RefusalCode::ConfigOptionValueEmpty:
        return RefusalText::tr("The configuration option “%1” has no value.").arg(first);
    case RefusalCode::NameHasNewline:
        return RefusalText::tr("The name contains a line break, which libvirt does not accept.");
    case RefusalCode::BackendMissing:
        return RefusalText::tr("This host's libvirt has no support for pools of the type %1.")
            .arg(second);
    case RefusalCode::SourceConflict:
        return RefusalText::tr("Pool “%1” has the same source.").arg(first);
    case RefusalCode::UuidTaken:
        return RefusalText::tr("The UUID %2 belongs to pool “%1” already.").arg(first, second);
    case RefusalCode::NameTaken:
        return RefusalText::tr("The pool “%1” already exists, with the UUID %2.")
            .arg(first, second);
    case RefusalCode::NameTooLong:
        return RefusalText::tr("The name is too long: the host cannot store a file of that name.");
    }
    return {};
}

QString refusal(const Refusal &refused, PoolType type)
{
    switch (refused.code) {
    case RefusalCode::HostMissing:
    case RefusalCode::DirMissing:
    case RefusalCode::DeviceMissing:
    case RefusalCode::TargetPathMissing:
    case RefusalCode::InitiatorMissing:
    case RefusalCode::AuthUsernameMissing:
    case RefusalCode::RbdSourceNameMissing:
        if (refused.field)
            return RefusalText::tr("The field “%1” has no value.")
                .arg(fieldName(refused.field->field, type));
        break;
    default:
        break;
    }
    return refusal(refused);
}

} // namespace poolwarden::findingtext
