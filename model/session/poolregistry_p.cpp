// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/poolregistry_p.h"

#include "model/host/canonical.h"
#include "model/pool/sortunique.h"
#include "model/schema/poolschema.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

constexpr int schemaDelayMilliseconds = 200;

std::optional<ReadResult> readXml(const QByteArray &xml, const ReadOptions &options)
{
    if (xml.isEmpty())
        return {};
    return readPool({xml.constData(), std::size_t(xml.size())}, options);
}

std::optional<PoolDefinition> definitionOf(const std::optional<ReadResult> &reading)
{
    if (!reading || !std::holds_alternative<PoolDefinition>(*reading))
        return {};
    return std::get<PoolDefinition>(*reading);
}

} // namespace

PoolRegistry::Private::Private(PoolRegistry &owner, std::shared_ptr<const PoolSchema> usedSchema)
    : q(owner)
    , schema(usedSchema ? std::move(usedSchema) : std::make_shared<const PoolSchema>())
    , assessor(checker, schema)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(schemaDelayMilliseconds);
    QObject::connect(&m_pause, &QTimer::timeout, &q, [this] { askSchema(); });
}

HostState *PoolRegistry::Private::findHost(HostId id)
{
    const auto found = std::find_if(hosts.begin(), hosts.end(),
                                    [id](const HostState &host) { return host.host.id == id; });
    return found == hosts.end() ? nullptr : &*found;
}

HostTopology PoolRegistry::Private::topologyOf(const HostInfo &info)
{
    HostTopology topology;
    // The test driver has no real storage, so there are no links that could be unknown.
    if (info.storesFiles && info.knowsLocality)
        topology.locality =
            info.local ? HostTopology::Locality::Local : HostTopology::Locality::Remote;
    topology.ownName = canonical::hostName(info.hostName.toStdString());
    return topology;
}

void PoolRegistry::Private::read(Pool &pool, const PoolSnapshot &before, const ReadOptions &options)
{
    const PoolSnapshot &now = *pool.snapshot;
    if (now.liveXml != before.liveXml || !pool.live)
        pool.live = readXml(now.liveXml, options);
    if (now.persistentXml == now.liveXml)
        pool.persistent = pool.live;
    else if (now.persistentXml != before.persistentXml || !pool.persistent)
        pool.persistent = readXml(now.persistentXml, options);
}

PoolId PoolRegistry::Private::takeSnapshot(HostState &host, const PoolSnapshot &snapshot,
                                           Change &change)
{
    PoolId id = host.byUuid.value(snapshot.uuid, noPool);
    bool isNewRow = false;
    if (id == noPool) {
        id = host.expected.take(snapshot.uuid);
        if (id != noPool && pools.contains(id)) {
            closeDraft(id, DraftEnd::Defined);
        } else {
            id = ++lastPool;
            isNewRow = true;
        }
        host.byUuid.insert(snapshot.uuid, id);
    }

    Pool &pool = pools[id];
    pool.id = id;
    pool.host = host.host.id;
    if (pool.snapshot && *pool.snapshot == snapshot
        && (!snapshot.error || snapshot.error->sentence == pool.snapshot->error->sentence))
        return noPool;
    const PoolSnapshot before = pool.snapshot.value_or(PoolSnapshot());
    const std::optional<ReadResult> live = pool.live;
    const std::optional<ReadResult> persistent = pool.persistent;
    const bool unreadable = snapshot.error.has_value() || !live;
    const bool known = pool.snapshot.has_value();
    pool.snapshot = snapshot;
    read(pool, before, assessor.readOptions(host.host.id));

    if (pool.draft && !snapshot.error) {
        if (const QString base = PoolDocument::editableText(snapshot.definitionXml());
            !base.isEmpty())
            change.bases.emplace_back(id, base);
    }
    if (!known || unreadable || pool.live != live || pool.persistent != persistent
        || before.isActive() != snapshot.isActive())
        check(pool, change);
    if (!isNewRow)
        change.pools.push_back(id);
    return isNewRow ? id : noPool;
}

