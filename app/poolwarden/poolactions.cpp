// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/poolactions.h"

#include "app/poolwarden/connectioncontroller.h"
#include "app/poolwarden/operationwords.h"
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

void PoolActions::stop()
{
    const QList<PoolId> pools = selected(
        [](const PoolRegistry::Pool &pool) { return pool.snapshot && pool.snapshot->isActive(); });
    QStringList transient;
    for (const PoolId id : pools) {
        if (!m_registry->pool(id)->snapshot->persistent)
            transient.append(m_registry->displayName(id));
    }
    if (transient.isEmpty()) {
        run(Operation::Stop, pools);
        return;
    }
    Prompts::Question question;
    question.title = tr("Stop Transient Pools");
    question.text = tr("%n of these pools have no definition on the host and vanish when they are "
                       "stopped. Export them first to keep what defines them.",
                       nullptr, static_cast<int>(transient.size()));
    question.detail = transient.join(u'\n');
    question.accept = tr("&Stop Them");
    question.destructive = true;
    m_prompts->ask(question, [this, pools](bool yes) {
        if (yes)
            run(Operation::Stop, pools);
    });
}

void PoolActions::undefine()
{
    const QList<PoolId> pools = selected([](const PoolRegistry::Pool &pool) {
        return pool.snapshot && pool.snapshot->persistent && !pool.snapshot->isActive();
    });
    if (pools.isEmpty())
        return;
    QStringList names;
    for (const PoolId id : pools)
        names.append(m_registry->displayName(id));
    Prompts::Question question;
    question.title = tr("Undefine Pools");
    question.text = names.size() == 1
                        ? tr("The host forgets the pool “%1”. Its storage stays as it is, and the "
                             "definition can be brought back afterwards.")
                              .arg(names.first())
                        : tr("The host forgets %n pool(s). Their storage stays as it is, and the "
                             "definitions can be brought back afterwards.",
                             nullptr, static_cast<int>(names.size()));
    question.detail = names.size() > 1 ? names.join(u'\n') : QString();
    question.accept = tr("&Undefine");
    question.destructive = true;
    m_prompts->ask(question, [this, pools](bool yes) {
        if (yes)
            run(Operation::Undefine, pools);
    });
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
        Job job{service, 0, operation, id, m_registry->displayName(id), {}, pool->host, {}};
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
                   known ? known->label : QString(),
                   {},
                   host,
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
    bool anyActive = false;
    bool anyInactive = false;
    bool anyUndefinable = false;
    bool anyPersistent = false;
    bool allAutostart = true;
    for (const PoolId id : pools) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (!pool || !pool->snapshot)
            continue;
        const PoolSnapshot &snapshot = *pool->snapshot;
        writable = writable && isWritable(*pool);
        if (isPending(id))
            continue;
        anyActive = anyActive || snapshot.isActive();
        anyInactive = anyInactive || !snapshot.isActive();
        anyUndefinable = anyUndefinable || (snapshot.persistent && !snapshot.isActive());
        if (snapshot.persistent) {
            anyPersistent = true;
            allAutostart = allAutostart && snapshot.autostart;
        }
    }
    const QString nothing = tr("Select a pool of a host first.");
    const QString denied = tr("The connection is closed or read-only.");
    const auto offer = [&](Command command, bool possible, const QString &otherwise) {
        const bool any = anyActive || anyInactive;
        m_commands->setAvailable(command, writable && possible,
                                 !any       ? nothing
                                 : writable ? otherwise
                                            : denied);
    };
    offer(Command::Start, anyInactive, tr("The selected pools are active already."));
    offer(Command::Stop, anyActive, tr("The selected pools are inactive already."));
    offer(Command::Refresh, anyActive, tr("Only an active pool can be refreshed."));
    offer(Command::Autostart, anyPersistent, tr("A transient pool cannot be started at boot."));
    offer(Command::Undefine, anyUndefinable, tr("Stop the pool before it is undefined."));
    m_commands->action(Command::Autostart)->setChecked(anyPersistent && allAutostart);
    const StorageService *service = m_connections->serviceOf(m_window->currentHost());
    m_commands->setAvailable(Command::Reload, service && service->isOpen(), tr("Not connected."));
    Q_EMIT commandsChanged();
}

} // namespace poolwarden
