// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/defineall.h"

#include "app/poolwarden/connectioncontroller.h"
#include "app/poolwarden/definecontroller.h"
#include "app/poolwarden/poolactions.h"
#include "model/operations/operationqueue.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/wording/isolated.h"
#include "model/xml/poolreader.h"
#include "model/xml/samedefinition.h"

#include <QTimer>

#include <utility>

namespace poolwarden {

using Result = DraftPlanModel::Result;

namespace {

ReadResult readingOf(const QByteArray &xml)
{
    return readPool({xml.constData(), std::size_t(xml.size())});
}

/// Whether both are the same text, or mean the same.
bool isSame(const QByteArray &one, const QByteArray &other)
{
    return one == other || isSameDefinition(readingOf(one), readingOf(other));
}

} // namespace

DefineAll::DefineAll(PoolRegistry *registry, ConnectionController *connections,
                     PoolActions *actions, const OperationQueue *queue, DefineController *define,
                     QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_connections(connections)
    , m_actions(actions)
    , m_queue(queue)
    , m_define(define)
{
    connect(actions, &PoolActions::ended, this,
            [this](PoolId pool, StorageService::Operation operation, bool succeeded) {
                if (m_state == State::Defining && pool == m_running
                    && operation == StorageService::Operation::Define)
                    ended(pool, succeeded);
            });
    // A connection that is closed ends no operation: its jobs are dropped.
    connect(queue, &OperationQueue::changed, this, [this] {
        QTimer::singleShot(0, this, [this, pool = m_running] {
            if (m_state == State::Defining && pool != noPool && pool == m_running
                && !m_queue->isPending(pool))
                ended(pool, false);
        });
    });
}

void DefineAll::define(DraftPlanModel *plan, bool stopsAtFailure)
{
    if (m_state != State::Idle || plan->order().isEmpty())
        return;
    m_plan = plan;
    m_left = plan->order();
    m_stopsAtFailure = stopsAtFailure;
    m_failed = 0;
    m_done.clear();
    m_summary.clear();
    m_state = State::Defining;
    plan->clearResults();
    m_define->holdReport();
    Q_EMIT changed();
    goOn();
}

void DefineAll::stop()
{
    if (m_state != State::Defining)
        return;
    for (const PoolId pool : std::as_const(m_left)) {
        if (m_plan)
            m_plan->setResult(pool, Result::NotReached);
    }
    m_left.clear();
}

void DefineAll::goOn()
{
    while (m_running == noPool && !m_left.isEmpty()) {
        const PoolId id = m_left.takeFirst();
        m_registry->compareWithHost(id);
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (!pool || !pool->draft) {
            fail(id, tr("The draft is gone."));
            continue;
        }
        if (const QString why = whyNotDefine(*pool->draft, *m_registry); !why.isEmpty()) {
            fail(id, why);
            continue;
        }
        const PoolId replaced = replacedBy(*pool->draft, *m_registry);
        const PoolRegistry::Pool *old = replaced != noPool ? m_registry->pool(replaced) : pool;
        m_now = Done{{id, pool->host, pool->draft->origin(),
                      pool->snapshot ? pool->snapshot->uuid : QString(), pool->draft->xml(),
                      pool->draft->base(), pool->draft->fileName()},
                     isolated(m_registry->displayName(id)),
                     old->snapshot ? old->snapshot->uuid : QString(),
                     old->snapshot ? old->snapshot->persistentXml : QByteArray(),
                     {}};
        m_running = id;
        if (m_plan)
            m_plan->setResult(id, Result::Running);
        if (m_actions->run(StorageService::Operation::Define, {id}).isEmpty()) {
            m_running = noPool;
            fail(id, tr("The connection is closed."));
        }
    }
    if (m_running == noPool)
        finish();
}

void DefineAll::fail(PoolId pool, const QString &sentence)
{
    ++m_failed;
    if (m_plan)
        m_plan->setResult(pool, Result::Failed, sentence);
    if (m_stopsAtFailure)
        stop();
}

void DefineAll::ended(PoolId id, bool succeeded)
{
    m_running = noPool;
    Done done = *std::exchange(m_now, std::nullopt);
    const PoolRegistry::Pool *draftRow = m_registry->pool(id);
    if (!succeeded) {
        fail(id, reasonOf(id));
    } else if (draftRow && draftRow->draft && draftRow->draft->xml() == done.draft.xml) {
        fail(id, tr("The host accepted it, but stored another definition. The draft stays."));
    } else {
        const PoolId pool =
            done.uuid.isEmpty() ? id : m_registry->findPool(done.draft.host, done.uuid);
        const PoolRegistry::Pool *defined = m_registry->pool(pool);
        if (defined && defined->snapshot) {
            done.uuid = defined->snapshot->uuid;
            done.after = defined->snapshot->persistentXml;
            m_done.append(done);
        }
        if (m_plan)
            m_plan->setResult(id, Result::Defined);
    }
    goOn();
}

QString DefineAll::reasonOf(PoolId pool) const
{
    for (int row = m_queue->rowCount() - 1; row >= 0; --row) {
        const QModelIndex job = m_queue->index(row);
        if (job.data(OperationQueue::PoolRole).value<PoolId>() == pool)
            return job.data(OperationQueue::ErrorRole).toString().replace(u'\n', u' ');
    }
    return tr("The connection was closed.");
}

void DefineAll::finish()
{
    m_state = State::Idle;
    const auto count = static_cast<int>(m_done.size());
    m_summary = tr("%n pool(s) were defined.", nullptr, count);
    if (m_failed > 0)
        m_summary += u' ' + tr("%n could not be defined.", nullptr, m_failed);
    m_define->releaseReport();
    Q_EMIT changed();
}

void DefineAll::takeBack(DraftPlanModel *plan)
{
    if (!canTakeBack())
        return;
    m_plan = plan;
    m_toTakeBack = std::exchange(m_done, {});
    m_kept.clear();
    m_returned = 0;
    m_state = State::TakingBack;
    Q_EMIT changed();
    takeBackNext();
}

void DefineAll::watch(StorageService *service)
{
    if (m_watched.contains(service))
        return;
    m_watched.insert(service);
    const auto ends = [this, service](quint64 request, const std::optional<ServiceError> &error) {
        if (m_state == State::TakingBack && service == m_service && request == m_request)
            takenBack(error);
    };
    connect(service, &StorageService::succeeded, this,
            [ends](quint64 request) { ends(request, std::nullopt); });
    connect(service, &StorageService::failed, this,
            [ends](quint64 request, StorageService::Operation, const QString &,
                   const ServiceError &error) { ends(request, error); });
    connect(service, &QObject::destroyed, this, [this, service] {
        m_watched.remove(service);
        if (m_state == State::TakingBack && service == m_service)
            takenBack(
                ServiceError{ServiceError::Code::Other, tr("The connection was closed."), {}, 0});
    });
}

void DefineAll::takeBackNext()
{
    m_service = nullptr;
    while (!m_service && !m_toTakeBack.isEmpty()) {
        const Done &done = m_toTakeBack.constLast();
        const auto keep = [&](const QString &reason) {
            m_kept.append(tr("“%1” stays as it is now. %2").arg(done.name, reason));
            m_toTakeBack.removeLast();
        };
        const PoolRegistry::Pool *pool =
            m_registry->pool(m_registry->findPool(done.draft.host, done.uuid));
        StorageService *service = m_connections->serviceOf(done.draft.host);
        if (!service || !service->isOpen()) {
            keep(tr("The connection is closed."));
        } else if (!pool || !pool->snapshot) {
            keep(tr("The host does not have it any more."));
        } else if (!isSame(pool->snapshot->persistentXml, done.after)) {
            keep(tr("It was changed since."));
        } else {
            watch(service);
            m_service = service;
            m_request = done.before.isEmpty()
                            ? service->undefine(done.uuid)
                            : service->define(done.before, StorageService::Validation::None);
        }
    }
    if (m_service)
        return;
    m_state = State::Idle;
    m_summary = tr("%n pool(s) are as they were before.", nullptr, m_returned);
    if (!m_kept.isEmpty())
        m_summary += u'\n' + m_kept.join(u'\n');
    if (m_plan)
        m_plan->clearResults();
    Q_EMIT changed();
}

void DefineAll::takenBack(const std::optional<ServiceError> &error)
{
    const Done done = m_toTakeBack.takeLast();
    if (error) {
        m_kept.append(tr("“%1” stays as it is now. %2").arg(done.name, error->sentence));
        m_done.prepend(done); // to be tried again
    } else {
        ++m_returned;
        m_define->withdrawReport();
        bringBack(m_registry, done.draft);
    }
    takeBackNext();
}

} // namespace poolwarden
