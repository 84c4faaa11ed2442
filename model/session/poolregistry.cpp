// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/poolregistry.h"

#include "model/accepted/findingfilter.h"
#include "model/pool/sortunique.h"
#include "model/port/hostprofile.h"
#include "model/schema/poolschema.h"
#include "model/session/draftassessor.h"
#include "model/session/hostsnapshots.h"
#include "model/session/hosttable.h"
#include "model/session/opendrafts.h"
#include "model/session/poolchecks.h"
#include "model/session/pooldraft.h"
#include "model/session/poolrows.h"
#include "model/session/registrychange.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

PoolRegistry::PoolRegistry(std::shared_ptr<const PoolSchema> schema, QObject *parent)
    : QObject(parent)
    , m_schema(schema ? std::move(schema) : std::make_shared<const PoolSchema>())
    , m_filter(
          std::make_unique<FindingFilter>(m_checker, [this](HostId host) { return placeOf(host); }))
    , m_assessor(std::make_unique<DraftAssessor>(m_checker, m_schema))
    , m_hosts(std::make_unique<HostTable>())
    , m_rows(std::make_unique<PoolRows>())
    , m_drafts(std::make_unique<OpenDrafts>(m_rows.get(), m_assessor.get(),
                                            [this](PoolId pool) { return findingsOf(pool); }))
    , m_checks(std::make_unique<PoolChecks>(m_checker, *m_filter))
    , m_snapshots(
          std::make_unique<HostSnapshots>(*m_hosts, *m_rows, *m_drafts, *m_assessor, *m_checks))
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
    m_files =
        addHost(tr("Files", "where drafts are that are for no host yet"), HostTable::infoOfFiles());
    return m_files;
}

