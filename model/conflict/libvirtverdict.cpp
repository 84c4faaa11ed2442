// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/libvirtverdict.h"

#include "model/conflict/scsiadapter.h"
#include "model/host/canonical.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace poolwarden {

namespace {

// virStoragePoolSourceMatchSingleHost(): at least one side must have a single host. Only the first
// hosts are compared, and the port only if the new definition has one.
bool singleHostMatches(const PoolDefinition &definition, const PoolDefinition &existing)
{
    if (existing.hosts.size() != 1 && definition.hosts.size() != 1)
        return false;
    if (existing.hosts.empty() || definition.hosts.empty())
        return false;
    const PoolHost &host = definition.hosts.front();
    const PoolHost &other = existing.hosts.front();
    if (host.port != 0 && host.port != other.port)
        return false;
    return host.name == other.name;
}

SourceMatch deviceMatch(Reason reason, std::size_t device, std::size_t existing)
{
    return {reason,
            {Field::DevicePath, static_cast<int>(device)},
            {Field::DevicePath, static_cast<int>(existing)}};
}

// virStoragePoolSourceFindDuplicateDevices(): the first existing device that is also in the new
// definition.
std::optional<SourceMatch> deviceCollision(const PoolDefinition &definition,
                                           const PoolDefinition &existing, Reason reason)
{
    const std::vector<PoolDevice> &devices = definition.devices;
    const std::vector<PoolDevice> &others = existing.devices;
    // Nearly all pools have few devices: comparing each is fastest.
    constexpr std::size_t few = 32;
    if (std::min(devices.size(), others.size()) <= few) {
        for (std::size_t i = 0; i < others.size(); ++i) {
            const auto known = std::ranges::find(devices, others[i].path, &PoolDevice::path);
            if (known != devices.end())
                return deviceMatch(reason, static_cast<std::size_t>(known - devices.begin()), i);
        }
        return std::nullopt;
    }
    std::unordered_map<std::string_view, std::size_t> firstOf;
    firstOf.reserve(devices.size());
    for (std::size_t j = 0; j < devices.size(); ++j)
        firstOf.try_emplace(devices[j].path, j);
    for (std::size_t i = 0; i < others.size(); ++i) {
        if (const auto known = firstOf.find(others[i].path); known != firstOf.end())
            return deviceMatch(reason, known->second, i);
    }
    return std::nullopt;
}

// matchFCHostToSCSIHost(): by its parent, by the vHBA that exists for its names, and if it has no
// parent, by the parent of that vHBA.
bool fcMatchesScsiHost(const FcHostAdapter &fc, unsigned scsiHost, const HostTopology &topology)
{
    if (fc.parent && scsiHostNumber(*fc.parent) == scsiHost)
        return true;
    const auto vport = fcHostNumber(fc, topology);
    if (!vport)
        return false;
    return *vport == scsiHost || (!fc.parent && vportParentNumber(*vport, topology) == scsiHost);
}

/// The field by which the adapter matches the other one.
FieldRef adapterField(const PoolAdapter &adapter, const PoolAdapter &other,
                      const HostTopology &topology)
{
    if (const auto *fc = std::get_if<FcHostAdapter>(&adapter)) {
        const auto *scsiHost = std::get_if<ScsiHostAdapter>(&other);
        const bool isByParent =
            scsiHost && fc->parent
            && scsiHostNumber(*fc->parent) == scsiHostNumber(*scsiHost, topology);
        return {isByParent ? Field::AdapterParent : Field::AdapterWwpn};
    }
    const auto *scsi = std::get_if<ScsiHostAdapter>(&adapter);
    return {scsi && scsi->parent ? Field::AdapterUniqueId : Field::AdapterName};
}

// virStoragePoolObjSourceMatchTypeISCSI(), which compares SCSI adapters despite its name.
bool adaptersMatch(const PoolAdapter &adapter, const PoolAdapter &existing,
                   const HostTopology &topology)
{
    const auto *fc = std::get_if<FcHostAdapter>(&adapter);
    const auto *scsi = std::get_if<ScsiHostAdapter>(&adapter);
    const auto *existingFc = std::get_if<FcHostAdapter>(&existing);
    const auto *existingScsi = std::get_if<ScsiHostAdapter>(&existing);
    if (fc && existingFc)
        return fc->wwnn && fc->wwpn && fc->wwnn == existingFc->wwnn && fc->wwpn == existingFc->wwpn;
    if (scsi && existingScsi) {
        if (scsi->parent && scsi->parent == existingScsi->parent)
            return true;
        const auto number = scsiHostNumber(*scsi, topology);
        return number && number == scsiHostNumber(*existingScsi, topology);
    }
    if (!(fc || existingFc) || !(scsi || existingScsi))
        return false;
    const auto number = scsiHostNumber(scsi ? *scsi : *existingScsi, topology);
    return number && fcMatchesScsiHost(fc ? *fc : *existingFc, *number, topology);
}

std::optional<SourceMatch> matchIf(bool matches, Reason reason, Field field)
{
    if (!matches)
        return std::nullopt;
    return SourceMatch{reason, {field}, {field}};
}

std::optional<SourceMatch> collisionBy(DuplicateRule rule, const PoolDefinition &definition,
                                       const PoolDefinition &existing, const HostTopology &topology)
{
    switch (rule) {
    case DuplicateRule::SameTarget:
        return matchIf(definition.targetPath && definition.targetPath == existing.targetPath,
                       Reason::SameDirectory, Field::TargetPath);
    case DuplicateRule::SameHostAndDir:
        return matchIf(definition.dir && definition.dir == existing.dir
                           && singleHostMatches(definition, existing),
                       Reason::SameExport, Field::SourceDir);
    case DuplicateRule::SameHostNameAndDir:
        return matchIf(
            !definition.sourceName.empty() && definition.sourceName == existing.sourceName
                && definition.dir == existing.dir && singleHostMatches(definition, existing),
            Reason::SameGlusterVolume, Field::SourceName);
    case DuplicateRule::SameHost:
        return matchIf(singleHostMatches(definition, existing), Reason::SameSheepdogHost,
                       Field::HostName);
    case DuplicateRule::SameName:
        return matchIf(!definition.sourceName.empty()
                           && definition.sourceName == existing.sourceName,
                       Reason::SameVstorageCluster, Field::SourceName);
    case DuplicateRule::SameDevice:
        return deviceCollision(definition, existing, Reason::SameDevice);
    case DuplicateRule::SameDeviceAndInitiator:
        if (definition.initiatorIqn != existing.initiatorIqn)
            return std::nullopt;
        return deviceCollision(definition, existing, Reason::SameIscsiTarget);
    case DuplicateRule::SameAdapter:
        if (!adaptersMatch(definition.adapter, existing.adapter, topology))
            return std::nullopt;
        return SourceMatch{Reason::SameAdapter,
                           adapterField(definition.adapter, existing.adapter, topology),
                           adapterField(existing.adapter, definition.adapter, topology)};
    case DuplicateRule::OnePerHost:
        return matchIf(true, Reason::OneMultipathPool, Field::Name);
    case DuplicateRule::None:
        break;
    }
    return std::nullopt;
}

std::vector<std::string> adapterKeys(const PoolAdapter &adapter, const HostTopology &topology)
{
    std::vector<std::string> keys;
    const auto addNumber = [&keys](std::optional<unsigned> number) {
        if (number)
            keys.push_back("scsi:" + std::to_string(*number));
    };
    if (const auto *scsi = std::get_if<ScsiHostAdapter>(&adapter)) {
        addNumber(scsiHostNumber(*scsi, topology));
        if (scsi->parent)
            keys.push_back("scsi-parent:" + parentKey(*scsi->parent));
    } else if (const auto *fc = std::get_if<FcHostAdapter>(&adapter)) {
        if (fc->wwnn && fc->wwpn)
            keys.push_back("fc:" + *fc->wwnn + ':' + *fc->wwpn);
        if (fc->parent)
            addNumber(scsiHostNumber(*fc->parent));
        if (const auto vport = fcHostNumber(*fc, topology)) {
            addNumber(vport);
            addNumber(vportParentNumber(*vport, topology));
        }
    }
    return keys;
}

} // namespace

