// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/machinesofhosts.h"

#include "model/conflict/conflictchecker.h"
#include "model/port/onownthread.h"
#include "model/session/poolregistry.h"

#include <string_view>
#include <utility>

namespace poolwarden {

namespace {

using ToldMachine = MachinesOfHosts::ToldMachine;

MachineUse useOf(const ToldMachine &told, const HostTopology &topology)
{
    const Machine &machine = told.machine;
    MachineUse use{
        machine.uuid.empty() ? machine.name : machine.uuid, machine.name, told.isRunning, {}};
    for (const MachineDisk &disk : machine.disks) {
        MachineUse::Disk on{disk.pool, {}};
        if (disk.pool.empty()) {
            for (Claim &claim : claimsOf(disk.storage, topology))
                on.places.push_back(std::move(claim.path));
        }
        use.disks.push_back(std::move(on));
    }
    return use;
}

std::vector<ToldMachine> readAll(const QList<MachineXml> &told)
{
    std::vector<ToldMachine> machines;
    for (const MachineXml &one : told) {
        const std::string_view xml(one.xml.constData(), std::size_t(one.xml.size()));
        if (auto machine = readMachine(xml))
            machines.push_back({*std::move(machine), one.isRunning});
    }
    return machines;
}

} // namespace

MachinesOfHosts::MachinesOfHosts(SourceFinder *finder, PoolRegistry *registry, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_question({.about = HostQuestion::About::Machines}, finder, registry)
{
    connect(&m_question, &StandingQuestion::askable, this, &MachinesOfHosts::look);
    connect(&m_question, &StandingQuestion::answered, this, &MachinesOfHosts::take);
    connect(&m_question, &StandingQuestion::outdated, this, [this] {
        for (const auto &[host, known] : m_known)
            look(host);
    });
    connect(registry, &PoolRegistry::topologyChanged, this, [this](HostId host) {
        if (usesOf(host))
            place(host);
    });
    connect(registry, &PoolRegistry::hostRemoved, this,
            [this](HostId host) { m_known.erase(host); });
}

MachinesOfHosts::~MachinesOfHosts() = default;

void MachinesOfHosts::look(HostId host)
{
    m_question.ask(host);
}

MachinesOfHosts::Uses MachinesOfHosts::usesOf(HostId host) const
{
    const auto known = m_known.find(host);
    return known == m_known.end() ? nullptr : known->second.index.machines();
}

std::vector<MachineUse> MachinesOfHosts::usersOf(PoolId pool) const
{
    const PoolEntry *entry = m_registry->checker().entry(pool);
    const auto known = entry ? m_known.find(entry->host) : m_known.end();
    if (known == m_known.end())
        return {};
    std::vector<ResourcePath> places;
    for (const auto &[definitionKind, claim] : m_registry->checker().claimedBy(pool))
        places.push_back(claim.path);
    return known->second.index.usersOf(*entry, places);
}

void MachinesOfHosts::take(HostId host, const HostAnswer &answer)
{
    Known &known = m_known[host];
    if (known.reading > 0 && known.told == answer.machines)
        return;
    known.told = answer.machines;
    // A host may have thousands.
    onOwnThread(
        this, [told = answer.machines] { return readAll(told); },
        [this, host, reading = ++known.reading](std::vector<ToldMachine> machines) {
            const auto asked = m_known.find(host);
            if (asked == m_known.end() || asked->second.reading != reading)
                return;
            asked->second.machines = std::move(machines);
            place(host);
        });
}

// Which devices have which names is known later, and can change.
void MachinesOfHosts::place(HostId host)
{
    Known &known = m_known[host];
    const HostTopology &topology = m_registry->checker().topology(host);
    std::vector<MachineUse> uses;
    uses.reserve(known.machines.size());
    for (const ToldMachine &machine : known.machines)
        uses.push_back(useOf(machine, topology));
    const Uses &before = known.index.machines();
    if (before && *before == uses)
        return;
    known.index = MachineIndex(std::make_shared<const std::vector<MachineUse>>(std::move(uses)));
    Q_EMIT changed(host);
}

} // namespace poolwarden
