// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/poolactions.h"

#include "app/poolwarden/connectioncontroller.h"
#include "app/poolwarden/operationwords.h"
#include "app/poolwarden/poolchoice.h"
#include "model/isolated.h"
#include "model/pooldraft.h"
#include "views/commandset.h"
#include "views/mainwindow.h"
#include "views/prompts.h"

#include <QAction>

#include <algorithm>

namespace poolwarden {

PoolActions::PoolActions(PoolRegistry *registry, ConnectionController *connections,
                         MainWindow *window, Prompts *prompts, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_connections(connections)
    , m_window(window)
    , m_commands(window->commands())
    , m_prompts(prompts)
{
    const auto on = [this](Command command, auto slot) {
        connect(m_commands->action(command), &QAction::triggered, this, slot);
    };
    const auto active = [](const PoolRegistry::Pool &pool) {
        return pool.snapshot && pool.snapshot->isActive();
    };
    on(Command::Undefine, &PoolActions::undefine);
    on(Command::Stop, &PoolActions::stop);
    on(Command::Restart, &PoolActions::restart);
    on(Command::Reload, &PoolActions::reload);
    on(Command::Start, [this, active] {
        run(Operation::Start, selected([active](const PoolRegistry::Pool &pool) {
                return pool.snapshot && !active(pool);
            }));
    });
    on(Command::Refresh, [this, active] { run(Operation::Refresh, selected(active)); });
    on(Command::Autostart, [this](bool checked) {
        run(Operation::SetAutostart, selected([checked](const PoolRegistry::Pool &pool) {
                return pool.snapshot && pool.snapshot->persistent
                       && pool.snapshot->autostart != checked;
            }),
            checked);
        m_update.start();
    });

    // Typing asks for this with every key; once when all is settled is enough.
    m_update.setSingleShot(true);
    connect(&m_update, &QTimer::timeout, this, &PoolActions::updateCommands);
    const auto update = [this] { m_update.start(); };
    connect(m_window, &MainWindow::situationChanged, this, update);
    connect(m_registry, &PoolRegistry::poolChanged, this, update);
    connect(m_registry, &PoolRegistry::hostChanged, this, update);
    connect(m_registry, &PoolRegistry::hostRemoved, this, update);
    connect(m_registry, &PoolRegistry::settled, this, update);
    updateCommands();
}

QList<PoolId>
PoolActions::selected(const std::function<bool(const PoolRegistry::Pool &)> &wanted) const
{
    QList<PoolId> pools;
    for (const PoolId id : m_window->selectedPools()) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (pool && isWritable(*pool) && !isPending(id) && wanted(*pool))
            pools.append(id);
    }
    return pools;
}

bool PoolActions::isWritable(const PoolRegistry::Pool &pool) const
{
    const auto host = m_registry->host(pool.host);
    return host && host->online && !host->info.readOnly;
}

bool PoolActions::isPending(PoolId pool) const
{
    return std::any_of(m_jobs.cbegin(), m_jobs.cend(),
                       [pool](const Job &job) { return job.pool == pool; });
}

PoolChoice PoolActions::choose(const std::function<QString(const PoolSnapshot &)> &whyNot,
                               const std::function<QString(const PoolSnapshot &)> &remark) const
{
    PoolChoice choice;
    for (const PoolId id : m_window->selectedPools()) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (!pool)
            continue;
        QString reason;
        if (!pool->snapshot)
            reason = tr("it is not on the host yet.");
        else if (!isWritable(*pool))
            reason = tr("its connection is closed or read-only.");
        else if (isPending(id))
            reason = tr("the host is at work on it.");
        else
            reason = whyNot(*pool->snapshot);
        const QString name = isolated(m_registry->displayName(id));
        if (reason.isEmpty())
            choice.add(id, name, remark ? remark(*pool->snapshot) : QString());
        else
            choice.skip(name, reason);
    }
    return choice;
}

void PoolActions::confirm(Prompts::Question question, const PoolChoice &choice,
                          const std::function<void(const QList<PoolId> &)> &act)
{
    question.detail = choice.detail();
    m_prompts->ask(question, [act, pools = choice.pools](bool yes) {
        if (yes)
            act(pools);
    });
}

