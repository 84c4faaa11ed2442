// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/connectioncontroller.h"

#include "app/files/folderservice.h"
#include "app/files/hostfolders.h"
#include "app/poolwarden/hostchanges.h"
#include "app/poolwarden/hostlabel.h"
#include "model/accepted/hostplace.h"
#include "model/document/pooldocument.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"

#include <QFile>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int mostRetryUnits = 60;

} // namespace

using State = ConnectionList::State;

ConnectionController::ConnectionController(PoolRegistry *registry, ConnectionList *list,
                                           ServiceFactory factory, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_list(list)
    , m_factory(std::move(factory))
{
}

ConnectionId ConnectionController::open(const QString &uri, bool readOnly, const QString &label)
{
    return open(uri, readOnly, label, m_factory(this));
}

void ConnectionController::openFolders(const QString &folder)
{
    QStringList problems;
    const QList<HostFolder> hosts =
        hostFolders(QFile::encodeName(folder).toStdString(),
                    [&problems](const QString &sentence) { problems.append(sentence); });
    tellProblems(folder, problems);
    for (const HostFolder &host : hosts) {
        auto *service = new FolderService(host, this);
        connect(service, &FolderService::problemsFound, this,
                [this, name = host.name](const QStringList &sentences) {
                    tellProblems(name, sentences);
                });
        open(host.uri.isEmpty() ? uriWithoutName(service->uri()) : host.uri, true, host.name,
             service);
    }
}

void ConnectionController::tellProblems(const QString &folder, const QStringList &sentences)
{
    if (sentences.isEmpty())
        return;
    Q_EMIT messagePosted({Severity::Warning,
                          shortList(sentences),
                          longList(sentences),
                          {},
                          {},
                          {},
                          QStringLiteral("folder/%1").arg(folder)});
}

ConnectionId ConnectionController::open(const QString &uri, bool readOnly, const QString &label,
                                        StorageService *service)
{
    ConnectionList::Entry entry;
    entry.uri = uri;
    entry.label = label.isEmpty() ? uri : label;
    entry.readOnly = readOnly;
    entry.named = !label.isEmpty();
    const ConnectionId connection = m_list->add(entry);
    m_services.insert(connection, service);
    connectService(connection, service);
    m_turns.run(connection, [service, uri, readOnly] { service->open(uri, readOnly); });
    return connection;
}

void ConnectionController::reopen(ConnectionId connection)
{
    const ConnectionList::Entry *found = m_list->find(connection);
    StorageService *service = m_services.value(connection);
    if (!found || !service || found->state == State::Open || found->state == State::Connecting)
        return;
    ConnectionList::Entry entry = *found;
    entry.state = State::Connecting;
    entry.problem.clear();
    m_list->update(entry);
    service->open(entry.uri, entry.readOnly);
}

void ConnectionController::close(ConnectionId connection)
{
    m_turns.finish(connection);
    const ConnectionList::Entry *entry = m_list->find(connection);
    StorageService *service = m_services.value(connection);
    if (!entry || !service)
        return;
    const State state = entry->state;
    service->disconnect(this);
    m_services.remove(connection);
    m_retries.erase(connection);
    m_returning.remove(connection);
    if (state == State::Open || state == State::Connecting) {
        // Let it close before it is deleted, because its destructor would wait for the host.
        connect(service, &StorageService::closed, service, &QObject::deleteLater);
        connect(service, &StorageService::openFailed, service, &QObject::deleteLater);
        service->close();
    } else {
        service->deleteLater();
    }
    forget(connection);
}

StorageService *ConnectionController::serviceOf(HostId host) const
{
    for (const ConnectionList::Entry &entry : m_list->entries()) {
        if (entry.host == host && host != noHost)
            return m_services.value(entry.id);
    }
    return nullptr;
}

void ConnectionController::connectService(ConnectionId connection, StorageService *service)
{
    connect(service, &StorageService::opened, this,
            [this, connection](const HostInfo &info) { serviceOpened(connection, info); });
    connect(service, &StorageService::openFailed, this,
            [this, connection](const ServiceError &error) { openFailed(connection, error); });
    connect(service, &StorageService::closed, this,
            [this, connection](const std::optional<ServiceError> &error) {
                m_turns.finish(connection);
                if (error)
                    lost(connection, *error);
                else
                    close(connection);
            });
    connect(service, &StorageService::poolsListed, this,
            [this, connection](const QList<PoolSnapshot> &pools) {
                m_turns.run(connection,
                            [this, connection, pools] { poolsListed(connection, pools); });
            });
    connect(service, &StorageService::poolChanged, this,
            [this, connection](const PoolSnapshot &pool) {
                m_turns.finish(connection);
                m_registry->upsertPool(hostOf(connection), pool);
            });
    connect(service, &StorageService::poolRemoved, this, [this, connection](const QString &uuid) {
        m_turns.finish(connection);
        m_registry->removePool(hostOf(connection), uuid);
    });
}

void ConnectionController::serviceOpened(ConnectionId connection, const HostInfo &info)
{
    const ConnectionList::Entry *found = m_list->find(connection);
    if (!found)
        return;
    ConnectionList::Entry entry = *found;
    entry.readOnly = info.readOnly;
    m_retries.erase(connection);
    const bool isNew = entry.host == noHost;
    if (isNew) {
        QStringList taken;
        for (const ConnectionList::Entry &other : m_list->entries()) {
            if (other.id != connection && other.host != noHost)
                taken.append(other.label);
        }
        entry.label = entry.named ? entry.label : hostLabel(entry.uri, info, taken);
        entry.host = m_registry->addHost(entry.label, info);
    } else {
        m_registry->setHostInfo(entry.host, info);
    }
    entry.state = State::Open;
    entry.problem.clear();
    entry.lostSince = {};
    m_list->update(entry);
    Q_EMIT messageWithdrawn(messageKey(connection));
    if (isNew) {
        Q_EMIT opened(connection, entry.host);
        return;
    }
    m_returning.insert(connection);
    Q_EMIT reopened(connection, entry.host);
}

void ConnectionController::openFailed(ConnectionId connection, const ServiceError &error)
{
    const ConnectionList::Entry *found = m_list->find(connection);
    if (!found)
        return;
    ConnectionList::Entry entry = *found;
    // After an automatic attempt post no message, because the lost connection was reported already. But
    // do not try a refused password again and again.
    if (m_retries.contains(connection) && error.code != ServiceError::Code::AuthenticationFailed) {
        entry.state = State::Lost;
        entry.problem = error.sentence;
        m_list->update(entry);
        if (std::exchange(m_retries[connection].isAsked, false))
            tellLost(connection, error);
        retryLater(connection);
        return;
    }
    m_retries.erase(connection);
    entry.state = State::Failed;
    entry.problem = error.sentence;
    m_list->update(entry);
    Message message{Severity::Error, error.sentence, error.detail, tr("Try &Again"),
                    [this, connection] { reopen(connection); }};
    message.key = messageKey(connection);
    Q_EMIT messagePosted(message);
}

void ConnectionController::lost(ConnectionId connection, const ServiceError &error)
{
    const ConnectionList::Entry *found = m_list->find(connection);
    if (!found)
        return;
    ConnectionList::Entry entry = *found;
    entry.state = State::Lost;
    entry.problem = error.sentence;
    m_registry->setHostOnline(entry.host, false);
    const auto host = m_registry->host(entry.host);
    entry.lostSince = host ? host->offlineSince : QDateTime::currentDateTime();
    m_list->update(entry);
    retryLater(connection);
    tellLost(connection, error);
}

void ConnectionController::tellLost(ConnectionId connection, const ServiceError &error)
{
    Message message{Severity::Error,
                    tr("%1 Poolwarden tries to reconnect until it works or you disconnect.",
                       "a sentence: the connection is lost")
                        .arg(error.sentence),
                    error.detail, tr("&Reconnect"), [this, connection] { reconnect(connection); }};
    message.key = messageKey(connection);
    Q_EMIT messagePosted(message);
}

void ConnectionController::reconnect(ConnectionId connection)
{
    const ConnectionList::Entry *entry = m_list->find(connection);
    if (!entry)
        return;
    m_retries[connection].isAsked = true;
    Message message{Severity::Info, tr("Connecting to “%1” again…").arg(entry->label), {}, {}, {}};
    message.key = messageKey(connection);
    Q_EMIT messagePosted(message);
    reopen(connection);
}

void ConnectionController::retryLater(ConnectionId connection)
{
    Retry &retry = m_retries[connection];
    if (!retry.timer) {
        retry.timer = std::make_unique<QTimer>();
        retry.timer->setSingleShot(true);
        connect(retry.timer.get(), &QTimer::timeout, this,
                [this, connection] { reopen(connection); });
    }
    const std::chrono::milliseconds delay = retry.units * m_retryUnit;
    retry.timer->start(delay);
    Q_EMIT retryPlanned(connection, delay.count());
    retry.units = std::min(retry.units * 2, mostRetryUnits);
}

void ConnectionController::poolsListed(ConnectionId connection, const QList<PoolSnapshot> &pools)
{
    const HostId host = hostOf(connection);
    const bool returning = m_returning.remove(connection);
    if (returning)
        reportChanges(connection, pools);
    m_registry->setPools(host, pools);
    // Only now, because before the update the old pools would look current.
    if (returning)
        m_registry->setHostOnline(host, true);
    Q_EMIT listed(host);
}

void ConnectionController::reportChanges(ConnectionId connection, const QList<PoolSnapshot> &pools)
{
    const HostId host = hostOf(connection);
    QList<PoolSnapshot> before;
    for (const PoolId id : m_registry->pools()) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (pool->host == host && pool->snapshot)
            before.append(*pool->snapshot);
    }
    const auto known = m_registry->host(host);
    const QString label = known ? known->label : QString();
    const QSet<QString> expected = m_expected.value(host);
    const auto withoutExpected = [&expected](QList<PoolSnapshot> of) {
        of.removeIf([&expected](const PoolSnapshot &pool) {
            return expected.contains(isolated(pool.name));
        });
        return of;
    };
    QStringList lines = hostChanges(withoutExpected(before), withoutExpected(pools));
    const QStringList lost = lostDefinitions(host, pools, &lines);
    m_expected.remove(host);
    if (lines.isEmpty()) {
        const QString told = expected.isEmpty()
                                 ? tr("“%1” is connected again. Its pools have not changed.")
                                 : tr("“%1” is connected again.");
        Message passing{Severity::Info, told.arg(label), {}, {}, {}};
        passing.key = messageKey(connection);
        passing.passes = true; // it must not cover earlier errors
        Q_EMIT messagePosted(passing);
        return;
    }
    Message message{Severity::Warning,
                    tr("“%1” is connected again. Changes meanwhile:").arg(label) + u'\n'
                        + shortList(lines),
                    longList(lines),
                    {},
                    {}};
    if (!lost.isEmpty()) {
        message.actionText = tr("&Open Lost Definitions as Drafts");
        message.action = [this, host, lost] {
            if (!m_registry->host(host))
                return;
            for (const QString &xml : lost)
                m_registry->createDraft(host, DraftOrigin::Imported, xml);
        };
    }
    Q_EMIT messagePosted(message);
}

