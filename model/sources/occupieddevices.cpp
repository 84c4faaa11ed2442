// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/occupieddevices.h"

#include "model/session/poolregistry.h"
#include "model/sources/candidatedoubts.h"
#include "model/sources/knowngroups.h"
#include "model/sources/sourcefinder.h"
#include "model/sources/supply.h"

#include <chrono>
#include <utility>

namespace poolwarden {

namespace {

constexpr std::chrono::seconds mostPatience{5};

/// What stands against a pool that would write over all of it.
bool isOccupied(const FoundDisk &disk, const VolumeGroups &groups)
{
    return !candidatedoubts::ofDisk(disk, groups.on(disk.path), PoolType::Logical, {}).isEmpty();
}

} // namespace

OccupiedDevices::OccupiedDevices(SourceFinder *finder, PoolRegistry *registry, QObject *parent)
    : QObject(parent)
    , m_finder(finder)
    , m_registry(registry)
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(mostPatience);
    connect(&m_limit, &QTimer::timeout, this, &OccupiedDevices::looked);
    // Nobody asks for those of a host before a way out of one of its conflicts is wanted.
    connect(m_finder, &SourceFinder::devicesChanged, this, [this](HostId host) {
        if (m_known.contains(host))
            update(host);
    });
    connect(m_finder, &SourceFinder::devicesRead, this, [this](HostId host) {
        if (m_unread.remove(host))
            endIfAllIsKnown();
    });
    connect(m_finder, &SourceFinder::answered, this, &OccupiedDevices::take);
    connect(m_registry, &PoolRegistry::hostRemoved, this, [this](HostId host) {
        m_known.erase(host);
        m_unread.remove(host);
        m_asked.removeIf([host](const auto &asked) { return asked.value() == host; });
        endIfAllIsKnown();
    });
}

OccupiedDevices::~OccupiedDevices() = default;

void OccupiedDevices::look(const QList<HostId> &hosts)
{
    const auto question = sourceQuestion(PoolType::Logical, {});
    for (const HostId host : hosts) {
        m_known.try_emplace(host);
        m_finder->lookAgain(host);
        if (m_finder->isLooking(host) || (!m_finder->devices(host) && m_finder->listDevices(host)))
            m_unread.insert(host);
        if (m_finder->known(host, *question)) {
            update(host);
            continue;
        }
        if (const quint64 number = m_finder->ask(host, *question); number != 0)
            m_asked.insert(number, host);
    }
    m_limit.start();
    endIfAllIsKnown();
}

void OccupiedDevices::take(quint64 question)
{
    const auto asked = m_asked.constFind(question);
    if (asked == m_asked.cend())
        return;
    const HostId host = *asked;
    m_asked.erase(asked);
    update(host);
    endIfAllIsKnown();
}

void OccupiedDevices::endIfAllIsKnown()
{
    if (!m_limit.isActive() || !m_asked.isEmpty() || !m_unread.isEmpty())
        return;
    m_limit.stop();
    Q_EMIT looked();
}

void OccupiedDevices::update(HostId host)
{
    const auto found = m_finder->devices(host);
    if (!found)
        return;
    const VolumeGroups groups = knownGroups(*m_finder, *m_registry, host);
    std::set<std::string> devices;
    for (const FoundDisk &disk : found->disks) {
        if (isOccupied(disk, groups))
            devices.insert(disk.path.substr(disk.path.rfind('/') + 1));
    }
    std::set<std::string> &known = m_known[host];
    if (devices == known)
        return;
    known = std::move(devices);
    Q_EMIT changed(host, known);
}

} // namespace poolwarden
