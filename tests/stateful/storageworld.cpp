// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/stateful/storageworld.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace poolwarden {

namespace {

constexpr HostId host(1);

PoolDefinition definitionOf(const std::string &xml, const std::string &uuid)
{
    PoolDefinition definition = std::get<PoolDefinition>(readPool(xml));
    definition.uuid = parseUuid(uuid);
    return definition;
}

// Of the definitions that are loaded, any of another name that libvirt takes for the same source.
bool isDropped(const PoolDefinition &definition, const StorageWorld::Pools &loaded)
{
    return std::ranges::any_of(loaded, [&definition](const auto &other) {
        return other.first != definition.name
               && sourceCollision(definition, *other.second.live, HostTopology{});
    });
}

bool fitsItsFile(const std::string &name)
{
    return name.find('\r') == std::string::npos;
}

} // namespace

StorageWorld::StorageWorld(std::string definitionFolder)
{
    m_checker.addHost(host, debianDaemon(std::move(definitionFolder)));
}

const StorageWorld::Pool *StorageWorld::find(const std::string &name) const
{
    const auto found = m_pools.find(name);
    return found == m_pools.end() ? nullptr : &found->second;
}

Prediction StorageWorld::predict(const std::string &xml) const
{
    ReadResult reading = readPool(xml);
    if (auto *refusal = std::get_if<Refusal>(&reading))
        return {std::move(*refusal), {}};
    DefineVerdict verdict = m_checker.predict(host, std::get<PoolDefinition>(reading));
    Prediction prediction{std::move(verdict.refusal), {}};
    for (const auto &[name, pool] : m_pools) {
        if (std::ranges::count(verdict.collidesWith, pool.id) > 0)
            prediction.colliding.push_back(name);
    }
    return prediction;
}

void StorageWorld::define(const std::string &xml, const std::string &uuid)
{
    const PoolDefinition definition = definitionOf(xml, uuid);
    Pool &pool = m_pools[definition.name];
    if (pool.id == noPool) {
        pool.id = ++m_lastId;
        pool.name = definition.name;
        pool.uuid = uuid;
    }
    pool.persistent = definition;
    if (!pool.active)
        pool.live = definition;
    tell(pool);
}

void StorageWorld::create(const std::string &xml, const std::string &uuid)
{
    const PoolDefinition definition = definitionOf(xml, uuid);
    Pool &pool = m_pools[definition.name];
    if (pool.id == noPool) {
        pool.id = ++m_lastId;
        pool.name = definition.name;
        pool.uuid = uuid;
    }
    pool.live = definition;
    pool.active = true;
    tell(pool);
}

void StorageWorld::start(const std::string &name)
{
    Pool &pool = m_pools.at(name);
    pool.active = true;
    tell(pool);
}

void StorageWorld::stop(const std::string &name)
{
    Pool &pool = m_pools.at(name);
    if (!pool.persistent) {
        undefine(name);
        return;
    }
    pool.active = false;
    pool.live = pool.persistent;
    tell(pool);
}

void StorageWorld::undefine(const std::string &name)
{
    m_checker.remove(m_pools.at(name).id);
    m_pools.erase(name);
}

void StorageWorld::setAutostart(const std::string &name, bool on)
{
    m_pools.at(name).autostart = on;
}

void StorageWorld::replace(Pools pools)
{
    for (const auto &[name, pool] : m_pools)
        m_checker.remove(pool.id);
    m_pools = std::move(pools);
    for (const auto &[name, pool] : m_pools)
        tell(pool);
}

void StorageWorld::tell(const Pool &pool)
{
    PoolEntry entry;
    entry.host = host;
    entry.active = pool.active;
    entry.live = pool.live;
    entry.persistent = pool.persistent;
    m_checker.update(pool.id, std::move(entry));
}

std::vector<ParityDaemon::Listed> StorageWorld::listed(const Pools &pools)
{
    std::vector<ParityDaemon::Listed> list;
    for (const auto &[name, pool] : pools)
        list.push_back(
            {name, pool.uuid, pool.active, static_cast<bool>(pool.persistent), pool.autostart});
    return list;
}

std::vector<StorageWorld::Announced> StorageWorld::announced() const
{
    std::map<PoolId, std::string> names;
    for (const auto &[name, pool] : m_pools)
        names[pool.id] = name;
    std::vector<Announced> list;
    m_checker.forEachFinding([&](const Finding &finding) {
        if (finding.kind == FindingKind::LostAtRestart && finding.loss != RestartLoss{})
            list.push_back({names.at(finding.pool),
                            finding.peer == noPool ? std::string() : names.at(finding.peer),
                            finding.loss});
        return true;
    });
    return list;
}

bool StorageWorld::isStartable(const PoolDefinition &definition)
{
    std::error_code error;
    return definition.type == PoolType::Dir
           && std::filesystem::is_directory(definition.targetPath.value_or(std::string()), error);
}

// virStoragePoolObjLoadAllState(), virStoragePoolObjLoadAllConfigs() and storagePoolUpdateAllState() of
// libvirt 9.0.
StorageWorld::Pools StorageWorld::afterStart(const StartOrder &order) const
{
    Pools loaded;
    for (const std::string &name : order.states) {
        const Pool &known = m_pools.at(name);
        if (!fitsItsFile(name) || isDropped(*known.live, loaded))
            continue;
        Pool &pool = loaded[name] = known;
        pool.persistent.reset();
        pool.autostart = false;
    }
    for (const std::string &name : order.configs) {
        const Pool &known = m_pools.at(name);
        if (!fitsItsFile(name) || isDropped(*known.persistent, loaded))
            continue;
        const bool runs = loaded.contains(name);
        Pool &pool = loaded[name];
        if (!runs) {
            pool = known;
            pool.live = known.persistent;
        }
        pool.persistent = known.persistent;
        pool.autostart = known.autostart;
    }
    for (auto &[name, pool] : loaded) {
        pool.active = isStartable(*pool.live);
        if (!pool.active && pool.persistent)
            pool.live = pool.persistent;
    }
    std::erase_if(loaded,
                  [](const auto &pool) { return !pool.second.active && !pool.second.persistent; });
    return loaded;
}

} // namespace poolwarden
