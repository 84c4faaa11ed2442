// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/poolactions.h"

#include "app/poolwarden/connectioncontroller.h"
#include "app/poolwarden/donemessage.h"
#include "app/poolwarden/undefinedmessage.h"
#include "model/commands/commandrules.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "views/commands/commandset.h"
#include "views/messages/prompts.h"

#include <memory>
#include <utility>

namespace poolwarden {

PoolActions::PoolActions(PoolRegistry *registry, ConnectionController *connections,
                         OperationQueue *queue, PoolSelection *selection,
                         const MachinesOfHosts &machines, UnbuiltStorage &unbuilt,
                         const CommandRules &rules, CommandSet *commands, Prompts *prompts,
                         QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_connections(connections)
    , m_queue(queue)
    , m_selection(selection)
    , m_questions(*registry, rules.ofHosts(), *selection, machines, unbuilt, prompts)
{
    const auto on = [this, commands](Command command, auto slot) {
        commands->whenGiven(command, this, slot);
    };
    const auto does = [this](Operation operation) {
        return [this, operation](const QList<PoolId> &pools) { run(operation, pools); };
    };
    connect(&m_obsolete, &ObsoleteMessages::found, this, &PoolActions::messageWithdrawn);
    connect(selection, &PoolSelection::changed, this, [this] { m_questions.lookAtSelected(); });
    on(Command::Undefine, [this, does] { m_questions.undefine(does(Operation::Undefine)); });
    on(Command::Stop, [this, does] { m_questions.stop(does(Operation::Stop)); });
    on(Command::Restart,
       [this] { m_questions.restart([this](const QList<PoolId> &pools) { restart(pools); }); });
    on(Command::Reload, &PoolActions::reload);
    on(Command::Start, [this] {
        const PoolChoice choice = m_questions.toStart();
        start(choice.pools, [this, choice] { tellSkipped(Operation::Start, choice); });
    });
    on(Command::Refresh, [this] { begin(Operation::Refresh, m_questions.toRefresh()); });
    on(Command::Build, [this] { begin(Operation::MakeDirectory, m_questions.toBuild()); });
    on(Command::Autostart, [this](bool checked) {
        begin(Operation::SetAutostart, m_questions.toSetAutostart(checked), checked);
    });
}

QList<PoolId> PoolActions::start(const QList<PoolId> &pools, const std::function<void()> &then)
{
    const auto begun = std::make_shared<QList<PoolId>>();
    const auto tell = [then, isTold = std::make_shared<bool>(false)] {
        if (then && !std::exchange(*isTold, true))
            then();
    };
    m_questions.start(
        pools,
        [this, begun, tell](const QList<PoolId> &chosen) {
            *begun = run(Operation::Start, chosen);
            tell();
        },
        [this, tell](const QList<PoolId> &chosen) {
            runAll(Operation::MakeDirectory, chosen, false, Then::Start);
            tell();
        });
    return *begun;
}

void PoolActions::begin(Operation operation, const PoolChoice &choice, bool autostart)
{
    run(operation, choice.pools, autostart);
    tellSkipped(operation, choice);
}

void PoolActions::tellSkipped(Operation operation, const PoolChoice &choice)
{
    if (choice.skipped.isEmpty())
        return;
    Q_EMIT messagePosted(PoolQuestions::leftOut(operation, choice));
}

void PoolActions::restart(const QList<PoolId> &pools)
{
    const auto stop = [this](Then then) {
        return [this, then](const QList<PoolId> &chosen) {
            runAll(Operation::Stop, chosen, false, then);
        };
    };
    m_questions.start(pools, stop(Then::Start), stop(Then::BuildAndStart));
}

void PoolActions::note(Call call)
{
    call.job.id = m_queue->add(call.job);
    const Request request(call.service, call.request);
    m_calls.insert(request, call);
}

void PoolActions::startAgain(const Call &stopped)
{
    // Use the uuid, because the pool may have another row by now.
    Call call = stopped;
    if (std::exchange(call.builds, false)) {
        call.job.operation = Operation::MakeDirectory;
        call.request = call.service->makeDirectory(call.uuid);
    } else {
        call.job.restarts = stopped.job.operation != Operation::MakeDirectory;
        call.job.operation = Operation::Start;
        call.request = call.service->start(call.uuid);
    }
    note(std::move(call));
}

QList<PoolId> PoolActions::run(Operation operation, const QList<PoolId> &pools, bool autostart)
{
    return runAll(operation, pools, autostart, Then::Nothing);
}

QList<PoolId> PoolActions::runAll(Operation operation, const QList<PoolId> &pools, bool autostart,
                                  Then then)
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
        Call call{.service = service, .uuid = uuid};
        call.job.operation = operation;
        call.job.pool = id;
        call.job.host = pool->host;
        call.job.name = isolated(m_registry->displayName(id));
        call.job.batch = batch;
        call.job.restarts = then != Then::Nothing;
        call.builds = then == Then::BuildAndStart;
        switch (operation) {
        case Operation::Define:
            if (!pool->draft)
                continue;
            pool->draft->noteSent();
            call.sent = pool->draft->definitionXml();
            call.request = service->define(call.sent, pool->draft->assessment().schema.matches()
                                                          ? StorageService::Validation::BySchema
                                                          : StorageService::Validation::None);
            break;
        case Operation::Undefine:
            call.xml = QString::fromUtf8(pool->snapshot->persistentXml);
            call.job.autostart = pool->snapshot->autostart;
            call.ran = pool->snapshot->isActive();
            call.hadErrors = pool->status.errors > 0;
            call.request = service->undefine(uuid);
            break;
        case Operation::Start:
            call.request = service->start(uuid);
            break;
        case Operation::Stop:
            call.request = service->stop(uuid);
            break;
        case Operation::Refresh:
            call.ran = pool->snapshot->isActive();
            call.request = service->refresh(uuid);
            break;
        case Operation::SetAutostart:
            call.job.autostart = autostart;
            call.request = service->setAutostart(uuid, autostart);
            break;
        case Operation::MakeDirectory:
            call.request = service->makeDirectory(uuid);
            break;
        case Operation::List:
        case Operation::ListNodeDevices:
        case Operation::Reread:
            continue;
        }
        note(std::move(call));
        begun.append(id);
    }
    updateBusy();
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
    Call call{.service = service, .request = service->list()};
    call.job.operation = Operation::List;
    call.job.host = host;
    call.job.name = known ? isolated(known->label) : QString();
    call.job.batch = ++m_lastBatch;
    note(std::move(call));
    updateBusy();
}