QStringList ConnectionController::lostDefinitions(HostId host, const QList<PoolSnapshot> &pools,
                                                  QStringList *foretold) const
{
    QSet<QString> kept;
    for (const PoolSnapshot &pool : pools) {
        if (pool.persistent)
            kept.insert(pool.uuid);
    }
    QStringList lost;
    for (const PoolId id : m_registry->pools()) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (pool->host != host || !pool->snapshot || pool->snapshot->persistentXml.isEmpty()
            || kept.contains(pool->snapshot->uuid)
            || m_expected.value(host).contains(isolated(pool->snapshot->name)))
            continue;
        // A draft of it is kept as it is.
        if (!pool->draft)
            lost.append(PoolDocument::editableText(pool->snapshot->persistentXml));
        for (const Finding &finding : m_registry->findingsOf(id)) {
            if (finding.kind != FindingKind::LostAtRestart)
                continue;
            foretold->append(tr("This was foretold: %1")
                                 .arg(findingtext::headlineOfPair(finding, [this](PoolId of) {
                                     return m_registry->displayName(of);
                                 })));
            break;
        }
    }
    return lost;
}

void ConnectionController::expectChange(HostId host, const QString &name)
{
    m_expected[host].insert(name);
}

void ConnectionController::forget(ConnectionId connection)
{
    const HostId host = hostOf(connection);
    Q_EMIT messageWithdrawn(messageKey(connection));
    m_list->remove(connection);
    m_expected.remove(host);
    if (host != noHost)
        m_registry->removeHost(host);
}

QString ConnectionController::messageKey(ConnectionId connection)
{
    return QStringLiteral("connection/%1").arg(connection.value());
}

HostId ConnectionController::hostOf(ConnectionId connection) const
{
    const ConnectionList::Entry *entry = m_list->find(connection);
    return entry ? entry->host : noHost;
}

} // namespace poolwarden
