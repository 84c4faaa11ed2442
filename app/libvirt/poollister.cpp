// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/poollister.h"

#include "app/libvirt/hostdescription.h"

#include <libvirt/virterror.h>

#include <utility>

namespace poolwarden {

namespace {

QString uuidOf(virStoragePoolPtr pool)
{
    char uuid[VIR_UUID_STRING_BUFLEN] = {};
    if (virStoragePoolGetUUIDString(pool, uuid) != 0)
        return {};
    return QString::fromLatin1(uuid);
}

/// Asks the pool itself, if the driver does not support the filters.
void askProperties(PoolLister::Entry &entry)
{
    const int active = virStoragePoolIsActive(entry.pool.get());
    const int persistent = virStoragePoolIsPersistent(entry.pool.get());
    int autostart = 0;
    entry.active = active == 1;
    entry.persistent = persistent != 0;
    // A driver without autostart never autostarts a pool.
    entry.autostart =
        virStoragePoolGetAutostart(entry.pool.get(), &autostart) == 0 && autostart != 0;
    virResetLastError();
}

std::optional<std::vector<PoolHandle>> listPools(virConnectPtr connection, unsigned int filter)
{
    virStoragePoolPtr *raw = nullptr;
    const int count = virConnectListAllStoragePools(connection, &raw, filter);
    if (count < 0)
        return std::nullopt;
    const ArrayHandle<virStoragePoolPtr> array(raw);
    std::vector<PoolHandle> pools;
    pools.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        pools.emplace_back(raw[i]);
    return pools;
}

std::optional<QByteArray> xmlOf(virStoragePoolPtr pool, unsigned int flags)
{
    const CharHandle xml(virStoragePoolGetXMLDesc(pool, flags));
    if (!xml)
        return std::nullopt;
    return QByteArray(xml.get());
}

PoolState toState(int state)
{
    switch (state) {
    case VIR_STORAGE_POOL_INACTIVE:
        return PoolState::Inactive;
    case VIR_STORAGE_POOL_BUILDING:
        return PoolState::Building;
    case VIR_STORAGE_POOL_DEGRADED:
        return PoolState::Degraded;
    case VIR_STORAGE_POOL_INACCESSIBLE:
        return PoolState::Inaccessible;
    default:
        return PoolState::Running;
    }
}

} // namespace

std::optional<QSet<QString>> PoolLister::uuidsWith(virConnectPtr connection, unsigned int filter)
{
    const auto pools = listPools(connection, filter);
    if (!pools)
        return std::nullopt;
    QSet<QString> uuids;
    uuids.reserve(static_cast<qsizetype>(pools->size()));
    for (const PoolHandle &pool : *pools)
        uuids.insert(uuidOf(pool.get()));
    return uuids;
}

std::variant<PoolLister::Entries, LibvirtError> PoolLister::entries(virConnectPtr connection)
{
    auto pools = listPools(connection, 0);
    if (!pools)
        return takeLibvirtError();

    std::optional<QSet<QString>> active;
    std::optional<QSet<QString>> persistent;
    std::optional<QSet<QString>> autostart;
    if (!m_filtersRefused) {
        active = uuidsWith(connection, VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE);
        persistent = uuidsWith(connection, VIR_CONNECT_LIST_STORAGE_POOLS_PERSISTENT);
        autostart = uuidsWith(connection, VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART);
        if (!active || !persistent || !autostart) {
            const LibvirtError error = takeLibvirtError();
            if (!error.isUnsupported())
                return error;
            m_filtersRefused = true;
        }
    }

    Entries entries;
    entries.reserve(pools->size());
    for (PoolHandle &pool : *pools) {
        Entry entry;
        entry.uuid = uuidOf(pool.get());
        entry.name = QString::fromUtf8(virStoragePoolGetName(pool.get()));
        entry.pool = std::move(pool);
        if (m_filtersRefused) {
            askProperties(entry);
        } else {
            entry.active = active->contains(entry.uuid);
            entry.persistent = persistent->contains(entry.uuid);
            entry.autostart = autostart->contains(entry.uuid);
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::variant<std::optional<PoolLister::Entry>, LibvirtError>
PoolLister::entry(virConnectPtr connection, const QString &uuid)
{
    Entry entry;
    entry.pool.reset(virStoragePoolLookupByUUIDString(connection, uuid.toLatin1().constData()));
    if (!entry.pool) {
        const LibvirtError error = takeLibvirtError();
        if (error.isNoSuchPool())
            return std::optional<Entry>();
        return error;
    }
    entry.uuid = uuidOf(entry.pool.get());
    entry.name = QString::fromUtf8(virStoragePoolGetName(entry.pool.get()));
    askProperties(entry);
    return std::optional<Entry>(std::move(entry));
}

std::optional<PoolSnapshot> PoolLister::snapshot(const Entry &entry)
{
    PoolSnapshot snapshot;
    snapshot.uuid = entry.uuid;
    snapshot.name = entry.name;
    snapshot.state = entry.active ? PoolState::Running : PoolState::Inactive;
    snapshot.persistent = entry.persistent;
    snapshot.autostart = entry.autostart;

    const std::optional<QByteArray> live = xmlOf(entry.pool.get(), 0);
    if (!live) {
        const LibvirtError error = takeLibvirtError();
        if (error.isNoSuchPool())
            return std::nullopt;
        snapshot.error = unreadablePoolError(error, entry.name);
        return snapshot;
    }
    snapshot.liveXml = *live;
    // A transient pool has no persistent definition; an inactive pool has no other.
    if (entry.persistent)
        snapshot.persistentXml = *live;

    if (entry.persistent && entry.active && !m_inactiveFlagRefused) {
        const auto persistent = xmlOf(entry.pool.get(), VIR_STORAGE_XML_INACTIVE);
        if (persistent) {
            snapshot.persistentXml = *persistent;
        } else {
            const LibvirtError error = takeLibvirtError();
            if (error.isNoSuchPool())
                return std::nullopt;
            if (error.isUnsupported()) {
                m_inactiveFlagRefused = true; // the driver has one definition for each pool
            } else {
                snapshot.liveXml.clear();
                snapshot.persistentXml.clear();
                snapshot.error = unreadablePoolError(error, entry.name);
                return snapshot;
            }
        }
    }
    if (entry.active)
        readSizes(entry, snapshot);
    return snapshot;
}

void PoolLister::readSizes(const Entry &entry, PoolSnapshot &snapshot) const
{
    // The XML, which we have already, has the same sizes as virStoragePoolGetInfo(). That call would
    // only add the state, and only for drivers (such as ESX) with other states than active and
    // inactive; a pool that they cannot reach has no capacity.
    const PoolSizes sizes = parseSizes(snapshot.liveXml);
    snapshot.capacity = sizes.capacity;
    snapshot.allocation = sizes.allocation;
    snapshot.available = sizes.available;
    if (sizes.capacity != 0)
        return;

    virStoragePoolInfo info = {};
    if (virStoragePoolGetInfo(entry.pool.get(), &info) != 0) {
        virResetLastError();
        return;
    }
    snapshot.state = toState(info.state);
    snapshot.capacity = info.capacity;
    snapshot.allocation = info.allocation;
    snapshot.available = info.available;
}

} // namespace poolwarden