void PoolActions::watch(StorageService *service)
{
    if (m_watched.contains(service))
        return;
    m_watched.insert(service);
    connect(service, &StorageService::began, this, [this, service](quint64 request) {
        const auto found = m_calls.constFind({service, request});
        if (found != m_calls.cend())
            m_queue->begin(found->job.id);
    });
    connect(service, &StorageService::succeeded, this,
            [this, service](quint64 request, Operation, const QString &uuid) {
                finished(service, request, uuid, std::nullopt);
            });
    connect(
        service, &StorageService::failed, this,
        [this, service](quint64 request, Operation, const QString &uuid,
                        const ServiceError &error) { finished(service, request, uuid, error); });
    connect(service, &QObject::destroyed, this, [this, service] { forget(service); });
}

void PoolActions::forget(StorageService *service)
{
    m_watched.remove(service);
    QSet<quint64> batches;
    const auto isOfIt = [service](const Call &call) { return call.service == service; };
    for (const Call &call : std::as_const(m_calls)) {
        if (!isOfIt(call))
            continue;
        batches.insert(call.job.batch);
        m_queue->drop(call.job.id);
    }
    m_calls.removeIf([&isOfIt](const auto &entry) { return isOfIt(entry.value()); });
    for (const quint64 batch : std::as_const(batches))
        tellEnded(batch);
    updateBusy();
}

void PoolActions::finished(StorageService *service, quint64 request, const QString &uuid,
                           const std::optional<ServiceError> &error)
{
    const Request known(service, request);
    if (!m_calls.contains(known))
        return;
    const Call call = m_calls.take(known);
    m_queue->end(call.job.id, error);
    const bool isDone = error && FailureMessage::isDoneAnyway(call, *m_registry);
    if (error && error->isUnanswered && call.job.pool != noPool)
        Q_EMIT unanswered(call, *error);
    else if (error)
        m_ended[call.job.batch].failures.append({call, *error, isDone});
    else
        succeeded(call, uuid);
    // A restart goes on, or the pool would stay stopped.
    if (isDone && call.job.operation == Operation::Stop && call.job.restarts)
        startAgain(call);
    tellEnded(call.job.batch);
    updateBusy();
    Q_EMIT ended(call.job.pool, call.job.operation, !error);
}

