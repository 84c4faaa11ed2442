// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xml/hostsourcesreader.h"

#include "model/pool/textnumber.h"
#include "model/xml/xmltree.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>
#include <variant>

namespace poolwarden {

namespace {

xmlNode *rootNamed(const std::variant<xmltree::Document, Refusal> &parsed, std::string_view name)
{
    const auto *document = std::get_if<xmltree::Document>(&parsed);
    xmlNode *root = document ? xmlDocGetRootElement(document->get()) : nullptr;
    return root && std::string_view(reinterpret_cast<const char *>(root->name)) == name ? root
                                                                                        : nullptr;
}

FoundSource foundSource(xmlNode *source)
{
    FoundSource found;
    for (xmlNode *host : xmltree::nodes(source, {"host"})) {
        const auto port = textnumber::toInt(xmltree::property(host, "port").value_or(""), 10);
        found.hosts.push_back({xmltree::property(host, "name").value_or(""), port.value_or(0)});
    }
    for (xmlNode *device : xmltree::nodes(source, {"device"}))
        found.devices.push_back(xmltree::property(device, "path").value_or(""));
    found.dir = xmltree::text(source, {"dir"}, "path").value_or("");
    found.name = xmltree::text(source, {"name"}).value_or("");
    found.format = xmltree::text(source, {"format"}, "type").value_or("");
    return found;
}

/// <capability type='…'> at or below a capability.
xmlNode *capabilityOf(xmlNode *parent, std::string_view type)
{
    for (xmlNode *candidate : xmltree::nodes(parent, {"capability"})) {
        if (xmltree::property(candidate, "type") == type)
            return candidate;
    }
    return nullptr;
}

std::uint64_t bytesIn(const std::optional<std::string> &text)
{
    std::uint64_t bytes = 0;
    if (text)
        std::from_chars(text->data(), text->data() + text->size(), bytes);
    return bytes;
}

std::string textIn(xmlNode *node, const char *name)
{
    return xmltree::text(node, {name}).value_or("");
}

FoundDisk diskOf(xmlNode *device, xmlNode *storage)
{
    FoundDisk disk;
    disk.path = textIn(storage, "block");
    disk.bus = textIn(storage, "bus");
    disk.driveType = textIn(storage, "drive_type");
    disk.vendor = textIn(storage, "vendor");
    disk.model = textIn(storage, "model");
    disk.serial = textIn(storage, "serial");
    disk.size = bytesIn(xmltree::text(storage, {"size"}));
    if (xmlNode *removable = capabilityOf(storage, "removable"); removable && disk.size == 0)
        disk.size = bytesIn(xmltree::text(removable, {"media_size"}));
    for (xmlNode *link : xmltree::nodes(device, {"devnode"})) {
        if (xmltree::property(link, "type") == "link")
            disk.links.push_back(xmltree::text(link, {}).value_or(""));
    }
    std::erase(disk.links, std::string());
    return disk;
}

FoundScsiHost scsiHostOf(xmlNode *device, xmlNode *capability)
{
    FoundScsiHost host;
    host.name = textIn(device, "name");
    host.parent = textIn(device, "parent");
    host.uniqueId = textnumber::toInt(textIn(capability, "unique_id"), 10);
    if (xmlNode *fc = capabilityOf(capability, "fc_host")) {
        host.wwnn = textIn(fc, "wwnn");
        host.wwpn = textIn(fc, "wwpn");
        host.fabricWwn = textIn(fc, "fabric_wwn");
    }
    if (xmlNode *ports = capabilityOf(capability, "vport_ops")) {
        host.vports = textnumber::toInt(textIn(ports, "vports"), 10).value_or(0);
        host.mostVports = textnumber::toInt(textIn(ports, "max_vports"), 10).value_or(0);
    }
    return host;
}

struct PciDevice {
    PciAddress address;
    std::string card;
};

PciDevice pciDeviceOf(xmlNode *pci)
{
    const auto number = [pci](const char *name) {
        return textnumber::toUnsigned(textIn(pci, name), 0).value_or(0);
    };
    PciDevice device{{number("domain"), number("bus"), number("slot"), number("function")},
                     textIn(pci, "vendor")};
    const std::string product = textIn(pci, "product");
    if (!device.card.empty() && !product.empty())
        device.card += ' ';
    device.card += product;
    return device;
}

} // namespace

std::optional<std::vector<FoundSource>> readFoundSources(std::string_view xml)
{
    const auto parsed = xmltree::parse(xml);
    xmlNode *root = rootNamed(parsed, "sources");
    if (!root)
        return std::nullopt;
    std::vector<FoundSource> sources;
    for (xmlNode *source : xmltree::nodes(root, {"source"}))
        sources.push_back(foundSource(source));
    return sources;
}

FoundDevices readFoundDevices(const std::vector<std::string> &nodeDevices)
{
    FoundDevices devices;
    std::map<std::string, PciDevice> pci;
    for (const std::string &xml : nodeDevices) {
        const auto parsed = xmltree::parse(xml);
        xmlNode *root = rootNamed(parsed, "device");
        if (!root)
            continue;
        if (xmlNode *storage = capabilityOf(root, "storage")) {
            if (FoundDisk disk = diskOf(root, storage); !disk.path.empty())
                devices.disks.push_back(std::move(disk));
        } else if (xmlNode *host = capabilityOf(root, "scsi_host")) {
            devices.scsiHosts.push_back(scsiHostOf(root, host));
        } else if (xmlNode *card = capabilityOf(root, "pci")) {
            pci.insert_or_assign(textIn(root, "name"), pciDeviceOf(card));
        }
    }
    for (FoundScsiHost &host : devices.scsiHosts) {
        if (const auto parent = pci.find(host.parent); parent != pci.end()) {
            host.address = parent->second.address;
            host.card = parent->second.card;
        }
    }
    return devices;
}

std::string readSecretDescription(std::string_view xml)
{
    const auto parsed = xmltree::parse(xml);
    xmlNode *root = rootNamed(parsed, "secret");
    return root ? textIn(root, "description") : std::string();
}

} // namespace poolwarden
