// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xml/adapterreader.h"

#include "model/pool/textnumber.h"
#include "model/xml/refusederror.h"
#include "model/xml/xmltree.h"

#include <charconv>

namespace poolwarden {

namespace {

using xmltree::node;
using xmltree::property;
using xmltree::text;

[[noreturn]] void refuse(RefusalCode code, std::vector<std::string> arguments, Field field,
                         const xmlNode *at)
{
    throw RefusedError(code, std::move(arguments), FieldRef{field}, at);
}

unsigned pciNumber(xmlNode *element, const char *attribute, Field field)
{
    const auto value = property(element, attribute);
    if (!value)
        return 0;
    const auto number = textnumber::toUnsigned(*value, 0);
    if (!number)
        refuse(RefusalCode::BadPciNumber,
               {attribute, *value, reinterpret_cast<const char *>(element->name)}, field, element);
    return *number;
}

std::string hex(unsigned number)
{
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16).ptr;
    return {digits.data(), end};
}

// virPCIDeviceAddressParseXML(). An address of zeros is accepted: libvirt treats it as empty, not
// as invalid.
PciAddress readPciAddress(xmlNode *element)
{
    PciAddress address;
    address.domain = pciNumber(element, "domain", Field::AdapterParentDomain);
    address.bus = pciNumber(element, "bus", Field::AdapterParentBus);
    address.slot = pciNumber(element, "slot", Field::AdapterParentSlot);
    address.function = pciNumber(element, "function", Field::AdapterParentFunction);
    if (const auto multi = property(element, "multifunction");
        multi && *multi != "on" && *multi != "off") {
        refuse(RefusalCode::BadPciMultifunction, {*multi}, Field::AdapterParentFunction, element);
    }
    if (address.domain != 0 || address.bus != 0 || address.slot != 0) {
        if (address.bus > 0xff)
            refuse(RefusalCode::PciBusTooLarge, {hex(address.bus)}, Field::AdapterParentBus,
                   element);
        if (address.slot > 0x1f)
            refuse(RefusalCode::PciSlotTooLarge, {hex(address.slot)}, Field::AdapterParentSlot,
                   element);
        if (address.function > 7)
            refuse(RefusalCode::PciFunctionTooLarge, {hex(address.function)},
                   Field::AdapterParentFunction, element);
    }
    // The last <zpci> of any namespace. Its numbers are checked, but not used.
    xmlNode *zpci = nullptr;
    for (xmlNode *child = element->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE
            && xmlStrEqual(child->name, reinterpret_cast<const xmlChar *>("zpci")))
            zpci = child;
    }
    if (zpci) {
        (void)pciNumber(zpci, "uid", Field::AdapterParentDomain);
        (void)pciNumber(zpci, "fid", Field::AdapterParentDomain);
    }
    return address;
}

ScsiHostAdapter readScsiHost(xmlNode *adapter)
{
    ScsiHostAdapter scsi;
    scsi.name = property(adapter, "name");
    if (!node(adapter, {"parentaddr"}))
        return scsi;
    xmlNode *address = node(adapter, {"parentaddr", "address"});
    if (!address)
        refuse(RefusalCode::ParentAddressMissing, {}, Field::AdapterParentBus, adapter);
    ScsiHostAdapter::Parent parent;
    parent.address = readPciAddress(address);
    const auto uniqueId = text(adapter, {"parentaddr"}, "unique_id");
    const auto number = uniqueId ? textnumber::toInt(*uniqueId, 10) : std::nullopt;
    if (!number || *number < 0)
        refuse(RefusalCode::BadUniqueId, {}, Field::AdapterUniqueId, adapter);
    parent.uniqueId = *number;
    scsi.parent = parent;
    return scsi;
}

