// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/takeback.h"

#include "app/poolwarden/connectioncontroller.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/wording/isolated.h"
#include "model/xml/poolreader.h"
#include "model/xml/samedefinition.h"

#include <utility>

namespace poolwarden {

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

DefinedPool beforeDefine(const PoolRegistry &registry, PoolId draft)
{
    const PoolRegistry::Pool &pool = *registry.pool(draft);
    const PoolId replaced = replacedBy(*pool.draft, registry);
    const PoolRegistry::Pool &old = replaced != noPool ? *registry.pool(replaced) : pool;
    return {{draft, pool.host, pool.draft->origin(),
             pool.snapshot ? pool.snapshot->uuid : QString(), pool.draft->xml(), pool.draft->base(),
             pool.draft->fileName()},
            isolated(registry.displayName(draft)),
            old.snapshot ? old.snapshot->uuid : QString(),
            old.snapshot ? old.snapshot->persistentXml : QByteArray(),
            {}};
}

TakeBack::TakeBack(PoolRegistry *registry, ConnectionController *connections, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_connections(connections)
{
}

void TakeBack::begin(const QList<DefinedPool> &pools)
{
    Q_ASSERT(!m_isRunning);
    m_left = pools;
    m_failed.clear();
    m_kept.clear();
    m_returned = 0;
    m_isRunning = true;
    goOn();
}

void TakeBack::watch(StorageService *service)
{
    if (m_watched.contains(service))
        return;
    m_watched.insert(service);
    const auto ends = [this, service](quint64 request, const std::optional<ServiceError> &error) {
        if (m_isRunning && service == m_service && request == m_request)
            ended(error);
    };
    connect(service, &StorageService::succeeded, this,
            [ends](quint64 request) { ends(request, std::nullopt); });
    connect(service, &StorageService::failed, this,
            [ends](quint64 request, StorageService::Operation, const QString &,
                   const ServiceError &error) { ends(request, error); });
    connect(service, &QObject::destroyed, this, [this, service] {
        m_watched.remove(service);
        if (m_isRunning && service == m_service)
            ended(ServiceError{ServiceError::Code::Other, tr("The connection was closed."), {}, 0});
    });
}

void TakeBack::goOn()
{
    m_service = nullptr;
    while (!m_service && !m_left.isEmpty()) {
        const DefinedPool &done = m_left.constLast();
        const auto keep = [&](const QString &reason) {
            m_kept.append(tr("“%1” stays as it is now. %2").arg(done.name, reason));
            m_left.removeLast();
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
    m_isRunning = false;
    Q_EMIT finished(m_returned, m_kept, m_failed);
}

void TakeBack::ended(const std::optional<ServiceError> &error)
{
    const DefinedPool done = m_left.takeLast();
    if (error) {
        m_kept.append((error->isUnanswered
                           ? tr("It is not known whether “%1” is as it was before, because there "
                                "was no answer. %2")
                           : tr("“%1” stays as it is now. %2"))
                          .arg(done.name, error->sentence));
        m_failed.prepend(done);
    } else if (const PoolRegistry::Pool *pool =
                   m_registry->pool(m_registry->findPool(done.draft.host, done.uuid));
               !done.before.isEmpty() && pool && pool->snapshot && pool->snapshot->isActive()
               && !isSame(pool->snapshot->persistentXml, done.before)) {
        // libvirt's test driver accepts it, and does nothing.
        m_kept.append(
            tr("“%1” stays as it is now: its host keeps the definition of an active pool. "
               "Stop it first.")
                .arg(done.name));
        m_failed.prepend(done);
    } else {
        ++m_returned;
        Q_EMIT returned();
        bringBack(m_registry, done.draft);
    }
    goOn();
}

} // namespace poolwarden