void PoolActions::stop()
{
    bool vanishes = false;
    const PoolChoice choice = choose(
        [](const PoolSnapshot &pool) {
            return pool.isActive() ? QString() : tr("it is inactive already.");
        },
        [&vanishes](const PoolSnapshot &pool) {
            vanishes = vanishes || !pool.persistent;
            return pool.persistent ? QString() : tr("transient, vanishes when it is stopped");
        });
    const auto act = [this](const QList<PoolId> &pools) { run(Operation::Stop, pools); };
    if (choice.pools.isEmpty())
        return;
    if (!vanishes && !choice.isList()) {
        act(choice.pools);
        return;
    }
    Prompts::Question question;
    question.title = tr("Stop Pools");
    question.text =
        choice.isList()
            ? tr("Stop %n pool(s)? Their storage stays as it is.", nullptr, choice.count())
            : tr("“%1” is transient: it has no definition on the host and vanishes when it is "
                 "stopped.")
                  .arg(isolated(m_registry->displayName(choice.pools.first())));
    if (vanishes)
        question.text += u' ' + tr("Export a transient pool first to keep what defines it.");
    question.accept = tr("&Stop %n Pool(s)", nullptr, choice.count());
    question.destructive = true;
    confirm(question, choice, act);
}

void PoolActions::restart()
{
    const PoolChoice choice = choose([](const PoolSnapshot &pool) {
        if (!pool.isActive())
            return tr("it is inactive.");
        return pool.persistent ? QString() : tr("it is transient and would vanish.");
    });
    const auto act = [this](const QList<PoolId> &pools) {
        const QList<PoolId> begun = run(Operation::Stop, pools);
        for (Job &job : m_jobs)
            job.restarts = job.restarts || begun.contains(job.pool);
    };
    if (choice.pools.isEmpty())
        return;
    if (!choice.isList()) {
        act(choice.pools);
        return;
    }
    Prompts::Question question;
    question.title = tr("Restart Pools");
    question.text = tr("Stop %n pool(s) and start them again?", nullptr, choice.count());
    question.accept = tr("&Restart %n Pool(s)", nullptr, choice.count());
    question.destructive = true;
    confirm(question, choice, act);
}

void PoolActions::startAgain(const Job &stopped)
{
    // By its uuid: the pool may have another row by now.
    Job job = stopped;
    job.operation = Operation::Start;
    job.request = job.service->start(job.uuid);
    m_jobs.append(job);
}

void PoolActions::undefine()
{
    const PoolChoice choice = choose([](const PoolSnapshot &pool) {
        if (!pool.persistent)
            return tr("it is transient and has no definition on the host.");
        return pool.isActive() ? tr("it is active; stop it first.") : QString();
    });
    if (choice.pools.isEmpty())
        return;
    Prompts::Question question;
    question.title = tr("Undefine Pools");
    question.text = choice.isList()
                        ? tr("The host forgets %n pool(s). Their storage stays as it is, and the "
                             "definitions can be brought back afterwards.",
                             nullptr, choice.count())
                        : tr("The host forgets the pool “%1”. Its storage stays as it is, and the "
                             "definition can be brought back afterwards.")
                              .arg(isolated(m_registry->displayName(choice.pools.first())));
    question.accept =
        choice.isList() ? tr("&Undefine %n Pool(s)", nullptr, choice.count()) : tr("&Undefine");
    question.destructive = true;
    confirm(question, choice,
            [this](const QList<PoolId> &pools) { run(Operation::Undefine, pools); });
}

QList<PoolId> PoolActions::run(Operation operation, const QList<PoolId> &pools, bool autostart)
{
    QList<PoolId> begun;
    for (const PoolId id : pools) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        StorageService *service = pool ? m_connections->serviceOf(pool->host) : nullptr;
        if (!service)
            continue;
        watch(service);
        const QString uuid = pool->snapshot ? pool->snapshot->uuid : QString();
        Job job{service, 0,          operation, id,  isolated(m_registry->displayName(id)),
                {},      pool->host, {},        uuid};
        switch (operation) {
        case Operation::Define:
            if (!pool->draft)
                continue;
            job.sent = pool->draft->definitionXml();
            job.request = service->define(job.sent);
            break;
        case Operation::Undefine:
            job.xml = QString::fromUtf8(pool->snapshot->persistentXml);
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
            job.request = service->setAutostart(uuid, autostart);
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
    const HostId host = m_window->currentHost();
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
                   {}});
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
        updateBusy();
    });
}