FcHostAdapter readFcHost(xmlNode *adapter)
{
    FcHostAdapter fc;
    if (const auto managed = property(adapter, "managed")) {
        fc.managed = textnumber::toYesNo(*managed);
        if (!fc.managed)
            refuse(RefusalCode::BadManaged, {*managed}, Field::AdapterManaged, adapter);
    }
    fc.parent = property(adapter, "parent");
    fc.parentWwnn = property(adapter, "parent_wwnn");
    fc.parentWwpn = property(adapter, "parent_wwpn");
    fc.parentFabricWwn = property(adapter, "parent_fabric_wwn");
    fc.wwpn = property(adapter, "wwpn");
    fc.wwnn = property(adapter, "wwnn");
    return fc;
}

// virStorageAdapterParseXMLLegacy(): <adapter> without a type has only a name.
PoolAdapter readUntyped(xmlNode *adapter)
{
    if (property(adapter, "wwnn") || property(adapter, "wwpn") || property(adapter, "parent"))
        refuse(RefusalCode::AdapterAttributesNeedType, {}, Field::AdapterType, adapter);
    if (node(adapter, {"parentaddr"}))
        refuse(RefusalCode::ParentAddressNeedsType, {}, Field::AdapterType, adapter);
    if (auto name = property(adapter, "name"))
        return ScsiHostAdapter{.name = std::move(name), .parent = {}};
    return {};
}

// virValidateWWN()
void validateWwn(const std::string &wwn, Field field, const xmlNode *at)
{
    std::string_view digits = wwn;
    if (digits.starts_with("0x"))
        digits.remove_prefix(2);
    if (digits.size() != 16
        || digits.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos)
        refuse(RefusalCode::BadWwn, {wwn}, field, at);
}

void validateFcHost(const FcHostAdapter &fc, const xmlNode *at)
{
    if (!fc.wwnn || !fc.wwpn)
        refuse(RefusalCode::WwnMissing, {}, fc.wwnn ? Field::AdapterWwpn : Field::AdapterWwnn, at);
    validateWwn(*fc.wwnn, Field::AdapterWwnn, at);
    validateWwn(*fc.wwpn, Field::AdapterWwpn, at);
    if (fc.parentWwnn && !fc.parentWwpn)
        refuse(RefusalCode::ParentWwpnMissing, {*fc.parentWwnn}, Field::AdapterParentWwpn, at);
    if (!fc.parentWwnn && fc.parentWwpn)
        refuse(RefusalCode::ParentWwnnMissing, {*fc.parentWwpn}, Field::AdapterParentWwnn, at);
    if (fc.parentWwnn)
        validateWwn(*fc.parentWwnn, Field::AdapterParentWwnn, at);
    if (fc.parentWwpn)
        validateWwn(*fc.parentWwpn, Field::AdapterParentWwpn, at);
    if (fc.parentFabricWwn)
        validateWwn(*fc.parentFabricWwn, Field::AdapterParentFabricWwn, at);
}

} // namespace

PoolAdapter readAdapter(xmlNode *adapter)
{
    const auto type = property(adapter, "type");
    if (!type)
        return readUntyped(adapter);
    if (*type == "fc_host")
        return readFcHost(adapter);
    if (*type == "scsi_host")
        return readScsiHost(adapter);
    refuse(RefusalCode::BadAdapterType, {*type}, Field::AdapterType, adapter);
}

void validateAdapter(const PoolAdapter &adapter, const xmlNode *at)
{
    if (std::holds_alternative<std::monostate>(adapter))
        refuse(RefusalCode::AdapterMissing, {}, Field::AdapterName, at);
    if (const auto *fc = std::get_if<FcHostAdapter>(&adapter))
        validateFcHost(*fc, at);
    if (const auto *scsi = std::get_if<ScsiHostAdapter>(&adapter)) {
        if (!scsi->name && !scsi->parent)
            refuse(RefusalCode::AdapterNameOrParent, {}, Field::AdapterName, at);
        if (scsi->name && scsi->parent)
            refuse(RefusalCode::AdapterNameAndParent, {}, Field::AdapterName, at);
    }
}

} // namespace poolwarden
