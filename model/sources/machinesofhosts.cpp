// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/machinesofhosts.h"

#include "model/conflict/conflictchecker.h"
#include "model/session/poolregistry.h"
#include "model/sources/sourcefinder.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace poolwarden {

namespace {

MachineUse useOf(const Machine &machine, bool isRunning, const HostTopology &topology)
{
    MachineUse use{machine.uuid.empty() ? machine.name : machine.uuid, machine.name, isRunning, {}};
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

bool isInside(const ResourcePath &place, const ResourcePath &outer)
{
    return place.tree == outer.tree && place.segments.size() >= outer.segments.size()
           && std::equal(outer.segments.begin(), outer.segments.end(), place.segments.begin());
}

} // namespace

MachinesOfHosts::MachinesOfHosts(SourceFinder *finder, PoolRegistry *registry, QObject *parent)
    : QObject(parent)
    , m_finder(finder)
    , m_registry(registry)
{
    connect(finder, &SourceFinder::learned, this, &MachinesOfHosts::take);
    connect(finder, &SourceFinder::answered, this,
            [this](quint64 question) { m_waiting.remove(question); });
    connect(finder, &SourceFinder::hostAdded, this, [this](HostId host) {
        // Of a connection that has ended no answer comes.
        m_waiting.removeIf([host](const auto &waiting) { return waiting.value() == host; });
        look(host);
    });
    connect(finder, &SourceFinder::refreshed, this, [this] {
        for (const auto &[host, known] : m_known)
            look(host);
    });
    connect(registry, &PoolRegistry::topologyChanged, this, [this](HostId host) {
        if (m_known.contains(host))
            place(host);
    });
    connect(registry, &PoolRegistry::hostRemoved, this, [this](HostId host) {
        m_known.erase(host);
        m_waiting.removeIf([host](const auto &waiting) { return waiting.value() == host; });
    });
}

MachinesOfHosts::~MachinesOfHosts() = default;

void MachinesOfHosts::look(HostId host)
{
    if (std::find(m_waiting.cbegin(), m_waiting.cend(), host) != m_waiting.cend())
        return;
    const quint64 number = m_finder->ask(host, {.about = HostQuestion::About::Machines});
    if (number != 0)
        m_waiting.insert(number, host);
}

MachinesOfHosts::Uses MachinesOfHosts::usesOf(HostId host) const
{
    const auto known = m_known.find(host);
    return known == m_known.end() ? nullptr : known->second.uses;
}

std::vector<MachineUse> MachinesOfHosts::usersOf(PoolId pool) const
{
    std::vector<MachineUse> users;
    const PoolEntry *entry = m_registry->checker().entry(pool);
    const Uses uses = entry ? usesOf(entry->host) : nullptr;
    if (!uses)
        return users;
    const auto claims = m_registry->checker().claimedBy(pool);
    const auto isOnPool = [&](const MachineUse::Disk &disk) {
        if (!disk.pool.empty())
            return disk.pool == entry->knownName || (entry->live && disk.pool == entry->live->name)
                   || (entry->persistent && disk.pool == entry->persistent->name);
        return std::ranges::any_of(disk.places, [&claims](const ResourcePath &place) {
            return std::ranges::any_of(claims, [&place](const auto &claimed) {
                return isInside(place, claimed.second.path);
            });
        });
    };
    std::ranges::copy_if(*uses, std::back_inserter(users), [&](const MachineUse &machine) {
        return std::ranges::any_of(machine.disks, isOnPool);
    });
    std::ranges::sort(users, {}, [](const MachineUse &machine) {
        return std::pair(!machine.isRunning, machine.name);
    });
    return users;
}

void MachinesOfHosts::take(HostId host, const HostQuestion &question)
{
    if (question.about != HostQuestion::About::Machines)
        return;
    const auto answer = m_finder->known(host, question);
    if (!answer)
        return;
    Known &known = m_known[host];
    if (known.uses && known.told == answer->machines)
        return;
    known.told = answer->machines;
    known.machines.clear();
    known.running.clear();
    for (const MachineXml &told : answer->machines) {
        const std::string_view xml(told.xml.constData(), std::size_t(told.xml.size()));
        if (auto machine = readMachine(xml)) {
            known.machines.push_back(*std::move(machine));
            known.running.push_back(told.isRunning);
        }
    }
    place(host);
}

// Which devices have which names is known later, and can change.
void MachinesOfHosts::place(HostId host)
{
    Known &known = m_known[host];
    const HostTopology &topology = m_registry->checker().topology(host);
    std::vector<MachineUse> uses;
    uses.reserve(known.machines.size());
    for (std::size_t i = 0; i < known.machines.size(); ++i)
        uses.push_back(useOf(known.machines[i], known.running[i], topology));
    if (known.uses && *known.uses == uses)
        return;
    known.uses = std::make_shared<const std::vector<MachineUse>>(std::move(uses));
    Q_EMIT changed(host);
}

} // namespace poolwarden
