// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/poolactions.h"

#include "app/poolwarden/connectioncontroller.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "model/wording/operationwords.h"
#include "model/wording/shortlist.h"
#include "views/commands/commandset.h"
#include "views/messages/prompts.h"

#include <QAction>
#include <QMap>

#include <algorithm>

namespace poolwarden {

PoolActions::PoolActions(PoolRegistry *registry, ConnectionController *connections,
                         PoolSelection *selection, CommandSet *commands, Prompts *prompts,
                         QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_connections(connections)
    , m_selection(selection)
    , m_commands(commands)
    , m_rules(*registry, [this](PoolId pool) { return isPending(pool); })
    , m_questions(*registry, m_rules, *selection, prompts)
{
    const auto on = [this](Command command, auto slot) {
        connect(m_commands->action(command), &QAction::triggered, this, slot);
    };
    const auto does = [this](Operation operation) {
        return [this, operation](const QList<PoolId> &pools) { run(operation, pools); };
    };
    on(Command::Undefine, [this, does] { m_questions.undefine(does(Operation::Undefine)); });
    on(Command::Stop, [this, does] { m_questions.stop(does(Operation::Stop)); });
    on(Command::Restart,
       [this] { m_questions.restart([this](const QList<PoolId> &pools) { restart(pools); }); });
    on(Command::Reload, &PoolActions::reload);
    on(Command::Start, [this] { begin(Operation::Start, m_questions.toStart()); });
    on(Command::Refresh, [this] { begin(Operation::Refresh, m_questions.toRefresh()); });
    on(Command::Autostart, [this](bool checked) {
        begin(Operation::SetAutostart, m_questions.toSetAutostart(checked), checked);
        m_update.start();
    });

    // Every key press asks for an update; do it once after all pending events.
    m_update.setSingleShot(true);
    connect(&m_update, &QTimer::timeout, this, &PoolActions::updateCommands);
    const auto update = [this] { m_update.start(); };
    connect(selection, &PoolSelection::changed, this, update);
    connect(m_registry, &PoolRegistry::poolChanged, this, update);
    connect(m_registry, &PoolRegistry::hostChanged, this, update);
    connect(m_registry, &PoolRegistry::hostRemoved, this, update);
    connect(m_registry, &PoolRegistry::settled, this, update);
    updateCommands();
}

void PoolActions::begin(Operation operation, const PoolChoice &choice, bool autostart)
{
    run(operation, choice.pools, autostart);
    if (choice.skipped.isEmpty())
        return;
    Q_EMIT messagePosted(
        {Severity::Info,
         operationwords::leftOut(operation, static_cast<int>(choice.skipped.size())) + u'\n'
             + shortList(choice.skipped),
         longList(choice.skipped),
         {},
         {}});
}

bool PoolActions::isPending(PoolId pool) const
{
    return std::any_of(m_jobs.cbegin(), m_jobs.cend(),
                       [pool](const Job &job) { return job.pool == pool; });
}

bool PoolActions::isRunning(Operation operation) const
{
    return std::any_of(m_jobs.cbegin(), m_jobs.cend(),
                       [operation](const Job &job) { return job.operation == operation; });
}

void PoolActions::restart(const QList<PoolId> &pools)
{
    const QList<PoolId> begun = run(Operation::Stop, pools);
    for (Job &job : m_jobs)
        job.restarts = job.restarts || begun.contains(job.pool);
}

void PoolActions::startAgain(const Job &stopped)
{
    // Use the uuid, because the pool may have another row by now.
    Job job = stopped;
    job.operation = Operation::Start;
    job.request = job.service->start(job.uuid);
    m_jobs.append(job);
}

QList<PoolId> PoolActions::run(Operation operation, const QList<PoolId> &pools, bool autostart)
{
    QList<PoolId> begun;
    const quint64 batch = ++m_lastBatch;
    for (const PoolId id : pools) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        StorageService *service = pool ? m_connections->serviceOf(pool->host) : nullptr;
        // The pool may have been undefined while a question was open.
        if (!service || (operation != Operation::Define && !pool->snapshot))
            continue;
        watch(service);
        const QString uuid = pool->snapshot ? pool->snapshot->uuid : QString();
        Job job{service, 0,          operation, id,   isolated(m_registry->displayName(id)),
                {},      pool->host, {},        uuid, batch};
        switch (operation) {
        case Operation::Define:
            if (!pool->draft)
                continue;
            pool->draft->noteSent();
            job.sent = pool->draft->definitionXml();
            job.request = service->define(job.sent, pool->draft->assessment().schema.matches()
                                                        ? StorageService::Validation::BySchema
                                                        : StorageService::Validation::None);
            break;
        case Operation::Undefine:
            job.xml = QString::fromUtf8(pool->snapshot->persistentXml);
            job.autostart = pool->snapshot->autostart;
            job.request = service->undefine(uuid);
            break;
        case Operation::Start:
            job.request = service->start(uuid);
            break;
        case Operation::Stop:
            job.request = service->stop(uuid);
            break;
        case Operation::Refresh:
            job.request = service->refresh(uuid);
            break;
        case Operation::SetAutostart:
            job.autostart = autostart;
            job.request = service->setAutostart(uuid, autostart);
            break;
        case Operation::MakeDirectory:
            job.request = service->makeDirectory(uuid);
            break;
        case Operation::List:
        case Operation::ListNodeDevices:
        case Operation::Reread:
            continue;
        }
        m_jobs.append(job);
        begun.append(id);
    }
    updateBusy();
    m_update.start();
    return begun;
}

void PoolActions::reload()
{
    const HostId host = m_selection->host();
    StorageService *service = m_connections->serviceOf(host);
    if (!service || !service->isOpen())
        return;
    watch(service);
    const auto known = m_registry->host(host);
    m_jobs.append({service,
                   service->list(),
                   Operation::List,
                   noPool,
                   known ? isolated(known->label) : QString(),
                   {},
                   host,
                   {},
                   {},
                   ++m_lastBatch});
    updateBusy();
}

void PoolActions::watch(StorageService *service)
{
    if (m_watched.contains(service))
        return;
    m_watched.insert(service);
    connect(service, &StorageService::succeeded, this,
            [this, service](quint64 request, Operation, const QString &uuid) {
                finished(service, request, uuid, std::nullopt);
            });
    connect(
        service, &StorageService::failed, this,
        [this, service](quint64 request, Operation, const QString &uuid,
                        const ServiceError &error) { finished(service, request, uuid, error); });
    connect(service, &QObject::destroyed, this, [this, service] {
        m_watched.remove(service);
        m_jobs.removeIf([service](const Job &job) { return job.service == service; });
        tellEnded();
        updateBusy();
    });
}

void PoolActions::finished(StorageService *service, quint64 request, const QString &uuid,
                           const std::optional<ServiceError> &error)
{
    const auto found = std::find_if(m_jobs.cbegin(), m_jobs.cend(), [&](const Job &job) {
        return job.service == service && job.request == request;
    });
    if (found == m_jobs.cend())
        return;
    const Job job = *found;
    m_jobs.erase(found);
    if (error)
        m_failures.append({job, *error});
    else
        succeeded(job, uuid);
    tellEnded();
    updateBusy();
    m_update.start();
    Q_EMIT ended(job.pool, job.operation, !error);
}

void PoolActions::succeeded(const Job &job, const QString &uuid)
{
    if (job.operation == Operation::Define) {
        Q_EMIT definitionTaken(job.pool, uuid, job.sent);
        const PoolId defined = m_registry->findPool(job.host, uuid);
        if (m_autostartAgain.remove(job.pool) && defined != noPool)
            run(Operation::SetAutostart, {defined}, true);
        return;
    }
    if ((job.operation == Operation::Stop && job.restarts)
        || job.operation == Operation::MakeDirectory) {
        startAgain(job);
        return;
    }
    if (job.operation == Operation::Undefine) {
        m_undefined.append(job);
        return;
    }
    m_done.append(job);
}

void PoolActions::reportDone(const QList<Job> &jobs)
{
    Message message{Severity::Info, {}, {}, {}, {}, {}, {}, true};
    for (const Job &job : jobs) {
        message.key = failureKey(job);
        Q_EMIT messagePosted(message);
    }
    const Job &first = jobs.first();
    const bool flag = first.restarts || first.autostart;
    message.text = jobs.size() == 1 ? operationwords::done(first.operation, first.name, flag)
                                    : operationwords::doneAll(first.operation,
                                                              static_cast<int>(jobs.size()), flag);
    Q_EMIT messagePosted(message);
}

QString PoolActions::failureKey(const Job &job)
{
    return QStringLiteral("failed-%1-%2").arg(int(job.operation)).arg(job.pool.value());
}

void PoolActions::tellUndefined(const QList<Job> &jobs)
{
    QStringList names;
    for (const Job &job : jobs)
        names.append(job.name);
    const int count = static_cast<int>(jobs.size());
    Message message{Severity::Info,
                    count == 1 ? tr("The pool “%1” was undefined.").arg(names.first())
                               : tr("%n pool(s) were undefined: %1", nullptr, count)
                                     .arg(names.join(QStringLiteral(", "))),
                    {},
                    count == 1 ? tr("&Bring It Back") : tr("&Bring Them Back"),
                    [this, jobs] { bringBack(jobs); }};
    message.undoes = true;
    Q_EMIT messagePosted(message);
}

void PoolActions::bringBack(const QList<Job> &jobs)
{
    QList<PoolId> drafts;
    for (const Job &job : jobs) {
        PoolDraft *draft = m_registry->host(job.host)
                               ? m_registry->createDraft(job.host, DraftOrigin::Imported, job.xml)
                               : nullptr;
        if (!draft)
            continue;
        drafts.append(draft->id());
        if (job.autostart)
            m_autostartAgain.insert(draft->id());
    }
    if (drafts.isEmpty()) {
        Q_EMIT messagePosted(
            {Severity::Warning, tr("The host is no longer connected."), {}, {}, {}});
        return;
    }
    m_selection->select({drafts.last()});
    // If the host refuses the definition now, the draft stays in the list.
    run(Operation::Define, drafts);
}

QString PoolActions::sentenceOf(const Failure &failure)
{
    const Job &job = failure.job;
    if (job.operation == Operation::Start && job.restarts)
        return tr("“%1” was stopped, but could not be started again. It is inactive now. %2")
            .arg(job.name, failure.error.sentence);
    return operationwords::failed(job.operation, job.name, failure.error.sentence);
}

template<typename Ended>
QList<QList<Ended>> PoolActions::takeEnded(QList<Ended> &waiting,
                                           const Job &(*jobOf)(const Ended &))
{
    QMap<quint64, QList<Ended>> ended;
    for (auto it = waiting.begin(); it != waiting.end();) {
        const quint64 batch = jobOf(*it).batch;
        const bool isRunning = std::any_of(m_jobs.cbegin(), m_jobs.cend(),
                                           [batch](const Job &job) { return job.batch == batch; });
        if (isRunning) {
            ++it;
            continue;
        }
        ended[batch].append(*it);
        it = waiting.erase(it);
    }
    return ended.values();
}

void PoolActions::tellEnded()
{
    const auto failed = takeEnded<Failure>(
        m_failures, [](const Failure &failure) -> const Job & { return failure.job; });
    for (const QList<Failure> &failures : failed)
        tell(failures);
    const auto itself = [](const Job &job) -> const Job & { return job; };
    const auto undefined = takeEnded<Job>(m_undefined, itself);
    for (const QList<Job> &jobs : undefined)
        tellUndefined(jobs);
    const auto done = takeEnded<Job>(m_done, itself);
    for (const QList<Job> &jobs : done)
        reportDone(jobs);
}

void PoolActions::tell(const QList<Failure> &failures)
{
    Message message{Severity::Error, {}, {}, {}, {}};
    if (failures.size() == 1)
        message.key = failureKey(failures.first().job);
    QStringList lines;
    QStringList details;
    QList<Job> stopped;
    QList<PoolId> withoutDirectory;
    for (const Failure &failure : failures) {
        QString line = sentenceOf(failure);
        const QString &detail = failure.error.detail;
        // For a single message, the bar itself shows a detail of one line.
        if (failures.size() > 1 && !detail.isEmpty() && !detail.contains(u'\n'))
            line += u' ' + isolated(detail);
        lines.append(line);
        if (failures.size() == 1)
            details.append(detail);
        else if (detail.contains(u'\n'))
            details.append(line + u'\n' + detail);
        if (lacksDirectory(failure))
            withoutDirectory.append(failure.job.pool);
        else if (failure.job.operation == Operation::Start && failure.job.restarts)
            stopped.append(failure.job);
    }
    message.text = shortList(lines);
    if (failures.size() > 1) {
        message.text.prepend(
            tr("%n operation(s) failed:", nullptr, static_cast<int>(failures.size())) + u'\n');
        details.prepend(longList(lines));
    }
    details.removeAll(QString());
    message.detail = details.join(u'\n');
    if (!stopped.isEmpty()) {
        message.actionText = tr("&Start Again");
        message.action = [this, stopped] {
            for (const Job &job : stopped) {
                if (m_watched.contains(job.service))
                    startAgain(job);
            }
            updateBusy();
            m_update.start();
        };
    }
    if (!withoutDirectory.isEmpty()) {
        message.more.append({tr("&Create the Directory and Start"), [this, withoutDirectory] {
                                 run(Operation::MakeDirectory, withoutDirectory);
                             }});
    }
    Q_EMIT messagePosted(message);
}

bool PoolActions::lacksDirectory(const Failure &failure) const
{
    const PoolRegistry::Pool *pool = m_registry->pool(failure.job.pool);
    const auto *definition =
        pool && pool->persistent ? std::get_if<PoolDefinition>(&*pool->persistent) : nullptr;
    return definition && poolTypeInfo(definition->type).ownsDirectory
           && failure.job.operation == Operation::Start
           && failure.error.code == ServiceError::Code::NoDirectory;
}

void PoolActions::updateBusy()
{
    if (m_jobs.isEmpty())
        Q_EMIT busyChanged({});
    else if (m_jobs.size() == 1)
        Q_EMIT busyChanged(operationwords::running(m_jobs.first().operation, m_jobs.first().name));
    else
        Q_EMIT busyChanged(
            tr("%n operation(s) are running…", nullptr, static_cast<int>(m_jobs.size())));
}

void PoolActions::updateCommands()
{
    const QList<PoolId> pools = m_selection->pools();
    for (const Command command : {Command::Start, Command::Stop, Command::Restart, Command::Refresh,
                                  Command::Autostart, Command::Undefine}) {
        const PoolRules::Offer offer = m_rules.offer(command, pools);
        m_commands->setWhyNot(command, offer.whyNot);
        m_commands->setCount(command, pools.size() > 1 ? offer.count : 0);
    }
    int persistent = 0;
    int autostarted = 0;
    for (const PoolId id : pools) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (!pool || !pool->snapshot || !pool->snapshot->persistent || isPending(id))
            continue;
        ++persistent;
        autostarted += pool->snapshot->autostart ? 1 : 0;
    }
    m_commands->action(Command::Autostart)->setChecked(persistent > 0 && autostarted == persistent);
    const StorageService *service = m_connections->serviceOf(m_selection->host());
    m_commands->setWhyNot(Command::Reload,
                          service && service->isOpen() ? QString() : tr("Not connected."));
    Q_EMIT commandsChanged();
}

} // namespace poolwarden
