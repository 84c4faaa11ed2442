// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/scsiadapter.h"

#include "model/host/canonical.h"
#include "model/pool/textnumber.h"

#include <array>
#include <cstdio>

namespace poolwarden {

std::optional<unsigned> scsiHostNumber(const std::string &name)
{
    for (const std::string_view prefix : {"scsi_host", "fc_host", "host"}) {
        if (name.starts_with(prefix))
            return textnumber::toUnsignedWrapping(name.substr(prefix.size()));
    }
    return std::nullopt;
}

std::optional<unsigned> scsiHostNumber(const ScsiHostAdapter &adapter, const HostTopology &topology)
{
    if (!adapter.parent)
        return adapter.name ? scsiHostNumber(*adapter.name) : std::nullopt;
    for (const auto &[number, host] : topology.scsiHosts) {
        if (host.parent == adapter.parent)
            return textnumber::toUnsigned(number, 10);
    }
    return std::nullopt;
}

std::optional<unsigned> fcHostNumber(const FcHostAdapter &adapter, const HostTopology &topology)
{
    if (!adapter.wwnn || !adapter.wwpn)
        return std::nullopt;
    const std::string wwnn = canonical::wwn(*adapter.wwnn);
    const std::string wwpn = canonical::wwn(*adapter.wwpn);
    for (const auto &[number, host] : topology.scsiHosts) {
        if (host.wwnn == wwnn && host.wwpn == wwpn)
            return textnumber::toUnsigned(number, 10);
    }
    return std::nullopt;
}

std::optional<unsigned> vportParentNumber(unsigned vport, const HostTopology &topology)
{
    const auto it = topology.scsiHosts.find(std::to_string(vport));
    if (it == topology.scsiHosts.end() || it->second.vportParent.empty())
        return std::nullopt;
    return textnumber::toUnsigned(it->second.vportParent, 10);
}

std::string parentKey(const ScsiHostAdapter::Parent &parent)
{
    std::array<char, 64> text{};
    const PciAddress &pci = parent.address;
    const int length = std::snprintf(text.data(), text.size(), "%04x:%02x:%02x.%x#%d", pci.domain,
                                     pci.bus, pci.slot, pci.function, parent.uniqueId);
    return {text.data(), static_cast<std::size_t>(length)};
}

std::vector<AdapterPlace> placesOfAdapter(const PoolAdapter &adapter, const HostTopology &topology)
{
    std::vector<AdapterPlace> places;
    if (const auto *scsi = std::get_if<ScsiHostAdapter>(&adapter)) {
        const FieldRef field{scsi->parent ? Field::AdapterUniqueId : Field::AdapterName};
        const std::string spelled =
            scsi->parent ? parentKey(*scsi->parent) : scsi->name.value_or("");
        if (spelled.empty())
            return places;
        if (const auto number = scsiHostNumber(*scsi, topology))
            places.push_back({{Tree::Scsi, {std::to_string(*number)}}, field, spelled});
        else
            places.push_back({{Tree::Scsi, {spelled}}, field, spelled, scsi->parent.has_value()});
    } else if (const auto *fc = std::get_if<FcHostAdapter>(&adapter)) {
        const FieldRef field{Field::AdapterWwpn};
        const std::string spelled = fc->wwpn.value_or("");
        if (spelled.empty())
            return places;
        // The WWPN identifies the port; the WWNN does not matter.
        const auto number = fcHostNumber(*fc, topology);
        places.push_back({{Tree::Fc, {canonical::wwn(spelled)}}, field, spelled, !number});
        if (number)
            places.push_back({{Tree::Scsi, {std::to_string(*number)}}, field, spelled});
    }
    return places;
}

} // namespace poolwarden
