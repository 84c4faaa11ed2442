// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/xml/poolreader.h"
#include "tests/generator/poolxmlgenerator.h"

#include <optional>
#include <string>
#include <utility>

namespace poolwarden {

// Two hosts, one of which knows its devices.
inline HostTopology knownTopology(int variant)
{
    HostTopology topology;
    topology.devicesKnown = variant != 2;
    topology.locality =
        variant == 2 ? HostTopology::Locality::Remote : HostTopology::Locality::Local;
    const std::string disk = variant == 0 ? "sdb" : "sdc";
    topology.disks[disk] = {.scsiHost = "5",
                            .wwn = "5000c500a1b2c3d4",
                            .iscsiTarget = "iqn.2012-01.org.example:t1",
                            .iscsiLun = "1"};
    topology.aliases["/dev/disk/by-id/wwn-0x5000c500a1b2c3d4"] = "/dev/" + disk;
    topology.aliases["/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part1"] = "/dev/" + disk + "1";
    topology.realPaths["/srv/images"] = "/srv/vm";
    topology.scsiHosts["6"] = {
        .parent = {}, .wwnn = "20000000c9831b4b", .wwpn = "10000000c9831b4b", .vportParent = "5"};
    topology.hostNames["nas2"] = "nas1";
    if (variant != 2)
        topology.volumeGroups = {{"vg0", {"/dev/" + disk + "1", "/dev/sdd"}},
                                 {"vg1", {variant == 0 ? "/dev/vg0/lv1" : "/dev/mapper/mpatha"}}};
    if (variant == 0)
        topology.mounts = {{"/", "ext4", "/dev/sda1", "/"},
                           {"/srv/a", "nfs4", "nas1:/export", "/"}};
    return topology;
}

inline std::optional<PoolDefinition> randomDefinition(PoolXmlGenerator &generator)
{
    for (int i = 0; i < 20; ++i) {
        ReadResult result = readPool(generator.next());
        if (auto *definition = std::get_if<PoolDefinition>(&result))
            return std::move(*definition);
    }
    return std::nullopt;
}

/// Of what is still being typed any part can be missing.
inline std::optional<PoolDefinition> randomDraft(PoolXmlGenerator &generator)
{
    std::optional<PoolDefinition> unfinished;
    for (int i = 0; i < 20; ++i) {
        const std::string xml = generator.next();
        ReadResult result = readPool(xml);
        if (auto *definition = std::get_if<PoolDefinition>(&result))
            return unfinished && i % 2 == 1 ? unfinished : std::move(*definition);
        if (!unfinished)
            unfinished = readIncomplete(xml);
    }
    return unfinished;
}

inline PoolDefinition renamed(PoolDefinition definition, const std::string &name)
{
    definition.name = name;
    return definition;
}

inline PoolEntry randomEntry(PoolXmlGenerator &generator, HostId host)
{
    PoolEntry entry;
    entry.host = host;
    const int form = generator.number(0, 9);
    if (form < 7)
        entry.live = randomDefinition(generator);
    if (entry.live && form < 6)
        entry.persistent = entry.live;
    if (entry.live && form == 4)
        entry.persistent = randomDefinition(generator);
    if (entry.live && entry.persistent)
        entry.persistent = renamed(*entry.persistent, entry.live->name);
    entry.active = entry.live && (form == 6 || generator.chance(0.4));
    if (form >= 7 || form == 5 || form == 4)
        entry.draft = randomDraft(generator);
    if (form == 9 && generator.chance(0.3)) {
        entry.draft.reset();
        entry.knownName = "pool" + std::to_string(generator.number(1, 30));
        entry.knownUuid = Uuid{};
    }
    return entry;
}

} // namespace poolwarden