bool PoolRegistry::Private::dropSnapshot(PoolId id, Change &change)
{
    Pool &pool = pools.at(id);
    HostState &host = *findHost(pool.host);
    host.byUuid.remove(pool.snapshot->uuid);

    if (pool.draft && pool.draft->isModified()) {
        change.orphans.emplace_back(id, pool.snapshot->name);
        pool.snapshot.reset();
        pool.live.reset();
        pool.persistent.reset();
        pool.draft->becomeNew();
        check(pool, change);
        change.pools.push_back(id);
        return true;
    }
    closeDraft(id, DraftEnd::Discarded);
    forget(id, change);
    return false;
}

void PoolRegistry::Private::forget(PoolId id, Change &change)
{
    change.definitions = true;
    if (!checker.statusOf(id).clean())
        change.findings.push_back(id);
    change.add(checker.remove(id));
}

void PoolRegistry::Private::check(Pool &pool, Change &change)
{
    check(pool, pool.draft ? pool.draft->assessment().definition : std::nullopt, change);
}

void PoolRegistry::Private::check(Pool &pool, const std::optional<PoolDefinition> &typed,
                                  Change &change)
{
    PoolEntry entry;
    entry.host = pool.host;
    entry.live = definitionOf(pool.live);
    entry.persistent =
        pool.persistent == pool.live ? entry.live : SharedDefinition(definitionOf(pool.persistent));
    if (pool.snapshot) {
        entry.active = pool.snapshot->isActive();
        if (!entry.live && !entry.persistent) {
            entry.knownName = pool.snapshot->name.toStdString();
            entry.knownUuid = parseUuid(pool.snapshot->uuid.toStdString());
        }
    }
    // An unchanged draft adds nothing.
    if (pool.hasUnsaved())
        entry.draft = typed;
    change.definitions = true;
    change.add(checker.update(pool.id, std::move(entry)));
    pool.status = checker.statusOf(pool.id);
}

DraftBase::Version PoolRegistry::Private::version(HostId host, const QString &text) const
{
    const QByteArray xml = PoolDocument::bytesOf(text);
    return {text, readPool({xml.constData(), std::size_t(xml.size())}, assessor.readOptions(host))};
}

void PoolRegistry::Private::openDraft(Pool &pool, DraftOrigin origin, const QString &text,
                                      const QString &fileName)
{
    const DefinitionText parsed(text);
    DraftAssessment first = assessor.read(pool.host, parsed, {});
    pool.draft = new PoolDraft(pool.id, pool.host, origin, parsed, first.reading, fileName, &q);
    drafts.push_back(pool.id);
    first.verdict = assessor.judge(pool.host, first.reading);
    first.findings = q.findingsOf(pool.id);
    awaitSchema(pool.id, first.schema);
    pool.draft->setAssessment(std::move(first));
    QObject::connect(pool.draft, &PoolDraft::edited, &q, [this, id = pool.id] { draftEdited(id); });
}

void PoolRegistry::Private::closeDraft(PoolId id, DraftEnd end)
{
    Pool &pool = pools.at(id);
    if (!pool.draft)
        return;
    PoolDraft *draft = pool.draft;
    pool.draft = nullptr;
    std::erase(drafts, id);
    draft->disconnect(&q);
    m_awaitSchema.remove(id);
    Q_EMIT q.draftClosed(id, draft, end);
    // Later: a signal of the draft may be the caller.
    draft->deleteLater();
}

void PoolRegistry::Private::appendRows(const std::vector<PoolId> &ids)
{
    if (ids.empty())
        return;
    const int first = int(rows.size());
    const int last = first + int(ids.size()) - 1;
    Q_EMIT q.rowsAboutToBeAdded(first, last);
    rows.insert(rows.end(), ids.begin(), ids.end());
    Q_EMIT q.rowsAdded(first, last);
    for (int i = first; i <= last; ++i)
        Q_EMIT q.poolAdded(ids[std::size_t(i - first)], i);
}

