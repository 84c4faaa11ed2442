// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xml/topologyreader.h"

#include "model/host/canonical.h"
#include "model/pool/textnumber.h"
#include "model/xml/xmltree.h"

#include <array>
#include <cstdio>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace poolwarden {

namespace {

using xmltree::node;
using xmltree::nodes;
using xmltree::property;
using xmltree::text;

constexpr std::string_view devFolder = "/dev/";

/// <capability type='…'> at or below a capability.
xmlNode *capability(xmlNode *parent, std::string_view type)
{
    for (xmlNode *candidate : nodes(parent, {"capability"})) {
        if (property(candidate, "type") == type)
            return candidate;
    }
    return nullptr;
}

// "pci_0000_00_1f_2", as libvirt names PCI devices.
std::optional<PciAddress> pciAddressFromName(const std::string &name)
{
    PciAddress address;
    int end = 0;
    if (std::sscanf(name.c_str(), "pci_%4x_%2x_%2x_%1x%n", &address.domain, &address.bus,
                    &address.slot, &address.function, &end)
            != 4
        || static_cast<std::size_t>(end) != name.size())
        return std::nullopt;
    return address;
}

// "scsi_2_0_0_1": host, bus, target and LUN of a disk's parent.
std::optional<std::string> scsiHostFromDeviceName(const std::string &name)
{
    std::array<unsigned, 4> numbers{};
    int end = 0;
    if (std::sscanf(name.c_str(), "scsi_%u_%u_%u_%u%n", &numbers[0], &numbers[1], &numbers[2],
                    &numbers[3], &end)
            != 4
        || static_cast<std::size_t>(end) != name.size())
        return std::nullopt;
    return std::to_string(numbers[0]);
}

class TopologyReader
{
public:
    void add(xmlNode *device)
    {
        m_topology.devicesKnown = true;
        const std::string parent = text(device, {"parent"}).value_or("");
        if (xmlNode *storage = capability(device, "storage"))
            addDisk(device, storage, parent);
        else if (xmlNode *host = capability(device, "scsi_host"))
            addScsiHost(host, parent);
    }

    HostTopology take() { return std::move(m_topology); }

private:
    void addDisk(xmlNode *device, xmlNode *storage, const std::string &parent)
    {
        const auto block = text(storage, {"block"});
        if (!block || !block->starts_with(devFolder))
            return;
        HostTopology::Disk disk;
        disk.scsiHost = scsiHostFromDeviceName(parent).value_or("");
        for (xmlNode *link : nodes(device, {"devnode"})) {
            if (property(link, "type") != "link")
                continue;
            const std::string path = text(link, {}).value_or("");
            if (path.empty())
                continue;
            m_topology.aliases[path] = *block;
            learnFromLink(path, *block, disk);
        }
        m_topology.disks[block->substr(devFolder.size())] = std::move(disk);
    }

    void learnFromLink(const std::string &path, const std::string &block, HostTopology::Disk &disk)
    {
        constexpr std::string_view byWwn = "/dev/disk/by-id/wwn-";
        constexpr std::string_view byPath = "/dev/disk/by-path/";
        if (path.starts_with(byWwn)) {
            disk.wwn = canonical::wwn(std::string_view(path).substr(byWwn.size()));
        } else if (path.starts_with(byPath)) {
            if (auto lun =
                    canonical::lunFromPathLink(std::string_view(path).substr(byPath.size()))) {
                disk.iscsiTarget = std::move(lun->target);
                disk.iscsiLun = std::move(lun->lun);
            }
        } else if ((path.starts_with("/dev/mapper/") && block.starts_with("/dev/dm-"))
                   || (path.starts_with("/dev/zvol/") && block.starts_with("/dev/zd"))) {
            m_topology.preferredNames[block] = path;
        }
    }

    void addScsiHost(xmlNode *capabilityNode, const std::string &parent)
    {
        const auto number = text(capabilityNode, {"host"});
        if (!number)
            return;
        HostTopology::ScsiHost host;
        const auto uniqueId = text(capabilityNode, {"unique_id"});
        const auto unique = uniqueId ? textnumber::toInt(*uniqueId, 10) : std::nullopt;
        if (const auto address = pciAddressFromName(parent); address && unique)
            host.parent = ScsiHostAdapter::Parent{*address, *unique};
        if (xmlNode *fc = capability(capabilityNode, "fc_host")) {
            host.wwnn = canonical::wwn(text(fc, {"wwnn"}).value_or(""));
            host.wwpn = canonical::wwn(text(fc, {"wwpn"}).value_or(""));
            constexpr std::string_view scsiHost = "scsi_host";
            if (parent.starts_with(scsiHost))
                host.vportParent = parent.substr(scsiHost.size());
        }
        m_topology.scsiHosts[*number] = std::move(host);
    }

    HostTopology m_topology;
};

} // namespace

HostTopology readTopology(const std::vector<std::string> &nodeDevices)
{
    TopologyReader reader;
    for (const std::string &xml : nodeDevices) {
        const auto parsed = xmltree::parse(xml);
        if (const auto *document = std::get_if<xmltree::Document>(&parsed)) {
            xmlNode *root = xmlDocGetRootElement(document->get());
            if (std::string_view(reinterpret_cast<const char *>(root->name)) == "device")
                reader.add(root);
        }
    }
    return reader.take();
}

} // namespace poolwarden
