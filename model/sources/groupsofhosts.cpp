// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/groupsofhosts.h"

#include "model/conflict/conflictchecker.h"
#include "model/session/poolregistry.h"
#include "model/sources/sourcefinder.h"
#include "model/sources/supply.h"
#include "model/xml/hostsourcesreader.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace poolwarden {

namespace {

bool isLogical(const PoolEntry &entry)
{
    return std::ranges::any_of(std::initializer_list<const SharedDefinition *>{&entry.live,
                                                                               &entry.persistent,
                                                                               &entry.draft},
                               [](const SharedDefinition *definition) {
                                   return *definition && (*definition)->type == PoolType::Logical;
                               });
}

HostQuestion question()
{
    return *sourceQuestion(PoolType::Logical, {});
}

} // namespace

GroupsOfHosts::GroupsOfHosts(SourceFinder *finder, PoolRegistry *registry, QObject *parent)
    : QObject(parent)
    , m_finder(finder)
    , m_registry(registry)
{
    connect(registry, &PoolRegistry::poolAdded, this, &GroupsOfHosts::noteChange);
    connect(registry, &PoolRegistry::poolChanged, this, &GroupsOfHosts::noteChange);
    connect(registry, &PoolRegistry::hostRemoved, this, [this](HostId host) { forget(host); });
    connect(registry, &PoolRegistry::poolRemoved, this,
            [this](PoolId pool) { m_active.remove(pool); });
    connect(finder, &SourceFinder::devicesChanged, this, [this](HostId host) {
        if (hasLogicalPool(host))
            ask(host);
    });
    connect(finder, &SourceFinder::refreshed, this, &GroupsOfHosts::refresh);
    connect(finder, &SourceFinder::hostAdded, this, &GroupsOfHosts::addHost);
    connect(finder, &SourceFinder::answered, this,
            [this](quint64 question) { m_waiting.remove(question); });
    connect(finder, &SourceFinder::learned, this, &GroupsOfHosts::take);
}

GroupsOfHosts::~GroupsOfHosts() = default;

void GroupsOfHosts::addHost(HostId host)
{
    // Of a connection that has ended no answer comes.
    m_waiting.removeIf([host](const auto &waiting) { return waiting.value() == host; });
    if (hasLogicalPool(host))
        ask(host);
}

void GroupsOfHosts::refresh()
{
    const QSet<HostId> hosts = m_asked;
    for (const HostId host : hosts)
        ask(host);
}

void GroupsOfHosts::forget(HostId host)
{
    m_asked.remove(host);
    m_waiting.removeIf([host](const auto &waiting) { return waiting.value() == host; });
}

bool GroupsOfHosts::hasLogicalPool(HostId host) const
{
    return m_asked.contains(host)
           || std::ranges::any_of(m_registry->pools(), [this, host](PoolId pool) {
                  const PoolEntry *entry = m_registry->checker().entry(pool);
                  return entry && entry->host == host && isLogical(*entry);
              });
}

void GroupsOfHosts::noteChange(PoolId pool)
{
    const PoolEntry *entry = m_registry->checker().entry(pool);
    if (!entry || !isLogical(*entry)) {
        m_active.remove(pool);
        return;
    }
    // Its group may have been made just now.
    const bool isStarted = entry->active && !m_active.contains(pool);
    if (entry->active)
        m_active.insert(pool);
    else
        m_active.remove(pool);
    if (isStarted || !m_asked.contains(entry->host))
        ask(entry->host);
}

void GroupsOfHosts::ask(HostId host)
{
    if (std::find(m_waiting.cbegin(), m_waiting.cend(), host) != m_waiting.cend())
        return;
    const quint64 number = m_finder->ask(host, question());
    if (number == 0)
        return;
    m_asked.insert(host);
    m_waiting.insert(number, host);
}

void GroupsOfHosts::take(HostId host, const HostQuestion &asked)
{
    if (asked.about != HostQuestion::About::Sources || asked.type != PoolType::Logical)
        return;
    const auto answer = m_finder->known(host, asked);
    if (!answer)
        return;
    const QByteArray &xml = answer->sources;
    const auto sources =
        readFoundSources(std::string_view(xml.constData(), std::size_t(xml.size())));
    if (!sources)
        return;
    Groups groups;
    for (const FoundSource &source : *sources) {
        if (!source.name.empty() && !source.devices.empty())
            groups[source.name] = source.devices;
    }
    Q_EMIT changed(host, groups);
}

} // namespace poolwarden
