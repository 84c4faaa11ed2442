// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/hostsnapshots.h"

#include "model/document/pooldocument.h"
#include "model/port/storageservice.h"
#include "model/session/draftassessor.h"
#include "model/session/draftend.h"
#include "model/session/opendrafts.h"
#include "model/session/poolchecks.h"
#include "model/session/pooldraft.h"
#include "model/session/poolrows.h"
#include "model/session/registrychange.h"

#include <QSet>

#include <algorithm>
#include <optional>
#include <vector>

namespace poolwarden {

HostSnapshots::HostSnapshots(HostTable &hosts, PoolRows &rows, OpenDrafts &drafts,
                             const DraftAssessor &assessor, PoolChecks &checks)
    : m_hosts(hosts)
    , m_rows(rows)
    , m_drafts(drafts)
    , m_assessor(assessor)
    , m_checks(checks)
{
}

void HostSnapshots::takeAll(HostId host, const QList<PoolSnapshot> &pools, RegistryChange &change)
{
    const QHash<QString, PoolId> &byUuid = m_hosts.find(host)->byUuid;
    QSet<QString> listed;
    listed.reserve(pools.size());
    for (const PoolSnapshot &pool : pools)
        listed << pool.uuid;

    // Removed pools first: nothing must collide with them.
    std::vector<PoolId> gone;
    for (auto known = byUuid.cbegin(); known != byUuid.cend(); ++known) {
        if (!listed.contains(known.key()))
            gone.push_back(known.value());
    }
    std::sort(gone.begin(), gone.end());
    std::erase_if(gone, [&](PoolId id) { return drop(*m_rows.find(id), change); });
    m_rows.remove(gone);

    std::vector<PoolId> added;
    const DraftsByUuid drafts = m_drafts.newByUuid(host);
    for (const PoolSnapshot &pool : pools) {
        if (const PoolId id = take(host, pool, drafts, change); id != noPool)
            added.push_back(id);
    }
    m_rows.append(added);
}

PoolId HostSnapshots::take(HostId hostId, const PoolSnapshot &snapshot, RegistryChange &change)
{
    const bool isKnown = m_hosts.find(hostId)->byUuid.contains(snapshot.uuid);
    return take(hostId, snapshot, isKnown ? DraftsByUuid() : m_drafts.newByUuid(hostId), change);
}

RegisteredPool *HostSnapshots::rowOfDraft(HostTable::Entry &host, const PoolSnapshot &snapshot,
                                          const DraftsByUuid &drafts, RegistryChange &change)
{
    RegisteredPool *sent = m_rows.find(host.expected.take(snapshot.uuid));
    if (sent)
        m_drafts.close(*sent, DraftEnd::Defined);
    RegisteredPool *about = m_rows.find(drafts.value(snapshot.uuid, noPool));
    const bool isReadable = !PoolDocument::editableText(snapshot.definitionXml()).isEmpty();
    if (!about || !about->draft || about == sent || !isReadable)
        return sent;
    // The user would take it for another pool.
    about->draft->becomeEdit();
    if (sent) {
        m_checks.forget(sent->id, change);
        m_rows.remove({sent->id});
    }
    return about;
}

PoolId HostSnapshots::take(HostId hostId, const PoolSnapshot &snapshot, const DraftsByUuid &drafts,
                           RegistryChange &change)
{
    HostTable::Entry &host = *m_hosts.find(hostId);
    RegisteredPool *pool = m_rows.find(host.byUuid.value(snapshot.uuid, noPool));
    bool isNewRow = false;
    if (!pool) {
        pool = rowOfDraft(host, snapshot, drafts, change);
        if (!pool) {
            pool = &m_rows.create(hostId);
            isNewRow = true;
        }
        host.byUuid.insert(snapshot.uuid, pool->id);
    }

    if (pool->snapshot && *pool->snapshot == snapshot
        && (!snapshot.error || snapshot.error->sentence == pool->snapshot->error->sentence))
        return noPool;
    const bool wasKnown = pool->snapshot.has_value();
    const bool wasActive = wasKnown && pool->snapshot->isActive();
    const std::optional<ReadResult> live = pool->live;
    const std::optional<ReadResult> persistent = pool->persistent;
    pool->take(snapshot, m_assessor.readOptions(hostId));

    if (pool->draft && !snapshot.error) {
        if (const QString base = PoolDocument::editableText(snapshot.definitionXml());
            !base.isEmpty())
            change.bases.emplace_back(pool->id, base);
    }
    const bool unreadable = snapshot.error.has_value() || !live;
    if (!wasKnown || unreadable || pool->live != live || pool->persistent != persistent
        || wasActive != snapshot.isActive()) {
        change.isOfHost = true;
        m_checks.check(*pool, change);
    }
    if (isNewRow)
        return pool->id;
    change.pools.push_back(pool->id);
    return noPool;
}

bool HostSnapshots::drop(RegisteredPool &pool, RegistryChange &change)
{
    m_hosts.find(pool.host)->byUuid.remove(pool.snapshot->uuid);
    change.isOfHost = true;
    if (!pool.draft || !pool.draft->isModified()) {
        m_drafts.close(pool, DraftEnd::Discarded);
        m_checks.forget(pool.id, change);
        return false;
    }
    change.orphans.emplace_back(pool.id, pool.snapshot->name);
    pool.dropSnapshot();
    pool.draft->becomeNew();
    m_checks.check(pool, change);
    change.pools.push_back(pool.id);
    return true;
}

void HostSnapshots::defined(RegisteredPool &pool, const QString &uuid, RegistryChange &change)
{
    HostTable::Entry &host = *m_hosts.find(pool.host);
    RegisteredPool *twin = m_rows.find(host.byUuid.value(uuid, noPool));
    if (!twin) {
        host.expected.insert(uuid, pool.id);
        return;
    }

    // The pool's event came before the answer to the request.
    if (twin->draft) {
        // The row that the event made is being edited: keep it.
        m_drafts.close(pool, DraftEnd::Defined);
        m_checks.forget(pool.id, change);
        m_rows.remove({pool.id});
    } else {
        const PoolSnapshot snapshot = *twin->snapshot;
        const PoolId replaced = twin->id;
        drop(*twin, change);
        m_rows.remove({replaced});
        host.expected.insert(uuid, pool.id);
        take(host.host.id, snapshot, change);
    }
}

} // namespace poolwarden
