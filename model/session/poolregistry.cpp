// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/poolregistry.h"

#include "model/pool/sortunique.h"
#include "model/port/hostprofile.h"
#include "model/schema/poolschema.h"
#include "model/session/draftassessor.h"
#include "model/session/hosttable.h"
#include "model/session/opendrafts.h"
#include "model/session/pooldraft.h"
#include "model/session/poolrows.h"
#include "model/session/registrychange.h"

#include <algorithm>
#include <tuple>

namespace poolwarden {

PoolRegistry::PoolRegistry(std::shared_ptr<const PoolSchema> schema, QObject *parent)
    : QObject(parent)
    , m_schema(schema ? std::move(schema) : std::make_shared<const PoolSchema>())
    , m_assessor(std::make_unique<DraftAssessor>(m_checker, m_schema))
    , m_hosts(std::make_unique<HostTable>())
    , m_rows(std::make_unique<PoolRows>())
    , m_drafts(std::make_unique<OpenDrafts>(m_rows.get(), m_assessor.get(),
                                            [this](PoolId pool) { return findingsOf(pool); }))
{
    connect(m_rows.get(), &PoolRows::aboutToBeAdded, this, &PoolRegistry::rowsAboutToBeAdded);
    connect(m_rows.get(), &PoolRows::added, this, &PoolRegistry::rowsAdded);
    connect(m_rows.get(), &PoolRows::aboutToBeRemoved, this, &PoolRegistry::rowsAboutToBeRemoved);
    connect(m_rows.get(), &PoolRows::removed, this, &PoolRegistry::rowsRemoved);
    connect(m_rows.get(), &PoolRows::poolAdded, this, &PoolRegistry::poolAdded);
    connect(m_rows.get(), &PoolRows::poolRemoved, this, &PoolRegistry::poolRemoved);
    connect(m_drafts.get(), &OpenDrafts::closed, this, &PoolRegistry::draftClosed);
    connect(m_drafts.get(), &OpenDrafts::edited, this, &PoolRegistry::draftEdited);
}

PoolRegistry::~PoolRegistry() = default;

HostId PoolRegistry::addHost(const QString &label, const HostInfo &info)
{
    const HostId id = m_hosts->add(label, info);
    m_checker.addHost(id, driverProfileOf(info), HostTable::topologyOf(info));
    Q_EMIT hostAdded(id);
    return id;
}

HostId PoolRegistry::addFiles()
{
    HostInfo info;
    info.uri = QStringLiteral("files:");
    info.isFiles = true;
    info.knowsLocality = false;
    m_files = addHost(tr("Files", "where drafts are that are for no host yet"), info);
    return m_files;
}

void PoolRegistry::setHostInfo(HostId id, const HostInfo &info)
{
    HostTable::Entry *host = m_hosts->find(id);
    if (!host)
        return;
    const bool moved = host->host.info.local != info.local;
    host->host.info = info;
    m_checker.setProfile(id, driverProfileOf(info));
    if (moved)
        setTopology(id, HostTable::topologyOf(info));
    Q_EMIT hostChanged(id);
    m_drafts->reassess(id);
}

void PoolRegistry::removeHost(HostId id, DraftEnd drafts)
{
    if (!m_hosts->find(id))
        return;
    RegistryChange change;
    const std::vector<PoolId> gone = m_rows->ofHost(id);
    for (const PoolId row : gone)
        m_drafts->close(*m_rows->find(row), drafts);
    for (const PoolId row : gone) {
        if (!m_checker.statusOf(row).clean())
            change.findings.push_back(row);
    }
    change.addFindings(m_checker.removeHost(id));
    m_rows->remove(gone);
    m_hosts->remove(id);
    commit(change);
    Q_EMIT hostRemoved(id);
    Q_EMIT settled();
}

void PoolRegistry::setHostOnline(HostId id, bool online)
{
    HostTable::Entry *host = m_hosts->find(id);
    if (!host || host->host.online == online)
        return;
    host->host.online = online;
    host->host.offlineSince = online ? QDateTime() : QDateTime::currentDateTime();
    Q_EMIT hostChanged(id);
    m_drafts->reassess(id);
}

QList<PoolRegistry::Host> PoolRegistry::hosts() const
{
    return m_hosts->hosts();
}

std::optional<PoolRegistry::Host> PoolRegistry::host(HostId id) const
{
    const HostTable::Entry *host = m_hosts->find(id);
    return host ? std::optional(host->host) : std::nullopt;
}

void PoolRegistry::setPools(HostId host, const QList<PoolSnapshot> &pools)
{
    const HostTable::Entry *state = m_hosts->find(host);
    if (!state)
        return;
    RegistryChange change;
    QSet<QString> listed;
    listed.reserve(pools.size());
    for (const PoolSnapshot &pool : pools)
        listed << pool.uuid;

    // Removed pools first: nothing must collide with them.
    std::vector<PoolId> gone;
    for (auto known = state->byUuid.cbegin(); known != state->byUuid.cend(); ++known) {
        if (!listed.contains(known.key()))
            gone.push_back(known.value());
    }
    std::sort(gone.begin(), gone.end());
    std::erase_if(gone, [&](PoolId id) { return dropSnapshot(*m_rows->find(id), change); });
    m_rows->remove(gone);

    std::vector<PoolId> added;
    for (const PoolSnapshot &pool : pools) {
        if (const PoolId id = takeSnapshot(host, pool, change); id != noPool)
            added.push_back(id);
    }
    m_rows->append(added);
    commit(change);
    Q_EMIT settled();
}

void PoolRegistry::upsertPool(HostId host, const PoolSnapshot &pool)
{
    if (!m_hosts->find(host))
        return;
    RegistryChange change;
    if (const PoolId added = takeSnapshot(host, pool, change); added != noPool)
        m_rows->append({added});
    commit(change);
}

void PoolRegistry::removePool(HostId host, const QString &uuid)
{
    const PoolId id = findPool(host, uuid);
    if (id == noPool)
        return;
    RegistryChange change;
    if (!dropSnapshot(*m_rows->find(id), change))
        m_rows->remove({id});
    commit(change);
}

void PoolRegistry::setTopology(HostId host, HostTopology topology)
{
    if (!m_hosts->find(host))
        return;
    RegistryChange change;
    change.addFindings(m_checker.setTopology(host, std::move(topology)));
    commit(change);
    Q_EMIT settled();
}

QList<PoolId> PoolRegistry::pools() const
{
    return {m_rows->ids().begin(), m_rows->ids().end()};
}

int PoolRegistry::poolCount() const
{
    return m_rows->count();
}

PoolId PoolRegistry::poolAt(int row) const
{
    return m_rows->at(row);
}

int PoolRegistry::rowOf(PoolId id) const
{
    return m_rows->rowOf(id);
}

const PoolRegistry::Pool *PoolRegistry::pool(PoolId id) const
{
    return m_rows->find(id);
}

PoolId PoolRegistry::findPool(HostId host, const QString &uuid) const
{
    const HostTable::Entry *state = m_hosts->find(host);
    return state ? state->byUuid.value(uuid, noPool) : noPool;
}

QString PoolRegistry::displayName(PoolId id) const
{
    const Pool *found = pool(id);
    return found ? found->displayName() : QString();
}

QString PoolRegistry::nameBeside(PoolId id, PoolId other) const
{
    const QString name = displayName(id);
    const Pool *pool = this->pool(id);
    const Pool *beside = this->pool(other);
    if (!pool || !beside || pool->host == beside->host || name != displayName(other))
        return name;
    const auto host = this->host(pool->host);
    return host ? tr("%1 (on %2)", "a pool, its host").arg(name, host->label) : name;
}

PoolDraft *PoolRegistry::createDraft(HostId host, DraftOrigin origin, const PoolDocument &document)
{
    return createDraft(host, origin, document.toXml());
}

PoolDraft *PoolRegistry::createDraft(HostId host, DraftOrigin origin, const QString &xml,
                                     const QString &fileName)
{
    Q_ASSERT(m_hosts->find(host));
    Pool &pool = m_rows->create(host);
    const PoolId id = pool.id;
    m_drafts->open(pool, origin, xml, fileName);
    RegistryChange change;
    check(pool, change);
    m_rows->append({id});
    commit(change);
    Q_EMIT draftOpened(id);
    return pool.draft;
}

PoolDraft *PoolRegistry::editPool(PoolId id)
{
    Pool *pool = m_rows->find(id);
    if (!pool)
        return nullptr;
    if (pool->draft)
        return pool->draft;
    const QString base = PoolDocument::editableText(pool->snapshot->definitionXml());
    if (base.isEmpty())
        return nullptr;
    m_drafts->open(*pool, DraftOrigin::Edited, base, {});
    Q_EMIT poolChanged(id);
    Q_EMIT draftOpened(id);
    return pool->draft;
}

void PoolRegistry::resumeDraft(PoolId id, const QString &base, const QString &xml)
{
    const Pool *pool = this->pool(id);
    if (!pool || !pool->draft)
        return;
    pool->draft->resume(
        base.isEmpty() ? std::nullopt : std::optional(m_assessor->version(pool->host, base)), xml);
}

void PoolRegistry::setFile(PoolId id, const DraftFile &file, const QString &text)
{
    const Pool *pool = this->pool(id);
    if (pool && pool->draft)
        pool->draft->setFile(file, m_assessor->version(pool->host, text));
}

void PoolRegistry::fileChanged(PoolId id, const QString &text)
{
    const Pool *pool = this->pool(id);
    if (!pool || !pool->draft)
        return;
    pool->draft->setFileGone(false);
    pool->draft->setBase(m_assessor->version(pool->host, text));
}

void PoolRegistry::setFileGone(PoolId id, bool isGone)
{
    const Pool *pool = this->pool(id);
    if (pool && pool->draft)
        pool->draft->setFileGone(isGone);
}

void PoolRegistry::compareWithHost(PoolId id)
{
    const Pool *pool = this->pool(id);
    if (!pool || !pool->draft || !pool->snapshot || pool->snapshot->error)
        return;
    if (const QString text = PoolDocument::editableText(pool->snapshot->definitionXml());
        !text.isEmpty())
        pool->draft->setBase(m_assessor->version(pool->host, text));
}

void PoolRegistry::discardDraft(PoolId id)
{
    Pool *pool = m_rows->find(id);
    if (!pool || !pool->draft)
        return;
    m_drafts->close(*pool, DraftEnd::Discarded);
    RegistryChange change;
    if (pool->snapshot) {
        check(*pool, change);
        change.pools.push_back(id);
    } else {
        forget(id, change);
        m_rows->remove({id});
    }
    commit(change);
}

void PoolRegistry::draftDefined(PoolId id, const QString &uuid)
{
    Pool *pool = m_rows->find(id);
    if (!pool || !pool->draft)
        return;
    RegistryChange change;
    if (pool->snapshot) {
        m_drafts->close(*pool, DraftEnd::Defined);
        check(*pool, change);
        change.pools.push_back(id);
        commit(change);
        return;
    }
    HostTable::Entry &host = *m_hosts->find(pool->host);
    Pool *twin = m_rows->find(host.byUuid.value(uuid, noPool));
    if (!twin) {
        host.expected.insert(uuid, id);
        return;
    }

    // The pool's event came before the answer to the request.
    if (twin->draft) {
        // The row that the event made is being edited: keep it.
        m_drafts->close(*pool, DraftEnd::Defined);
        forget(id, change);
        m_rows->remove({id});
    } else {
        const PoolSnapshot snapshot = *twin->snapshot;
        const PoolId replaced = twin->id;
        dropSnapshot(*twin, change);
        m_rows->remove({replaced});
        host.expected.insert(uuid, id);
        takeSnapshot(host.host.id, snapshot, change);
    }
    commit(change);
}

PoolId PoolRegistry::takeSnapshot(HostId hostId, const PoolSnapshot &snapshot,
                                  RegistryChange &change)
{
    HostTable::Entry &host = *m_hosts->find(hostId);
    Pool *pool = m_rows->find(host.byUuid.value(snapshot.uuid, noPool));
    bool isNewRow = false;
    if (!pool) {
        pool = m_rows->find(host.expected.take(snapshot.uuid));
        if (pool) {
            m_drafts->close(*pool, DraftEnd::Defined);
        } else {
            pool = &m_rows->create(hostId);
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
    pool->take(snapshot, m_assessor->readOptions(hostId));

    if (pool->draft && !snapshot.error) {
        if (const QString base = PoolDocument::editableText(snapshot.definitionXml());
            !base.isEmpty())
            change.bases.emplace_back(pool->id, base);
    }
    const bool unreadable = snapshot.error.has_value() || !live;
    if (!wasKnown || unreadable || pool->live != live || pool->persistent != persistent
        || wasActive != snapshot.isActive())
        check(*pool, change);
    if (isNewRow)
        return pool->id;
    change.pools.push_back(pool->id);
    return noPool;
}

bool PoolRegistry::dropSnapshot(Pool &pool, RegistryChange &change)
{
    m_hosts->find(pool.host)->byUuid.remove(pool.snapshot->uuid);
    if (!pool.draft || !pool.draft->isModified()) {
        m_drafts->close(pool, DraftEnd::Discarded);
        forget(pool.id, change);
        return false;
    }
    change.orphans.emplace_back(pool.id, pool.snapshot->name);
    pool.dropSnapshot();
    pool.draft->becomeNew();
    check(pool, change);
    change.pools.push_back(pool.id);
    return true;
}

void PoolRegistry::check(Pool &pool, RegistryChange &change)
{
    check(pool, pool.draft ? pool.draft->assessment().definition : std::nullopt, change);
}

void PoolRegistry::check(Pool &pool, const std::optional<PoolDefinition> &typed,
                         RegistryChange &change)
{
    change.definitions = true;
    change.addFindings(m_checker.update(pool.id, pool.entry(typed)));
    pool.status = m_checker.statusOf(pool.id);
}

void PoolRegistry::forget(PoolId id, RegistryChange &change)
{
    change.definitions = true;
    if (!m_checker.statusOf(id).clean())
        change.findings.push_back(id);
    change.addFindings(m_checker.remove(id));
}

void PoolRegistry::draftEdited(PoolId id)
{
    RegistryChange change;
    change.pools.push_back(id);
    change.edited = id;
    Pool &pool = *m_rows->find(id);
    // A receiver of the draft's signal may close it.
    m_drafts->assess(
        pool, [&](const std::optional<PoolDefinition> &typed) { check(pool, typed, change); });
    commit(change);
}

void PoolRegistry::commit(RegistryChange &change)
{
    sortUnique(change.findings);
    for (const PoolId id : change.findings) {
        if (Pool *pool = m_rows->find(id))
            pool->status = m_checker.statusOf(id);
    }
    sortUnique(change.pools);
    for (const PoolId id : change.pools) {
        if (m_rows->find(id))
            Q_EMIT poolChanged(id);
    }
    if (!change.findings.empty())
        Q_EMIT findingsChanged(change.findings);

    for (const auto &[id, name] : change.orphans)
        Q_EMIT editOrphaned(id, name);

    for (const auto &[id, base] : change.bases) {
        const Pool *pool = m_rows->find(id);
        if (pool && pool->draft)
            pool->draft->setBase(m_assessor->version(pool->host, base));
    }
    // A verdict depends on all pools of the host.
    if (change.definitions || !change.findings.empty())
        m_drafts->reassess(change.findings, change.edited);
}

const ConflictChecker &PoolRegistry::checker() const
{
    return m_checker;
}

std::vector<Finding> PoolRegistry::findingsOf(PoolId pool) const
{
    std::vector<Finding> findings = m_checker.findingsOf(pool);
    // Equal weights are sorted by place and name: ids differ between runs.
    std::stable_sort(findings.begin(), findings.end(), [this](const Finding &a, const Finding &b) {
        const auto weight = [](const Finding &finding) {
            return std::tuple(-static_cast<int>(finding.severity), finding.kind);
        };
        if (weight(a) != weight(b))
            return weight(a) < weight(b);
        if (a.resource != b.resource)
            return a.resource < b.resource;
        return a.peer != b.peer && displayName(a.peer) < displayName(b.peer);
    });
    return findings;
}

const PoolSchema &PoolRegistry::schema() const
{
    return *m_schema;
}

} // namespace poolwarden