void PoolActions::finished(StorageService *service, quint64 request, const QString &uuid,
                           const std::optional<ServiceError> &error)
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [&](const Job &job) {
        return job.service == service && job.request == request;
    });
    if (found == m_jobs.end())
        return;
    const Job job = *found;
    m_jobs.erase(found);
    if (error)
        failed(job, *error);
    else
        succeeded(job, uuid);
    updateBusy();
    m_update.start();
    Q_EMIT ended(job.pool, job.operation, !error);
}

void PoolActions::succeeded(const Job &job, const QString &uuid)
{
    if (job.operation == Operation::Define) {
        Q_EMIT definitionTaken(job.pool, uuid, job.sent);
        return;
    }
    if (job.operation == Operation::Stop && job.restarts) {
        startAgain(job);
        return;
    }
    if (job.operation != Operation::Undefine)
        return;
    Q_EMIT messagePosted({Severity::Info,
                          tr("The host has forgotten the pool “%1”.").arg(job.name),
                          {},
                          tr("&Bring It Back"),
                          [this, job] {
                              if (!m_registry->host(job.host))
                                  return;
                              PoolDraft *draft =
                                  m_registry->createDraft(job.host, DraftOrigin::Imported, job.xml);
                              if (draft)
                                  m_window->selectPool(draft->id());
                          }});
}

void PoolActions::failed(const Job &job, const ServiceError &error)
{
    if (job.operation == Operation::Start && job.restarts) {
        Q_EMIT messagePosted(
            {Severity::Error,
             tr("“%1” was stopped but could not be started again; it is inactive now. %2")
                 .arg(job.name, error.sentence),
             error.detail, tr("&Start Again"), [this, job] {
                 if (m_watched.contains(job.service)) {
                     startAgain(job);
                     updateBusy();
                     m_update.start();
                 }
             }});
        return;
    }
    Q_EMIT messagePosted({Severity::Error,
                          operationwords::failed(job.operation, job.name, error.sentence),
                          error.detail,
                          {},
                          {}});
}

void PoolActions::updateBusy()
{
    if (m_jobs.isEmpty())
        m_window->setBusy({});
    else if (m_jobs.size() == 1)
        m_window->setBusy(operationwords::running(m_jobs.first().operation, m_jobs.first().name));
    else
        m_window->setBusy(
            tr("%n operation(s) are running…", nullptr, static_cast<int>(m_jobs.size())));
}

void PoolActions::updateCommands()
{
    const QList<PoolId> pools = m_window->selectedPools();
    bool writable = true;
    int active = 0;
    int inactive = 0;
    int restartable = 0;
    int undefinable = 0;
    int persistent = 0;
    bool allAutostart = true;
    for (const PoolId id : pools) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (!pool || !pool->snapshot)
            continue;
        const PoolSnapshot &snapshot = *pool->snapshot;
        writable = writable && isWritable(*pool);
        if (isPending(id))
            continue;
        active += snapshot.isActive() ? 1 : 0;
        inactive += snapshot.isActive() ? 0 : 1;
        restartable += snapshot.isActive() && snapshot.persistent ? 1 : 0;
        undefinable += snapshot.persistent && !snapshot.isActive() ? 1 : 0;
        if (snapshot.persistent) {
            ++persistent;
            allAutostart = allAutostart && snapshot.autostart;
        }
    }
    const QString nothing = tr("Select a pool of a host first.");
    const QString denied = tr("The connection is closed or read-only.");
    const auto offer = [&](Command command, int count, const QString &otherwise) {
        const bool any = active + inactive > 0;
        m_commands->setAvailable(command, writable && count > 0,
                                 !any       ? nothing
                                 : writable ? otherwise
                                            : denied);
        m_commands->setCount(command, pools.size() > 1 ? count : 0);
    };
    offer(Command::Start, inactive, tr("The selected pools are active already."));
    offer(Command::Stop, active, tr("The selected pools are inactive already."));
    offer(Command::Restart, restartable,
          tr("Only an active pool with a definition on the host "
             "can be stopped and started again."));
    offer(Command::Refresh, active, tr("Only an active pool can be refreshed."));
    offer(Command::Autostart, persistent, tr("A transient pool cannot be started at boot."));
    offer(Command::Undefine, undefinable, tr("Stop the pool before it is undefined."));
    m_commands->action(Command::Autostart)->setChecked(persistent > 0 && allAutostart);
    const StorageService *service = m_connections->serviceOf(m_window->currentHost());
    m_commands->setAvailable(Command::Reload, service && service->isOpen(), tr("Not connected."));
    Q_EMIT commandsChanged();
}

} // namespace poolwarden
