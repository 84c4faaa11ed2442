// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/occupieddevices.h"

#include "model/conflict/conflictchecker.h"
#include "model/session/poolregistry.h"
#include "model/sources/sourcefinder.h"
#include "model/sources/supply.h"
#include "model/sources/volumegroups.h"
#include "model/xml/hostsourcesreader.h"

#include <chrono>
#include <memory>
#include <string_view>

namespace poolwarden {

namespace {

constexpr std::chrono::seconds mostPatience{5};

bool isOccupied(const FoundDisk &disk, const VolumeGroups &groups)
{
    return !disk.content.empty() || !disk.mounts.empty() || !disk.holders.empty()
           || !groups.on(disk.path).empty();
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
    connect(m_finder, &SourceFinder::devicesChanged, this, &OccupiedDevices::update);
    connect(m_finder, &SourceFinder::answered, this, &OccupiedDevices::take);
    connect(m_registry, &PoolRegistry::hostRemoved, this,
            [this](HostId host) { m_known.remove(host); });
}

OccupiedDevices::~OccupiedDevices() = default;

void OccupiedDevices::look(const QList<HostId> &hosts)
{
    const auto question = sourceQuestion(PoolType::Logical, {});
    for (const HostId host : hosts) {
        m_finder->lookAgain(host);
        if (m_finder->known(host, *question)) {
            update(host);
            continue;
        }
        if (const quint64 number = m_finder->ask(host, *question); number != 0)
            m_asked.insert(number, host);
    }
    if (!m_asked.isEmpty())
        m_limit.start();
    else
        Q_EMIT looked();
}

void OccupiedDevices::take(quint64 question)
{
    const auto asked = m_asked.constFind(question);
    if (asked == m_asked.cend())
        return;
    const HostId host = *asked;
    m_asked.erase(asked);
    update(host);
    if (m_asked.isEmpty() && m_limit.isActive()) {
        m_limit.stop();
        Q_EMIT looked();
    }
}

void OccupiedDevices::update(HostId host)
{
    const auto found = m_finder->devices(host);
    if (!found)
        return;
    VolumeGroups groups;
    if (const auto answer = m_finder->known(host, *sourceQuestion(PoolType::Logical, {}))) {
        const QByteArray &xml = answer->sources;
        const auto sources =
            readFoundSources(std::string_view(xml.constData(), std::size_t(xml.size())));
        if (sources)
            groups = VolumeGroups(*sources, m_registry->checker().topology(host));
    }
    std::set<std::string> devices;
    for (const FoundDisk &disk : found->disks) {
        if (isOccupied(disk, groups))
            devices.insert(disk.path.substr(disk.path.rfind('/') + 1));
    }
    if (devices == m_known.value(host))
        return;
    m_known.insert(host, devices);
    Q_EMIT changed(host, devices);
}

} // namespace poolwarden
