// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/groupsofhosts.h"

#include "model/conflict/conflictchecker.h"
#include "model/session/poolregistry.h"
#include "model/sources/sourcefinder.h"
#include "model/sources/supply.h"

#include <algorithm>
#include <initializer_list>

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

} // namespace

GroupsOfHosts::GroupsOfHosts(SourceFinder *finder, PoolRegistry *registry, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_question(*sourceQuestion(PoolType::Logical, {}), finder, registry)
{
    connect(registry, &PoolRegistry::poolAdded, this, &GroupsOfHosts::noteChange);
    connect(registry, &PoolRegistry::poolChanged, this, &GroupsOfHosts::noteChange);
    connect(registry, &PoolRegistry::hostRemoved, this,
            [this](HostId host) { m_asked.remove(host); });
    connect(registry, &PoolRegistry::poolRemoved, this,
            [this](PoolId pool) { m_active.remove(pool); });
    connect(finder, &SourceFinder::devicesChanged, this, &GroupsOfHosts::askIfNeeded);
    connect(&m_question, &StandingQuestion::askable, this, &GroupsOfHosts::askIfNeeded);
    connect(&m_question, &StandingQuestion::outdated, this, &GroupsOfHosts::refresh);
    connect(&m_question, &StandingQuestion::answered, this, &GroupsOfHosts::take);
}

GroupsOfHosts::~GroupsOfHosts() = default;

void GroupsOfHosts::askIfNeeded(HostId host)
{
    if (hasLogicalPool(host))
        ask(host);
}

void GroupsOfHosts::refresh()
{
    const QSet<HostId> hosts = m_asked;
    for (const HostId host : hosts)
        ask(host);
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
    if (m_question.ask(host))
        m_asked.insert(host);
}

void GroupsOfHosts::take(HostId host, const HostAnswer &answer)
{
    const auto sources = foundSources(answer.sources);
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
