// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/opendrafts.h"

#include "model/session/pooldraft.h"
#include "model/session/registrychange.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace poolwarden {

namespace {

constexpr std::chrono::milliseconds schemaDelay{200};

} // namespace

OpenDrafts::OpenDrafts(PoolRows *rows, const DraftAssessor *assessor, FindingsOf findingsOf,
                       QObject *parent)
    : QObject(parent)
    , m_rows(rows)
    , m_assessor(assessor)
    , m_findingsOf(std::move(findingsOf))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(schemaDelay);
    connect(&m_pause, &QTimer::timeout, this, &OpenDrafts::askSchema);
}

OpenDrafts::~OpenDrafts()
{
    // The drafts are children, which still emit signals while they are deleted.
    for (const PoolId id : m_ids)
        m_rows->find(id)->draft->disconnect(this);
}

RegisteredPool *OpenDrafts::withDraft(PoolId id) const
{
    RegisteredPool *pool = m_rows->find(id);
    return pool && pool->draft ? pool : nullptr;
}

QHash<QString, PoolId> OpenDrafts::newByUuid(HostId host) const
{
    QHash<QString, PoolId> found;
    for (const PoolId id : m_ids) {
        const RegisteredPool *pool = m_rows->find(id);
        if (pool->host != host || pool->snapshot || pool->draft->isSent())
            continue;
        const auto uuid =
            parseUuid(pool->draft->value({Field::Uuid}).value_or(QString()).toStdString());
        if (uuid)
            found.insert(QString::fromStdString(toString(*uuid)), id);
    }
    return found;
}

void OpenDrafts::open(RegisteredPool &pool, DraftOrigin origin, const QString &text,
                      const QString &fileName)
{
    const DefinitionText parsed(text);
    DraftAssessment first = m_assessor->read(pool.host, parsed, {});
    pool.draft = new PoolDraft(pool.id, pool.host, origin, parsed, first.reading, fileName, this);
    m_ids.push_back(pool.id);
    first.verdict = m_assessor->judge(pool.host, first.reading);
    first.findings = m_findingsOf(pool.id);
    awaitSchema(pool.id, first.schema);
    pool.draft->setAssessment(std::move(first));
    connect(pool.draft, &PoolDraft::edited, this, [this, id = pool.id] { Q_EMIT edited(id); });
}

void OpenDrafts::close(RegisteredPool &pool, DraftEnd end)
{
    PoolDraft *draft = std::exchange(pool.draft, nullptr);
    if (!draft)
        return;
    std::erase(m_ids, pool.id);
    draft->disconnect(this);
    m_awaitSchema.remove(pool.id);
    Q_EMIT closed(pool.id, draft, end);
    // Later: a signal of the draft may be the caller.
    draft->deleteLater();
}

void OpenDrafts::resume(const RegisteredPool &pool, const QString &base, const QString &xml)
{
    pool.draft->resume(
        base.isEmpty() ? std::nullopt : std::optional(m_assessor->version(pool.host, base)), xml);
}

void OpenDrafts::setBase(const RegisteredPool &pool, const QString &text)
{
    pool.draft->setBase(m_assessor->version(pool.host, text));
}

void OpenDrafts::assess(RegisteredPool &pool,
                        const std::function<void(const std::optional<PoolDefinition> &)> &check)
{
    DraftAssessment next =
        m_assessor->read(pool.host, pool.draft->text(), pool.draft->assessment());
    check(next.definition);
    next.verdict = m_assessor->judge(pool.host, next.reading);
    next.findings = m_findingsOf(pool.id);
    awaitSchema(pool.id, next.schema);
    pool.draft->setAssessment(std::move(next));
}

void OpenDrafts::reassess(const RegistryChange &change)
{
    // Thousands of drafts cost nothing while one of them is made or edited.
    const std::vector<PoolId> ids = change.isOfHost ? m_ids : change.findings;
    for (const PoolId id : ids) {
        RegisteredPool *pool = id == change.edited ? nullptr : withDraft(id);
        if (pool)
            reassess(*pool, std::ranges::binary_search(change.findings, id));
    }
}

void OpenDrafts::reassess(HostId host)
{
    const std::vector<PoolId> ids = m_ids;
    for (const PoolId id : ids) {
        RegisteredPool *pool = m_rows->find(id);
        if (pool && pool->draft && pool->host == host)
            reassess(*pool, true);
    }
}

void OpenDrafts::reassess(RegisteredPool &pool, bool findingsDiffer)
{
    DefineVerdict verdict = m_assessor->judge(pool.host, pool.draft->assessment().reading);
    if (!findingsDiffer && verdict == pool.draft->assessment().verdict)
        return;
    DraftAssessment next = pool.draft->assessment();
    next.verdict = std::move(verdict);
    if (findingsDiffer)
        next.findings = m_findingsOf(pool.id);
    pool.draft->setAssessment(std::move(next));
}

void OpenDrafts::awaitSchema(PoolId id, const SchemaAnswer &answer)
{
    if (answer.isLate()) {
        m_awaitSchema.insert(id);
        m_pause.start();
    } else {
        m_awaitSchema.remove(id);
    }
}

void OpenDrafts::askSchema()
{
    const QSet<PoolId> waiting = std::exchange(m_awaitSchema, {});
    for (const PoolId id : waiting) {
        const RegisteredPool *pool = m_rows->find(id);
        if (!pool || !pool->draft)
            continue;
        pool->draft->assessment().schema.ask();
        pool->draft->setAssessment(pool->draft->assessment());
    }
}

} // namespace poolwarden