void PoolRegistry::Private::removeRows(const std::vector<PoolId> &ids)
{
    // In runs, from the last: rows before keep their positions.
    std::size_t end = ids.size();
    while (end > 0) {
        const int last = q.rowOf(ids[end - 1]);
        int first = last;
        std::size_t begin = end - 1;
        while (begin > 0 && q.rowOf(ids[begin - 1]) == first - 1) {
            --begin;
            --first;
        }
        Q_EMIT q.rowsAboutToBeRemoved(first, last);
        rows.erase(rows.begin() + first, rows.begin() + last + 1);
        for (std::size_t i = begin; i < end; ++i)
            pools.erase(ids[i]);
        Q_EMIT q.rowsRemoved(first, last);
        for (std::size_t i = end; i > begin; --i)
            Q_EMIT q.poolRemoved(ids[i - 1], first + int(i - 1 - begin));
        end = begin;
    }
}

void PoolRegistry::Private::commit(Change &change)
{
    sortUnique(change.findings);
    for (const PoolId id : change.findings) {
        if (const auto found = pools.find(id); found != pools.end())
            found->second.status = checker.statusOf(id);
    }
    sortUnique(change.pools);
    for (const PoolId id : change.pools) {
        if (pools.contains(id))
            Q_EMIT q.poolChanged(id);
    }
    if (!change.findings.empty())
        Q_EMIT q.findingsChanged(change.findings);

    for (const auto &[id, name] : change.orphans)
        Q_EMIT q.editOrphaned(id, name);

    for (const auto &[id, base] : change.bases) {
        const auto found = pools.find(id);
        if (found != pools.end() && found->second.draft)
            found->second.draft->setBase(version(found->second.host, base));
    }
    // A verdict depends on all pools of the host.
    if (!change.definitions && change.findings.empty())
        return;
    const std::vector<PoolId> open = drafts;
    for (const PoolId id : open) {
        const auto found = pools.find(id);
        if (id == change.edited || found == pools.end() || !found->second.draft)
            continue;
        reassess(found->second,
                 std::binary_search(change.findings.begin(), change.findings.end(), id));
    }
}

void PoolRegistry::Private::tellDrafts(HostId host)
{
    const std::vector<PoolId> open = drafts;
    for (const PoolId id : open) {
        const auto found = pools.find(id);
        if (found != pools.end() && found->second.draft && found->second.host == host)
            reassess(found->second, true);
    }
}

void PoolRegistry::Private::draftEdited(PoolId id)
{
    Pool &pool = pools.at(id);
    DraftAssessment next = assessor.read(pool.host, pool.draft->text(), pool.draft->assessment());
    Change change;
    check(pool, next.definition, change);
    next.verdict = assessor.judge(pool.host, next.reading);
    next.findings = q.findingsOf(id);
    change.pools.push_back(id);
    change.edited = id;
    awaitSchema(id, next.schema);
    // A receiver of the signal may close the draft.
    pool.draft->setAssessment(std::move(next));
    commit(change);
}

void PoolRegistry::Private::reassess(Pool &pool, bool findingsDiffer)
{
    DefineVerdict verdict = assessor.judge(pool.host, pool.draft->assessment().reading);
    if (!findingsDiffer && verdict == pool.draft->assessment().verdict)
        return;
    DraftAssessment next = pool.draft->assessment();
    next.verdict = std::move(verdict);
    if (findingsDiffer)
        next.findings = q.findingsOf(pool.id);
    pool.draft->setAssessment(std::move(next));
}

void PoolRegistry::Private::awaitSchema(PoolId id, const SchemaAnswer &answer)
{
    if (answer.isLate()) {
        m_awaitSchema.insert(id);
        m_pause.start();
    } else {
        m_awaitSchema.remove(id);
    }
}

void PoolRegistry::Private::askSchema()
{
    const QSet<PoolId> waiting = std::exchange(m_awaitSchema, {});
    for (const PoolId id : waiting) {
        const auto found = pools.find(id);
        if (found == pools.end() || !found->second.draft)
            continue;
        found->second.draft->assessment().schema.ask();
        found->second.draft->setAssessment(found->second.draft->assessment());
    }
}

} // namespace poolwarden
