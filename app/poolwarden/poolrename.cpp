// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/poolrename.h"

#include "app/poolwarden/connectioncontroller.h"
#include "app/poolwarden/renameproof.h"
#include "app/poolwarden/replacededits.h"
#include "app/poolwarden/takeback.h"
#include "model/commands/poolrules.h"
#include "model/session/discardeddraft.h"
#include "model/session/pooldraft.h"
#include "model/wording/isolated.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

QString notStartedKey(PoolId pool)
{
    return QStringLiteral("rename-start-%1").arg(pool.value());
}

} // namespace

PoolRename::PoolRename(PoolRegistry *registry, ConnectionController *connections, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_connections(connections)
{
    connect(registry, &PoolRegistry::poolChanged, this, &PoolRename::withdrawObstacle);
    connect(registry, &PoolRegistry::draftClosed, this, &PoolRename::withdrawObstacle);
    connect(registry, &PoolRegistry::poolRemoved, this, &PoolRename::withdrawObstacle);
}

QString PoolRename::messageKey(PoolId pool)
{
    return QStringLiteral("rename-%1").arg(pool.value());
}

void PoolRename::withdrawObstacle(PoolId pool)
{
    const PoolRegistry::Pool *known = m_registry->pool(pool);
    const bool isOver = !known || (known->snapshot && known->snapshot->isActive());
    if (isOver && m_notStarted.remove(pool))
        Q_EMIT messageWithdrawn(notStartedKey(pool));
    if (!m_told.contains(pool) || obstacle(pool) == m_told.value(pool))
        return;
    m_told.remove(pool);
    Q_EMIT messageWithdrawn(messageKey(pool));
}

QString PoolRename::obstacle(PoolId id) const
{
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    QString other = obstacleWhenStopped(id);
    if (other.isEmpty() && pool->snapshot->isActive())
        return tr("“%1” is active, and must be stopped to be renamed. Machines that use it lose "
                  "their storage until it is started again.")
            .arg(isolated(pool->snapshot->name));
    return other;
}

QString PoolRename::obstacleWhenStopped(PoolId id) const
{
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    if (!pool || !pool->draft || !pool->snapshot)
        return tr("The pool is not on the host.");
    const StorageService *service = m_connections->serviceOf(pool->host);
    if (!PoolRules::isWritable(*m_registry, *pool) || !service || !service->isOpen())
        return tr("The connection is closed or read-only.");
    if (pool->snapshot->persistentXml.isEmpty())
        return tr("The definition on the host is not known.");
    const auto *wanted = std::get_if<PoolDefinition>(&pool->draft->assessment().reading);
    if (!wanted || !wanted->uuid
        || QString::fromStdString(toString(*wanted->uuid)) != pool->snapshot->uuid)
        return tr("The definition must be complete and keep the pool's UUID.");
    const QString name = QString::fromStdString(wanted->name);
    if (name == pool->snapshot->name)
        return tr("It is called “%1” on the host already.").arg(isolated(name));
    for (const PoolId other : m_registry->pools()) {
        const PoolRegistry::Pool *rival = m_registry->pool(other);
        if (other != id && rival->host == pool->host && rival->snapshot
            && rival->snapshot->name == name)
            return tr("There is a pool “%1” already.").arg(isolated(name));
    }
    return isBusy(id) ? tr("The host is busy with this pool.") : QString();
}

bool PoolRename::isBusy(PoolId pool) const
{
    return std::any_of(m_jobs.cbegin(), m_jobs.cend(),
                       [pool](const Job &job) { return job.pool == pool; });
}

void PoolRename::begin(PoolId id)
{
    if (const QString reason = obstacle(id); !reason.isEmpty()) {
        m_told.insert(id, reason);
        if (!obstacleWhenStopped(id).isEmpty()) {
            say(id, Severity::Warning, reason);
            return;
        }
        Message message{Severity::Warning, reason, {}, tr("Stop, &Rename and Start"), [this, id] {
                            start(id);
                        }};
        message.key = messageKey(id);
        Q_EMIT messagePosted(message);
        return;
    }
    start(id);
}

void PoolRename::start(PoolId id)
{
    if (const QString reason = obstacleWhenStopped(id); !reason.isEmpty()) {
        say(id, Severity::Warning, reason);
        return;
    }
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    Job job;
    job.service = m_connections->serviceOf(pool->host);
    job.host = pool->host;
    job.pool = id;
    job.uuid = pool->snapshot->uuid;
    job.oldName = isolated(pool->snapshot->name);
    job.newName = isolated(m_registry->displayName(id));
    job.oldXml = pool->snapshot->persistentXml;
    job.newXml = pool->draft->definitionXml();
    job.others = changesBesideName(*pool);
    job.autostart = pool->snapshot->autostart;
    job.wasActive = pool->snapshot->isActive();
    job.draft = beforeDefine(*m_registry, id).draft;
    run(std::move(job));
}

void PoolRename::run(Job job)
{
    job.step = job.wasActive ? Step::Stop : Step::Undefine;
    StorageService *service = job.service;
    watch(service);
    const quint64 request = job.wasActive ? service->stop(job.uuid) : service->undefine(job.uuid);
    m_jobs.insert({service, request}, job);
    Q_EMIT busyChanged(tr("Renaming “%1” to “%2”…").arg(job.oldName, job.newName));
}

void PoolRename::watch(StorageService *service)
{
    if (m_watched.contains(service))
        return;
    m_watched.insert(service);
    connect(service, &StorageService::succeeded, this,
            [this, service](quint64 request) { ended(service, request, std::nullopt); });
    connect(service, &StorageService::failed, this,
            [this, service](quint64 request, StorageService::Operation, const QString &,
                            const ServiceError &error) { ended(service, request, error); });
    connect(service, &QObject::destroyed, this, [this, service] {
        m_watched.remove(service);
        m_jobs.removeIf([service](const auto &job) { return job.key().first == service; });
        if (m_jobs.isEmpty())
            Q_EMIT busyChanged({});
    });
}

void PoolRename::ended(StorageService *service, quint64 request,
                       const std::optional<ServiceError> &error)
{
    if (!m_jobs.contains({service, request}))
        return;
    Job job = m_jobs.take({service, request});
    switch (job.step) {
    case Step::Stop:
        if (error) {
            undefined(job, error);
            break;
        }
        job.step = Step::Undefine;
        m_jobs.insert({service, service->undefine(job.uuid)}, job);
        break;
    case Step::Start:
        if (error) {
            // Not under the key of the rename, which can still be taken back.
            const PoolId row = m_registry->findPool(job.host, job.uuid);
            m_notStarted.insert(row);
            Q_EMIT messagePosted(
                {Severity::Error,
                 tr("“%1” was stopped to be renamed, and could not be started again. %2")
                     .arg(job.reason.isEmpty() ? job.newName : job.oldName, error->sentence),
                 error->detail,
                 {},
                 {},
                 {},
                 notStartedKey(row)});
        }
        break;
    case Step::Undefine:
        undefined(job, error);
        break;
    case Step::Define:
        defined(job, error);
        break;
    case Step::Restore:
        restored(job, error);
        break;
    }
    if (m_jobs.isEmpty())
        Q_EMIT busyChanged({});
}

void PoolRename::undefined(Job job, const std::optional<ServiceError> &error)
{
    if (error) {
        say(job.pool, Severity::Error,
            (error->isUnanswered ? tr(
                 "“%1” was not renamed. It is not known whether the host still has it, because "
                 "there was no answer. The draft stays. %2")
                                 : tr("“%1” was not renamed and has not changed. %2"))
                .arg(job.oldName, error->sentence),
            error->detail);
        if (job.step == Step::Undefine) {
            job.reason = error->sentence;
            startAgain(std::move(job));
        }
        return;
    }
    job.step = Step::Define;
    m_jobs.insert({job.service, job.service->define(job.newXml, StorageService::Validation::None)},
                  job);
}

void PoolRename::startAgain(Job job)
{
    if (!job.wasActive)
        return;
    job.step = Step::Start;
    StorageService *service = job.service;
    m_jobs.insert({service, service->start(job.uuid)}, job);
}

void PoolRename::defined(Job job, const std::optional<ServiceError> &error)
{
    if (error) {
        job.reason = error->detail.isEmpty() ? error->sentence
                                             : error->sentence + u' ' + isolated(error->detail);
        if (error->isUnanswered) {
            // It may be there under its new name, so the old definition is only kept.
            m_registry->createDraft(job.host, DraftOrigin::Imported, QString::fromUtf8(job.oldXml));
            say(job.pool, Severity::Error,
                tr("“%1” was undefined. It is not known whether it was defined under its new name, "
                   "because there was no answer. Its old definition is in the list as a draft. %2")
                    .arg(job.oldName, job.reason));
            return;
        }
        job.step = Step::Restore;
        m_jobs.insert(
            {job.service, job.service->define(job.oldXml, StorageService::Validation::None)}, job);
        return;
    }
    m_registry->draftDefined(job.pool, job.uuid);
    if (job.autostart)
        job.service->setAutostart(job.uuid, true);
    startAgain(job);
    tellRenamed(job);
}

void PoolRename::tellRenamed(const Job &job)
{
    const PoolId id = m_registry->findPool(job.host, job.uuid);
    Message message;
    if (job.isReturn) {
        // First what it was edited to since, so that it is the undo step before the draft.
        if (job.edit)
            bringBack(m_registry, *job.edit);
        ReplacedEdits replaced;
        replaced.add(*m_registry, bringBack(m_registry, job.draft));
        message.text =
            (tr("“%1” is called “%2” again; your draft is back.").arg(job.oldName, job.newName)
             + u' ' + replaced.sentence())
                .trimmed();
        message.key = messageKey(job.pool);
        message.passes = true;
        replaced.offer(&message, m_registry);
        Q_EMIT messagePosted(message);
        Q_EMIT takenBack(id);
        return;
    }
    message.text = tr("“%1” was renamed to “%2”.").arg(job.oldName, job.newName);
    if (!job.others.isEmpty())
        message.text += u' '
                        + tr("Your other changes are defined with it: %1.", "names of fields")
                              .arg(job.others.join(QStringLiteral(", ")));
    message.key = messageKey(job.pool);
    // What the host made of it, if it has told already.
    Job done = job;
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    if (pool && pool->snapshot && isolated(pool->snapshot->name) == job.newName)
        done.newXml = pool->snapshot->persistentXml;
    if (whyNotNamedBack(*m_registry, id, job.oldXml, done.newXml).isEmpty()) {
        message.actionText = job.wasActive ? tr("Stop, &Take Back and Start") : tr("&Take Back");
        message.action = [this, done] { takeBack(done, done.wasActive); };
        message.undoes = true;
        message.undoQuestion =
            job.wasActive ? tr("Stop “%1”, call it “%2” on its host again, and start it? Machines "
                               "that use it "
                               "lose their storage meanwhile.")
                                .arg(job.newName, job.oldName)
                          : tr("Call “%1” on its host “%2” again?").arg(job.newName, job.oldName);
    } else {
        message.passes = job.others.isEmpty();
    }
    Q_EMIT messagePosted(message);
}

void PoolRename::takeBack(const Job &done, bool mayStop)
{
    const PoolId id = m_registry->findPool(done.host, done.uuid);
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    StorageService *service = m_connections->serviceOf(done.host);
    QString reason;
    if (!service || !service->isOpen() || (pool && !PoolRules::isWritable(*m_registry, *pool)))
        reason = tr("The connection is closed or read-only.");
    else if (isBusy(id))
        reason = tr("The host is busy with this pool.");
    else
        reason = whyNotNamedBack(*m_registry, id, done.oldXml, done.newXml);
    if (!reason.isEmpty()) {
        say(done.pool, Severity::Warning,
            tr("“%1” keeps its new name. %2").arg(done.newName, reason));
        return;
    }
    if (pool->snapshot->isActive() && !mayStop) {
        Message message{Severity::Warning,
                        tr("“%1” is active now, and must be stopped to get its former name. "
                           "Machines that use it lose their storage until it is started again.")
                            .arg(done.newName),
                        {},
                        tr("Stop, &Take Back and Start"),
                        [this, done] { takeBack(done, true); }};
        message.key = messageKey(done.pool);
        Q_EMIT messagePosted(message);
        return;
    }
    Job job = done;
    job.service = service;
    job.pool = id;
    std::swap(job.oldName, job.newName);
    std::swap(job.oldXml, job.newXml);
    job.wasActive = pool->snapshot->isActive();
    job.isReturn = true;
    if (pool->draft && pool->draft->isModified()) {
        job.edit = draftAsItIs(*m_registry, *pool);
        job.edit->base.clear(); // it goes on with what the host has then
    }
    run(std::move(job));
}

void PoolRename::restored(const Job &job, const std::optional<ServiceError> &error)
{
    if (error) {
        // Keep the old definition as a draft, because the host has lost it.
        m_registry->createDraft(job.host, DraftOrigin::Imported, QString::fromUtf8(job.oldXml));
        say(job.pool, Severity::Error,
            tr("“%1” was undefined, but could not be defined under its new name or its old one. "
               "The host no longer has the pool. Its old definition is in the list as a draft. "
               "%2 %3")
                .arg(job.oldName, job.reason, error->sentence),
            error->detail);
        return;
    }
    if (job.autostart)
        job.service->setAutostart(job.uuid, true);
    startAgain(job);
    // The draft becomes an edit of the restored pool again.
    if (auto draft = discardDraft(m_registry, job.pool)) {
        draft->origin = DraftOrigin::Edited;
        draft->uuid = job.uuid;
        draft->base = QString();
        bringBack(m_registry, *draft);
    }
    say(job.pool, Severity::Error,
        tr("“%1” was not renamed and has not changed. %2").arg(job.oldName, job.reason));
}

void PoolRename::say(PoolId pool, Severity severity, const QString &text, const QString &detail)
{
    Q_EMIT messagePosted(
        {severity, text, detail, {}, {}, {}, messageKey(pool), severity == Severity::Info});
}

} // namespace poolwarden
