// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/sourcefinder.h"

#include "model/port/storageservice.h"
#include "model/session/poolregistry.h"

#include <QFutureWatcher>
#include <QPromise>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace poolwarden {

namespace {

/// So many different questions are kept for a host; nobody asks for more servers in one session.
constexpr std::size_t mostAnswers = 64;

} // namespace

SourceFinder::SourceFinder(PoolRegistry *registry, QObject *parent)
    : QObject(parent)
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
    State &state = m_hosts[host];
    if (state.service == service)
        return;
    state.service = service;
    connect(service, &StorageService::nodeDevicesListed, this,
            [this, host](const QList<QByteArray> &xmls) { read(host, xmls); });
    connect(
        service, &StorageService::answered, this,
        [this, host](quint64 request, const HostAnswer &answer) { take(host, request, answer); });
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

void SourceFinder::read(HostId host, const QList<QByteArray> &xmls)
{
    const auto state = m_hosts.find(host);
    if (state == m_hosts.end())
        return;
    // On a thread of its own: a host may have thousands. They share only the promise.
    const quint64 reading = ++state->reading;
    QPromise<FoundDevices> promise;
    auto *watcher = new QFutureWatcher<FoundDevices>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, host, reading, watcher] {
        watcher->deleteLater();
        const auto known = m_hosts.find(host);
        if (known == m_hosts.end() || known->reading != reading)
            return;
        known->devices = watcher->result();
        Q_EMIT devicesChanged(host);
    });
    promise.start();
    watcher->setFuture(promise.future());
    std::thread([promise = std::move(promise), xmls]() mutable {
        std::vector<std::string> documents;
        documents.reserve(std::size_t(xmls.size()));
        std::ranges::transform(xmls, std::back_inserter(documents), &QByteArray::toStdString);
        promise.addResult(readFoundDevices(documents));
        promise.finish();
    }).detach();
}

const FoundDevices *SourceFinder::devices(HostId host) const
{
    const auto state = m_hosts.constFind(host);
    return state == m_hosts.cend() || !state->devices ? nullptr : &*state->devices;
}

void SourceFinder::listDevices(HostId host)
{
    const auto state = m_hosts.constFind(host);
    if (state != m_hosts.cend() && state->service)
        state->service->listNodeDevices();
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
    const quint64 request = state->service->ask(question);
    if (request == 0)
        return 0;
    Asked asked{host, request, question};
    asked.question.value.reset(); // a secret is the service's matter
    m_asked.insert(++m_last, asked);
    return m_last;
}

void SourceFinder::giveUp(quint64 question)
{
    if (!m_asked.contains(question))
        return;
    const Asked asked = m_asked.take(question);
    const auto state = m_hosts.constFind(asked.host);
    if (state != m_hosts.cend() && state->service)
        state->service->giveUp(asked.request);
}

void SourceFinder::take(HostId host, quint64 request, const HostAnswer &answer)
{
    const auto asked = std::find_if(m_asked.cbegin(), m_asked.cend(), [&](const Asked &one) {
        return one.host == host && one.request == request;
    });
    const auto state = m_hosts.find(host);
    if (asked == m_asked.cend() || state == m_hosts.end())
        return;
    const quint64 question = asked.key();
    const HostQuestion said = asked->question;
    m_asked.erase(asked);
    if (said.about == HostQuestion::About::NewSecret) {
        // What was known of the secrets is out of date.
        std::erase_if(state->answers, [](const auto &known) {
            return std::get<0>(known.first) == int(HostQuestion::About::Secrets);
        });
    } else if (!answer.error) {
        if (state->answers.size() >= mostAnswers)
            state->answers.clear();
        state->answers.insert_or_assign(keyOf(said), answer);
    }
    Q_EMIT answered(question, answer);
}

} // namespace poolwarden
