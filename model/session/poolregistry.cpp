// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/poolregistry.h"

#include "model/port/hostprofile.h"
#include "model/schema/poolschema.h"
#include "model/session/poolregistry_p.h"
#include "model/xml/samedefinition.h"

#include <algorithm>
#include <tuple>

namespace poolwarden {

PoolRegistry::PoolRegistry(std::shared_ptr<const PoolSchema> schema, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(schema)))
{
}

PoolRegistry::~PoolRegistry()
{
    // Drafts are children: they outlive d.
    for (auto &[id, pool] : d->pools) {
        if (pool.draft)
            pool.draft->disconnect(this);
    }
}

HostId PoolRegistry::addHost(const QString &label, const HostInfo &info)
{
    const HostId id = ++d->lastHost;
    d->hosts.push_back({{id, label, info, true, {}}, {}, {}});
    d->checker.addHost(id, driverProfileOf(info), Private::topologyOf(info));
    Q_EMIT hostAdded(id);
    return id;
}

void PoolRegistry::setHostInfo(HostId id, const HostInfo &info)
{
    HostState *host = d->findHost(id);
    if (!host)
        return;
    const bool moved = host->host.info.local != info.local;
    host->host.info = info;
    d->checker.setProfile(id, driverProfileOf(info));
    if (moved)
        setTopology(id, Private::topologyOf(info));
    Q_EMIT hostChanged(id);
    d->tellDrafts(id);
}

void PoolRegistry::removeHost(HostId id, DraftEnd drafts)
{
    if (!d->findHost(id))
        return;
    Private::Change change;
    std::vector<PoolId> gone;
    for (const PoolId row : d->rows) {
        if (d->pools.at(row).host == id)
            gone.push_back(row);
    }
    for (const PoolId row : gone)
        d->closeDraft(row, drafts);
    for (const PoolId row : gone) {
        if (!d->checker.statusOf(row).clean())
            change.findings.push_back(row);
    }
    change.add(d->checker.removeHost(id));
    d->removeRows(gone);
    std::erase_if(d->hosts, [id](const HostState &host) { return host.host.id == id; });
    d->commit(change);
    Q_EMIT hostRemoved(id);
    Q_EMIT settled();
}

void PoolRegistry::setHostOnline(HostId id, bool online)
{
    HostState *host = d->findHost(id);
    if (!host || host->host.online == online)
        return;
    host->host.online = online;
    host->host.offlineSince = online ? QDateTime() : QDateTime::currentDateTime();
    Q_EMIT hostChanged(id);
    d->tellDrafts(id);
}

QList<PoolRegistry::Host> PoolRegistry::hosts() const
{
    QList<Host> list;
    for (const HostState &host : d->hosts)
        list << host.host;
    return list;
}

std::optional<PoolRegistry::Host> PoolRegistry::host(HostId id) const
{
    const HostState *host = d->findHost(id);
    return host ? std::optional(host->host) : std::nullopt;
}

void PoolRegistry::setPools(HostId host, const QList<PoolSnapshot> &pools)
{
    HostState *state = d->findHost(host);
    if (!state)
        return;
    Private::Change change;
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
    std::erase_if(gone, [&](PoolId id) { return d->dropSnapshot(id, change); });
    d->removeRows(gone);

    std::vector<PoolId> added;
    for (const PoolSnapshot &pool : pools) {
        if (const PoolId id = d->takeSnapshot(*state, pool, change); id != noPool)
            added.push_back(id);
    }
    d->appendRows(added);
    d->commit(change);
    Q_EMIT settled();
}

void PoolRegistry::upsertPool(HostId host, const PoolSnapshot &pool)
{
    HostState *state = d->findHost(host);
    if (!state)
        return;
    Private::Change change;
    if (const PoolId added = d->takeSnapshot(*state, pool, change); added != noPool)
        d->appendRows({added});
    d->commit(change);
}

void PoolRegistry::removePool(HostId host, const QString &uuid)
{
    const PoolId id = findPool(host, uuid);
    if (id == noPool)
        return;
    Private::Change change;
    if (!d->dropSnapshot(id, change))
        d->removeRows({id});
    d->commit(change);
}

void PoolRegistry::setTopology(HostId host, HostTopology topology)
{
    if (!d->findHost(host))
        return;
    Private::Change change;
    change.add(d->checker.setTopology(host, std::move(topology)));
    d->commit(change);
    Q_EMIT settled();
}

QList<PoolId> PoolRegistry::pools() const
{
    return {d->rows.begin(), d->rows.end()};
}

int PoolRegistry::poolCount() const
{
    return int(d->rows.size());
}

PoolId PoolRegistry::poolAt(int row) const
{
    return row >= 0 && row < poolCount() ? d->rows[std::size_t(row)] : noPool;
}

int PoolRegistry::rowOf(PoolId id) const
{
    // Rows are sorted by id: new ones are appended, with growing ids.
    const auto found = std::lower_bound(d->rows.begin(), d->rows.end(), id);
    return found != d->rows.end() && *found == id ? int(found - d->rows.begin()) : -1;
}