void PoolActions::succeeded(const Call &call, const QString &uuid)
{
    const Job &job = call.job;
    if (job.operation == Operation::Define) {
        Q_EMIT definitionTaken(job.pool, uuid, call.sent);
        const PoolId defined = m_registry->findPool(job.host, uuid);
        if (m_autostartAgain.remove(job.pool) && defined != noPool)
            run(Operation::SetAutostart, {defined}, true);
        return;
    }
    if ((job.operation == Operation::Stop || job.operation == Operation::MakeDirectory)
        && job.restarts) {
        startAgain(call);
        return;
    }
    if (job.operation == Operation::Undefine) {
        m_ended[job.batch].undefined.append(call);
        return;
    }
    m_ended[job.batch].done.append(call);
}

void PoolActions::settle(const PoolCall &call, const QString &uuid)
{
    succeeded(call, uuid);
    tellEnded(call.job.batch);
    Q_EMIT ended(call.job.pool, call.job.operation, true);
}

void PoolActions::reportDone(const QList<Call> &calls)
{
    Message message{Severity::Info, {}, {}, {}, {}, {}, {}, true};
    for (const Call &call : calls) {
        Job job = call.job;
        QList<Operation> obsolete{job.operation};
        if (job.operation == Operation::Start || job.operation == Operation::Stop)
            obsolete = {Operation::Start, Operation::Stop};
        for (const Operation operation : std::as_const(obsolete)) {
            job.operation = operation;
            message.key = FailureMessage::key(job);
            Q_EMIT messagePosted(message);
        }
    }
    Q_EMIT messagePosted(DoneMessage::of(calls, [this](const QList<PoolId> &pools, bool autostart) {
        run(Operation::SetAutostart, pools, autostart);
    }));
}

void PoolActions::bringBack(const QList<Call> &calls)
{
    // An edit that stayed as a draft becomes an edit of the pool again.
    const PoolId edit = UndefinedMessage::editOf(calls.constLast(), *m_registry);
    QList<PoolId> drafts;
    for (const Call &call : calls) {
        const Job &job = call.job;
        PoolDraft *draft = m_registry->host(job.host)
                               ? m_registry->createDraft(job.host, DraftOrigin::Imported, call.xml)
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
    m_selection->select({edit == noPool ? drafts.last() : edit});
    // If the host refuses the definition now, the draft stays in the list.
    run(Operation::Define, drafts);
}

void PoolActions::tellEnded(quint64 batch)
{
    if (m_queue->isBatchPending(batch))
        return;
    const Ended ended = m_ended.take(batch);
    const bool isTold = m_untold.remove(batch);
    if (!ended.failures.isEmpty())
        tell(ended.failures);
    if (!ended.undefined.isEmpty() && !isTold) {
        m_obsolete.followUndefined(ended.undefined);
        Q_EMIT messagePosted(UndefinedMessage::of(
            ended.undefined, *m_registry, [this, calls = ended.undefined] { bringBack(calls); }));
    }
    if (!ended.done.isEmpty())
        reportDone(ended.done);
}

void PoolActions::tell(const QList<Failure> &failures)
{
    const FailureMessage::Ways ways{.startAgain =
                                        [this](const QList<Call> &stopped) {
                                            for (const Call &call : stopped) {
                                                if (m_watched.contains(call.service))
                                                    startAgain(call);
                                            }
                                            updateBusy();
                                        },
                                    .makeDirectories =
                                        [this](const QList<PoolId> &pools) {
                                            runAll(Operation::MakeDirectory, pools, false,
                                                   Then::Start);
                                        }};
    if (failures.size() == 1 && failures.first().isDone
        && failures.first().call.job.operation == Operation::Stop)
        m_obsolete.followStopped(failures.first().call);
    Q_EMIT messagePosted(FailureMessage::of(failures, *m_registry, ways));
}

void PoolActions::updateBusy()
{
    const int count = m_queue->pendingCount();
    if (count == 1)
        Q_EMIT busyChanged(m_queue->firstPending()->sentence());
    else
        Q_EMIT busyChanged(count == 0 ? QString()
                                      : tr("%n operation(s) are running…", nullptr, count));
}

} // namespace poolwarden