void PoolRegistry::setHostInfo(HostId id, const HostInfo &info)
{
    HostTable::Entry *host = m_hosts->find(id);
    if (!host)
        return;
    const bool moved = host->host.info.local != info.local;
    HostTable::setInfo(host, info);
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
    for (const PoolId row : gone) {
        m_drafts->close(*m_rows->find(row), drafts);
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
    if (!m_hosts->setOnline(id, online))
        return;
    Q_EMIT hostChanged(id);
    m_drafts->reassess(id);
}

QList<PoolRegistry::Host> PoolRegistry::hosts() const
{
    return m_hosts->hosts();
}

std::optional<PoolRegistry::Host> PoolRegistry::host(HostId id) const
{
    const HostTable::Entry *entry = m_hosts->find(id);
    return entry ? std::optional(entry->host) : std::nullopt;
}

void PoolRegistry::setPools(HostId host, const QList<PoolSnapshot> &pools)
{
    if (!m_hosts->find(host))
        return;
    RegistryChange change;
    m_snapshots->takeAll(host, pools, change);
    commit(change);
    Q_EMIT settled();
}

void PoolRegistry::upsertPool(HostId host, const PoolSnapshot &pool)
{
    if (!m_hosts->find(host))
        return;
    RegistryChange change;
    if (const PoolId added = m_snapshots->take(host, pool, change); added != noPool)
        m_rows->append({added});
    commit(change);
}

void PoolRegistry::removePool(HostId host, const QString &uuid)
{
    const PoolId id = findPool(host, uuid);
    if (id == noPool)
        return;
    RegistryChange change;
    if (!m_snapshots->drop(*m_rows->find(id), change))
        m_rows->remove({id});
    commit(change);
}

void PoolRegistry::setTopology(HostId host, HostTopology topology)
{
    if (!m_hosts->find(host))
        return;
    const bool isNew = topology != m_checker.topology(host);
    RegistryChange change;
    change.isOfHost = isNew;
    change.addFindings(m_checker.setTopology(host, std::move(topology)));
    commit(change);
    if (isNew)
        Q_EMIT topologyChanged(host);
    Q_EMIT settled();
}

QList<PoolId> PoolRegistry::pools() const
{
    return {m_rows->ids().begin(), m_rows->ids().end()};
}

PoolId PoolRegistry::lastId() const
{
    return m_rows->lastId();
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
    const HostTable::Entry *entry = m_hosts->find(host);
    return entry ? entry->byUuid.value(uuid, noPool) : noPool;
}

QString PoolRegistry::displayName(PoolId id) const
{
    const Pool *found = pool(id);
    return found ? found->displayName() : QString();
}

QString PoolRegistry::nameBeside(PoolId id, PoolId other) const
{
    const Pool *pool = this->pool(id);
    const Pool *beside = this->pool(other);
    if (!pool || !beside)
        return displayName(id);
    const auto host = this->host(pool->host);
    return pool->nameBeside(*beside, host ? host->label : QString());
}

PoolDraft *PoolRegistry::createDraft(HostId host, DraftOrigin origin, const QString &xml,
                                     const QString &fileName)
{
    Q_ASSERT(m_hosts->find(host));
    Pool &pool = m_rows->create(host);
    const PoolId id = pool.id;
    m_drafts->open(pool, origin, xml, fileName);
    RegistryChange change;
    m_checks->check(pool, change);
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
    if (Pool *pool = m_drafts->withDraft(id))
        m_drafts->resume(*pool, base, xml);
}

void PoolRegistry::setFile(PoolId id, const DraftFile &file, const QString &text)
{
    if (const Pool *pool = m_drafts->withDraft(id))
        pool->draft->setFile(file, m_assessor->version(pool->host, text));
}

void PoolRegistry::fileChanged(PoolId id, const QString &text)
{
    if (const Pool *pool = m_drafts->withDraft(id)) {
        pool->draft->setFileGone(false);
        m_drafts->setBase(*pool, text);
    }
}

void PoolRegistry::setFileGone(PoolId id, bool isGone)
{
    if (const Pool *pool = m_drafts->withDraft(id))
        pool->draft->setFileGone(isGone);
}

void PoolRegistry::compareWithHost(PoolId id)
{
    const Pool *pool = m_drafts->withDraft(id);
    if (!pool || !pool->snapshot || pool->snapshot->error)
        return;
    const QString text = PoolDocument::editableText(pool->snapshot->definitionXml());
    if (!text.isEmpty())
        m_drafts->setBase(*pool, text);
}

void PoolRegistry::discardDraft(PoolId id)
{
    Pool *pool = m_drafts->withDraft(id);
    if (!pool)
        return;
    m_drafts->close(*pool, DraftEnd::Discarded);
    RegistryChange change;
    if (pool->snapshot) {
        m_checks->check(*pool, change);
        change.pools.push_back(id);
    } else {
        m_checks->forget(id, change);
        m_rows->remove({id});
    }
    commit(change);
}

void PoolRegistry::draftDefined(PoolId id, const QString &uuid)
{
    Pool *pool = m_drafts->withDraft(id);
    if (!pool)
        return;
    RegistryChange change;
    if (pool->snapshot) {
        m_drafts->close(*pool, DraftEnd::Defined);
        m_checks->check(*pool, change);
        change.pools.push_back(id);
    } else {
        m_snapshots->defined(*pool, uuid, change);
    }
    commit(change);
}

void PoolRegistry::draftEdited(PoolId id)
{
    RegistryChange change;
    change.pools.push_back(id);
    change.edited = id;
    Pool &pool = *m_rows->find(id);
    // A receiver of the draft's signal may close it.
    m_drafts->assess(pool, [&](const std::optional<PoolDefinition> &typed) {
        m_checks->check(pool, typed, change);
    });
    commit(change);
}

void PoolRegistry::commit(RegistryChange &change)
{
    sortUnique(change.findings);
    for (const PoolId id : change.findings) {
        // That of the edited one is known.
        if (Pool *pool = id == change.edited ? nullptr : m_rows->find(id))
            pool->status = m_filter->countsOf(id, m_filter->acceptedOf(id));
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
        if (const Pool *pool = m_drafts->withDraft(id))
            m_drafts->setBase(*pool, base);
    }
    m_drafts->reassess(change);
}

std::vector<Finding> PoolRegistry::findingsOf(PoolId pool) const
{
    std::vector<Finding> findings = m_filter->open(pool, m_checker.findingsOf(pool));
    // Equal weights are sorted by place and name: ids differ between runs.
    std::stable_sort(findings.begin(), findings.end(), [this](const Finding &a, const Finding &b) {
        if (weightOf(a) != weightOf(b))
            return weightOf(a) < weightOf(b);
        if (a.resource != b.resource)
            return a.resource < b.resource;
        return a.peer != b.peer && displayName(a.peer) < displayName(b.peer);
    });
    return findings;
}

std::vector<Finding> PoolRegistry::findingsWithoutDraft(PoolId pool) const
{
    return m_filter->open(pool, m_checker.findingsWithoutDraft(pool));
}

void PoolRegistry::forEachFinding(const std::function<bool(const Finding &)> &callback) const
{
    m_checker.forEachFinding([&](const Finding &finding) {
        return m_filter->acceptanceOf(finding) || callback(finding);
    });
}

void PoolRegistry::setAccepted(const QString &place, const AcceptedList &list)
{
    const AcceptedList *known = m_filter->set().list(place);
    if (known ? *known == list : list.findings.isEmpty())
        return;
    RegistryChange change;
    change.findings = m_filter->setList(place, list, m_rows->ids());
    change.pools = change.findings;
    commit(change);
    Q_EMIT acceptedChanged();
    Q_EMIT settled();
}

QString PoolRegistry::placeOf(HostId host) const
{
    const HostTable::Entry *entry = m_hosts->find(host);
    return entry ? entry->place : QString();
}
} // namespace poolwarden