const PoolRegistry::Pool *PoolRegistry::pool(PoolId id) const
{
    const auto found = d->pools.find(id);
    return found == d->pools.end() ? nullptr : &found->second;
}

PoolId PoolRegistry::findPool(HostId host, const QString &uuid) const
{
    const HostState *state = d->findHost(host);
    return state ? state->byUuid.value(uuid, noPool) : noPool;
}

bool PoolRegistry::Pool::hasUnsaved() const
{
    return draft && (!snapshot || draft->isModified());
}

bool PoolRegistry::Pool::isPending() const
{
    return snapshot && snapshot->isActive() && live && persistent && live != persistent
           && !isSameDefinition(*live, *persistent);
}

QString PoolRegistry::displayName(PoolId id) const
{
    const Pool *found = pool(id);
    if (!found)
        return {};
    QString name;
    if (found->draft) {
        if (const auto *definition =
                std::get_if<PoolDefinition>(&found->draft->assessment().reading))
            name = QString::fromStdString(definition->name);
        else
            name = found->draft->value({Field::Name}).value_or(QString());
    }
    if (name.isEmpty() && found->snapshot)
        name = found->snapshot->name;
    if (name.isEmpty() && found->draft)
        name = found->draft->fileName();
    return name.isEmpty() ? tr("(no name)") : name;
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
    Q_ASSERT(d->findHost(host));
    const PoolId id = ++d->lastPool;
    Pool &pool = d->pools[id];
    pool.id = id;
    pool.host = host;
    d->openDraft(pool, origin, xml, fileName);
    Private::Change change;
    d->check(pool, change);
    d->appendRows({id});
    d->commit(change);
    Q_EMIT draftOpened(id);
    return pool.draft;
}

PoolDraft *PoolRegistry::editPool(PoolId id)
{
    const auto found = d->pools.find(id);
    if (found == d->pools.end())
        return nullptr;
    Pool &pool = found->second;
    if (pool.draft)
        return pool.draft;
    const QString base = PoolDocument::editableText(pool.snapshot->definitionXml());
    if (base.isEmpty())
        return nullptr;
    d->openDraft(pool, DraftOrigin::Edited, base, {});
    Q_EMIT poolChanged(id);
    Q_EMIT draftOpened(id);
    return pool.draft;
}

void PoolRegistry::resumeDraft(PoolId id, const QString &base, const QString &xml)
{
    const Pool *pool = this->pool(id);
    if (!pool || !pool->draft)
        return;
    pool->draft->resume(base.isEmpty() ? std::nullopt : std::optional(d->version(pool->host, base)),
                        xml);
}

void PoolRegistry::compareWithHost(PoolId id)
{
    const Pool *pool = this->pool(id);
    if (!pool || !pool->draft || !pool->snapshot || pool->snapshot->error)
        return;
    if (const QString text = PoolDocument::editableText(pool->snapshot->definitionXml());
        !text.isEmpty())
        pool->draft->setBase(d->version(pool->host, text));
}

void PoolRegistry::discardDraft(PoolId id)
{
    const auto found = d->pools.find(id);
    if (found == d->pools.end() || !found->second.draft)
        return;
    d->closeDraft(id, DraftEnd::Discarded);
    Private::Change change;
    if (found->second.snapshot) {
        d->check(found->second, change);
        change.pools.push_back(id);
    } else {
        d->forget(id, change);
        d->removeRows({id});
    }
    d->commit(change);
}

void PoolRegistry::draftDefined(PoolId id, const QString &uuid)
{
    const auto found = d->pools.find(id);
    if (found == d->pools.end() || !found->second.draft)
        return;
    Pool &pool = found->second;
    if (pool.snapshot) {
        d->closeDraft(id, DraftEnd::Defined);
        Private::Change change;
        d->check(pool, change);
        change.pools.push_back(id);
        d->commit(change);
        return;
    }
    HostState &host = *d->findHost(pool.host);
    const PoolId twin = host.byUuid.value(uuid, noPool);
    if (twin == noPool) {
        host.expected.insert(uuid, id);
        return;
    }

    // The pool's event came before the answer to the request.
    Private::Change change;
    if (d->pools.at(twin).draft) {
        // The row that the event made is being edited: keep it.
        d->closeDraft(id, DraftEnd::Defined);
        d->forget(id, change);
        d->removeRows({id});
    } else {
        const PoolSnapshot snapshot = *d->pools.at(twin).snapshot;
        d->dropSnapshot(twin, change);
        d->removeRows({twin});
        host.expected.insert(uuid, id);
        d->takeSnapshot(host, snapshot, change);
    }
    d->commit(change);
}

const ConflictChecker &PoolRegistry::checker() const
{
    return d->checker;
}

std::vector<Finding> PoolRegistry::findingsOf(PoolId pool) const
{
    std::vector<Finding> findings = d->checker.findingsOf(pool);
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
    return *d->schema;
}

} // namespace poolwarden
