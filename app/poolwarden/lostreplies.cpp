// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/lostreplies.h"

#include "app/poolwarden/connectioncontroller.h"
#include "app/poolwarden/poolactions.h"
#include "app/poolwarden/storeddifference.h"
#include "model/session/pooldraft.h"
#include "model/wording/operationwords.h"
#include "model/wording/shortlist.h"
#include "model/xml/poolreader.h"

#include <QSet>
#include <QStringList>

#include <utility>
#include <variant>

namespace poolwarden {

namespace {

using LostOperation = StorageService::Operation;

/// One message for all hosts: it goes when there is nothing unknown any more.
QString lostKey()
{
    return QStringLiteral("unanswered");
}

std::optional<PoolDefinition> definitionIn(const QByteArray &xml)
{
    const ReadResult reading = readPool({xml.constData(), std::size_t(xml.size())});
    const auto *definition = std::get_if<PoolDefinition>(&reading);
    return definition ? std::optional(*definition) : std::nullopt;
}

} // namespace

LostReplies::LostReplies(PoolRegistry *registry, ConnectionController *connections,
                         PoolActions *actions, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_connections(connections)
    , m_actions(actions)
{
    // After what the connection itself says of its end: this matters more.
    m_tell.setSingleShot(true);
    connect(&m_tell, &QTimer::timeout, this, &LostReplies::tell);
    m_late.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this, &LostReplies::lookAtLate);
    connect(actions, &PoolActions::unanswered, this, &LostReplies::add);
    connect(connections, &ConnectionController::listed, this,
            [this](HostId host) { settle(host, true); });
    connect(registry, &PoolRegistry::hostRemoved, this, [this](HostId host) {
        if (m_lost.removeIf([host](const Lost &lost) { return lost.call.job.host == host; }) > 0)
            m_tell.start();
    });
    // A host that was only slow tells of what it has done at last.
    const auto soon = [this] {
        if (!m_lost.isEmpty())
            m_late.start();
    };
    connect(registry, &PoolRegistry::poolChanged, this, soon);
    connect(registry, &PoolRegistry::poolAdded, this, soon);
    connect(registry, &PoolRegistry::poolRemoved, this, soon);
}

void LostReplies::add(const PoolCall &call, const ServiceError &error)
{
    m_lost.append({call, error});
    if (error.code == ServiceError::Code::ConnectionLost)
        m_connections->expectChange(call.job.host, call.job.name);
    m_tell.start();
}

void LostReplies::tell()
{
    if (m_lost.isEmpty()) {
        Q_EMIT messageWithdrawn(lostKey());
        return;
    }
    QStringList lines;
    for (const Lost &lost : std::as_const(m_lost))
        lines.append(operationwords::unanswered(lost.call.job.operation, lost.call.job.name,
                                                lost.error.sentence, lost.call.job.restarts));
    Message message;
    message.severity = Severity::Error;
    message.text = shortList(lines);
    message.detail = lines.size() > 1 ? longList(lines) : m_lost.constFirst().error.detail;
    message.key = lostKey();
    Q_EMIT messagePosted(message);
}

const PoolRegistry::Pool *LostReplies::poolOf(const PoolCall &call) const
{
    if (!call.uuid.isEmpty())
        return m_registry->pool(m_registry->findPool(call.job.host, call.uuid));
    const std::optional<PoolDefinition> sent = definitionIn(call.sent);
    if (!sent)
        return nullptr;
    if (sent->uuid)
        return m_registry->pool(
            m_registry->findPool(call.job.host, QString::fromStdString(toString(*sent->uuid))));
    const QString name = QString::fromStdString(sent->name);
    for (const PoolId id : m_registry->pools()) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (pool->host == call.job.host && pool->snapshot && pool->snapshot->name == name)
            return pool;
    }
    return nullptr;
}

bool LostReplies::isDone(const PoolCall &call) const
{
    const PoolRegistry::Pool *pool = poolOf(call);
    const bool isThere = pool && pool->snapshot;
    switch (call.job.operation) {
    case LostOperation::Define: {
        const std::optional<PoolDefinition> sent = definitionIn(call.sent);
        return isThere && sent && !pool->snapshot->persistentXml.isEmpty()
               && StoredDifference::of(call.sent, pool->snapshot->persistentXml,
                                       sent->uuid.has_value())
                      .isEmpty();
    }
    case LostOperation::Undefine:
        return !isThere || !pool->snapshot->persistent;
    case LostOperation::Start:
        return isThere && pool->snapshot->isActive();
    case LostOperation::Stop:
        return !isThere || !pool->snapshot->isActive();
    case LostOperation::SetAutostart:
        return isThere && pool->snapshot->autostart == call.job.autostart;
    default:
        return false; // nothing tells of it
    }
}

void LostReplies::lookAtLate()
{
    QSet<HostId> hosts;
    for (const Lost &lost : std::as_const(m_lost)) {
        if (lost.error.code == ServiceError::Code::TimedOut)
            hosts.insert(lost.call.job.host);
    }
    for (const HostId host : std::as_const(hosts)) {
        const auto known = m_registry->host(host);
        if (known && known->online)
            settle(host, false);
    }
}

void LostReplies::settle(HostId host, bool isFinal)
{
    QStringList lines;
    bool isAllDone = true;
    QList<std::pair<PoolCall, QString>> goOn;
    QList<Lost> left;
    for (const Lost &lost : std::exchange(m_lost, {})) {
        const PoolCall &call = lost.call;
        const bool isOver = call.job.host == host && (isFinal || isDone(call));
        if (!isOver) {
            left.append(lost);
            continue;
        }
        const bool done = isDone(call);
        const PoolRegistry::Pool *draftRow = m_registry->pool(call.job.pool);
        const bool goesOn =
            call.job.operation == LostOperation::Undefine
            || (call.job.operation == LostOperation::Define && draftRow && draftRow->draft);
        if (done && goesOn) {
            const PoolRegistry::Pool *pool = poolOf(call);
            goOn.append({call, pool && pool->snapshot ? pool->snapshot->uuid : call.uuid});
            continue;
        }
        isAllDone = isAllDone && done;
        lines.append(operationwords::settled(
            call.job.operation, call.job.name, done,
            call.job.operation == LostOperation::Stop ? call.job.restarts : call.job.autostart));
    }
    if (lines.isEmpty() && goOn.isEmpty()) {
        m_lost = left;
        return;
    }
    m_lost = left;
    tell();
    if (!lines.isEmpty()) {
        Message message;
        message.severity = isAllDone ? Severity::Info : Severity::Warning;
        message.text = shortList(lines);
        message.detail = lines.size() > 1 ? longList(lines) : QString();
        Q_EMIT messagePosted(message);
    }
    for (const auto &[call, uuid] : std::as_const(goOn))
        m_actions->settle(call, uuid);
}

} // namespace poolwarden
