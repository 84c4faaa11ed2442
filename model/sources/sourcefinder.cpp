// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/sourcefinder.h"

#include "model/port/onownthread.h"
#include "model/port/storageservice.h"
#include "model/session/poolregistry.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace poolwarden {

namespace {

/// So many different questions are kept for a host; nobody asks for more servers in one session.
constexpr std::size_t mostAnswers = 64;
/// So many threads may wait for directories, whether anybody still wants them or not.
constexpr int mostLookups = 8;

} // namespace

SourceFinder::SourceFinder(PoolRegistry *registry, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
{
    connect(registry, &PoolRegistry::hostRemoved, this, &SourceFinder::forget);
}

SourceFinder::~SourceFinder() = default;

SourceFinder::Key SourceFinder::keyOf(const HostQuestion &question)
{
    return {int(question.about), int(question.type), question.source, question.usageType};
}

void SourceFinder::addHost(HostId host, StorageService *service)
{
    if (m_hosts[host].service != service)
        connectHost(host, service);
    Q_EMIT hostAdded(host);
}

void SourceFinder::connectHost(HostId host, StorageService *service)
{
    m_hosts[host].service = service;
    connect(service, &StorageService::nodeDevicesListed, this,
            [this, host](const QList<QByteArray> &xmls) {
                if (const auto known = m_hosts.find(host); known != m_hosts.end()) {
                    known->xmls = xmls;
                    read(host);
                }
            });
    connect(service, &StorageService::failed, this,
            [this, host](quint64, StorageService::Operation operation) {
                if (operation == StorageService::Operation::ListNodeDevices)
                    Q_EMIT devicesRead(host);
            });
    connect(
        service, &StorageService::answered, this,
        [this, host](quint64 request, const HostAnswer &answer) { take(host, request, answer); });
    connect(service, &StorageService::succeeded, this,
            [this, host](quint64, StorageService::Operation operation) {
                if (operation == StorageService::Operation::MakeDirectory)
                    Q_EMIT directoryMade(host);
            });
}

void SourceFinder::forget(HostId host)
{
    const auto state = m_hosts.constFind(host);
    if (state == m_hosts.cend())
        return;
    if (state->service)
        state->service->disconnect(this);
    m_hosts.erase(state);
    m_asked.removeIf([host](const auto &asked) { return asked.value().host == host; });
}

bool SourceFinder::isLocal(HostId host) const
{
    const auto known = m_registry->host(host);
    return known && known->info.local && !known->info.isFiles;
}

bool SourceFinder::listsFolders(HostId host) const
{
    const auto known = m_registry->host(host);
    return known && (known->info.listsFolders || (m_local.folders && isLocal(host)));
}

std::function<void(FoundDevices &)> SourceFinder::completing(HostId host) const
{
    if (isLocal(host))
        return m_local.devices;
    const auto known = m_registry->host(host);
    return known && known->info.listsFolders ? m_local.devicesOfOthers : nullptr;
}

void SourceFinder::read(HostId host)
{
    const auto state = m_hosts.find(host);
    if (state == m_hosts.end())
        return;
    state->isReading = true;
    // A host may have thousands.
    const auto work = [xmls = state->xmls, complete = completing(host)] {
        std::vector<std::string> documents;
        documents.reserve(std::size_t(xmls.size()));
        std::ranges::transform(xmls, std::back_inserter(documents), &QByteArray::toStdString);
        FoundDevices devices = readFoundDevices(documents);
        if (complete)
            complete(devices);
        return devices;
    };
    onOwnThread(this, work, [this, host, reading = ++state->reading](FoundDevices devices) {
        const auto known = m_hosts.find(host);
        if (known == m_hosts.end() || known->reading != reading)
            return;
        known->isReading = false;
        if (!known->devices || *known->devices != devices) {
            known->devices = std::make_shared<const FoundDevices>(std::move(devices));
            known->arePathsTold = false;
            Q_EMIT devicesChanged(host);
        }
        Q_EMIT devicesRead(host);
    });
}

void SourceFinder::tellPaths(HostId host)
{
    const auto state = m_hosts.find(host);
    if (state == m_hosts.end() || !state->devices || !m_local.devices || !isLocal(host)
        || std::exchange(state->arePathsTold, true))
        return;
    QStringList paths;
    for (const FoundDisk &disk : state->devices->disks) {
        paths.append(QString::fromStdString(disk.path));
        for (const std::string &link : disk.links)
            paths.append(QString::fromStdString(link));
    }
    Q_EMIT pathsFound(host, paths);
}

void SourceFinder::lookAgain(HostId host)
{
    if (m_local.devices && isLocal(host) && !isLooking(host))
        read(host);
}

bool SourceFinder::isLooking(HostId host) const
{
    const auto state = m_hosts.constFind(host);
    return state != m_hosts.cend() && state->isReading;
}

std::shared_ptr<const FoundDevices> SourceFinder::devices(HostId host) const
{
    const auto state = m_hosts.constFind(host);
    return state == m_hosts.cend() ? nullptr : state->devices;
}

bool SourceFinder::listDevices(HostId host)
{
    const auto state = m_hosts.constFind(host);
    return state != m_hosts.cend() && state->service && state->service->listNodeDevices() != 0;
}

std::optional<HostAnswer> SourceFinder::known(HostId host, const HostQuestion &question) const
{
    const auto state = m_hosts.constFind(host);
    if (state == m_hosts.cend())
        return std::nullopt;
    const auto answer = state->answers.find(keyOf(question));
    return answer == state->answers.end() ? std::nullopt : std::optional(answer->second);
}

quint64 SourceFinder::ask(HostId host, const HostQuestion &question)
{
    const auto state = m_hosts.constFind(host);
    if (state == m_hosts.cend() || !state->service)
        return 0;
    const auto known = m_registry->host(host);
    if (question.about == HostQuestion::About::Folders && known && !known->info.listsFolders)
        return m_local.folders && isLocal(host) ? askHere(host, question) : 0;
    const quint64 request = state->service->ask(question);
    if (request == 0)
        return 0;
    Asked asked{host, request, question};
    asked.question.value.reset(); // a secret is the service's matter
    m_asked.insert(++m_last, asked);
    return m_last;
}

quint64 SourceFinder::askHere(HostId host, const HostQuestion &question)
{
    const quint64 number = ++m_last;
    m_asked.insert(number, Asked{host, 0, question});
    if (m_lookups >= mostLookups) {
        const HostAnswer refused{
            .error = ServiceError{.code = ServiceError::Code::PoolBusy,
                                  .sentence = tr("Too many directories have not answered yet. A "
                                                 "file server may be down."),
                                  .detail = {}}};
        QMetaObject::invokeMethod(
            this, [this, number, refused] { settle(number, refused); }, Qt::QueuedConnection);
        return number;
    }
    ++m_lookups;
    onOwnThread(
        this,
        [list = m_local.folders, folder = QString::fromUtf8(question.source)] {
            return list(folder);
        },
        [this, number](const HostAnswer &answer) {
            --m_lookups;
            settle(number, answer);
        });
    return number;
}

void SourceFinder::giveUp(quint64 question)
{
    if (!m_asked.contains(question))
        return;
    const Asked asked = m_asked.take(question);
    const auto state = m_hosts.constFind(asked.host);
    if (asked.request != 0 && state != m_hosts.cend() && state->service)
        state->service->giveUp(asked.request);
}

void SourceFinder::take(HostId host, quint64 request, const HostAnswer &answer)
{
    const auto asked = std::find_if(m_asked.cbegin(), m_asked.cend(), [&](const Asked &one) {
        return one.host == host && one.request == request;
    });
    if (asked != m_asked.cend())
        settle(asked.key(), answer);
}

void SourceFinder::settle(quint64 number, const HostAnswer &answer)
{
    const auto asked = m_asked.constFind(number);
    const auto state = asked == m_asked.cend() ? m_hosts.end() : m_hosts.find(asked->host);
    if (state == m_hosts.end())
        return;
    const HostQuestion said = asked->question;
    const HostId host = asked->host;
    m_asked.erase(asked);
    if (said.about == HostQuestion::About::NewSecret) {
        // What was known of the secrets is out of date.
        std::erase_if(state->answers, [](const auto &known) {
            return std::get<0>(known.first) == int(HostQuestion::About::Secrets);
        });
    } else if (!answer.error && said.about != HostQuestion::About::Folders) {
        // Directories come and go, and cost little to list again.
        if (state->answers.size() >= mostAnswers)
            state->answers.clear();
        state->answers.insert_or_assign(keyOf(said), answer);
        Q_EMIT learned(host, said);
    }
    if (said.about == HostQuestion::About::Folders && isLocal(host)) {
        QStringList paths;
        for (const FolderInfo &folder : answer.folders)
            paths.append(folder.path);
        Q_EMIT pathsFound(host, paths);
    }
    Q_EMIT answered(number, answer);
}

} // namespace poolwarden