std::optional<SourceMatch> sourceCollision(const PoolDefinition &definition,
                                           const PoolDefinition &existing,
                                           const HostTopology &topology)
{
    const DuplicateRule rule = duplicateRule(definition);
    if (rule != duplicateRule(existing))
        return std::nullopt;
    if (definition.type != existing.type && rule != DuplicateRule::SameDevice)
        return std::nullopt;
    return collisionBy(rule, definition, existing, topology);
}

std::vector<std::string> ruleKeys(const PoolDefinition &definition, const HostTopology &topology)
{
    const DuplicateRule rule = duplicateRule(definition);
    const auto key = [type = poolTypeInfo(definition.type).name](std::string_view content) {
        std::string text;
        text.reserve(type.size() + 1 + content.size());
        return text.append(type).append(1, ':').append(content);
    };
    std::vector<std::string> keys;
    switch (rule) {
    case DuplicateRule::SameTarget:
        if (definition.targetPath)
            return {key(*definition.targetPath)};
        break;
    case DuplicateRule::SameHostAndDir:
        if (!definition.hosts.empty() && definition.dir)
            return {key(definition.hosts.front().name + '\n' + *definition.dir)};
        break;
    case DuplicateRule::SameHostNameAndDir:
        if (!definition.hosts.empty() && !definition.sourceName.empty())
            return {key(definition.hosts.front().name + '\n' + definition.sourceName + '\n'
                        + definition.dir.value_or(""))};
        break;
    case DuplicateRule::SameHost:
        if (!definition.hosts.empty())
            return {key(definition.hosts.front().name)};
        break;
    case DuplicateRule::SameName:
        if (!definition.sourceName.empty())
            return {key(definition.sourceName)};
        break;
    case DuplicateRule::SameDevice:
    case DuplicateRule::SameDeviceAndInitiator:
        for (const PoolDevice &device : definition.devices)
            keys.push_back(rule == DuplicateRule::SameDevice ? "device:" + device.path
                                                             : key(device.path));
        return keys;
    case DuplicateRule::SameAdapter:
        return adapterKeys(definition.adapter, topology);
    case DuplicateRule::OnePerHost:
        return {key({})};
    case DuplicateRule::None:
        break;
    }
    return keys;
}

} // namespace poolwarden
