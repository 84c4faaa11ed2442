// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/libvirtstorageservice.h"

#include "app/libvirt/hostinquiry.h"
#include "app/libvirt/ownerrors.h"
#include "app/libvirt/poolworker.h"
#include "app/libvirt/workerthread.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

constexpr auto watchdogInterval = std::chrono::milliseconds(250);

qint64 inSeconds(std::chrono::milliseconds duration)
{
    return std::chrono::ceil<std::chrono::seconds>(duration).count();
}

} // namespace

LibvirtStorageService::LibvirtStorageService(QObject *parent)
    : LibvirtStorageService(Settings(), parent)
{
}

LibvirtStorageService::LibvirtStorageService(const Settings &settings, QObject *parent)
    : StorageService(parent)
    , m_settings(settings)
    , m_leftThreads(settings.shutdownTimeout, this)
    , m_watchdog(this)
{
    m_watchdog.setInterval(watchdogInterval);
    connect(&m_watchdog, &QTimer::timeout, this, &LibvirtStorageService::checkDeadlines);
}

LibvirtStorageService::~LibvirtStorageService()
{
    endSession();
}

bool LibvirtStorageService::isOpen() const
{
    return m_state == State::Open;
}

void LibvirtStorageService::open(const QString &uri, bool readOnly)
{
    close();
    m_state = State::Opening;
    m_uri = uri;
    m_readOnly = readOnly;
    m_openDeadline = Clock::now() + m_settings.openTimeout;
    startSession();
    PoolWorker *worker = m_thread->worker();
    QMetaObject::invokeMethod(
        worker, [worker, uri, readOnly] { worker->open(uri, readOnly); }, Qt::QueuedConnection);
    m_watchdog.start();
}

void LibvirtStorageService::close()
{
    const State state = std::exchange(m_state, State::Closed);
    if (state == State::Closed)
        return;
    endSession();
    const Requests requests = std::exchange(m_requests, {});
    const auto questions = std::exchange(m_questions, {});
    QMetaObject::invokeMethod(
        this,
        [this, state, requests, questions, uri = m_uri] {
            failAll(requests, closedBeforeAnswerError(), true);
            for (const auto &[question, deadline] : questions)
                Q_EMIT answered(question, {.error = closedBeforeAnswerError()});
            if (state == State::Opening)
                Q_EMIT openFailed(openCancelledError(uri));
            else
                Q_EMIT closed(std::nullopt);
        },
        Qt::QueuedConnection);
}

void LibvirtStorageService::startSession()
{
    m_thread.reset(std::make_unique<WorkerThread>(
                       Connection::KeepAlive{static_cast<int>(m_settings.keepAliveInterval.count()),
                                             m_settings.keepAliveCount})
                       .release());
    ++m_session;
    connectWorker();
    m_thread->start();
}

void LibvirtStorageService::endSession()
{
    m_watchdog.stop();
    ++m_session;
    if (!m_thread)
        return;
    m_thread->requestInterruption();
    m_thread->quit();
    m_leftThreads.add(LeftThreads::Handle(m_thread.release()));
}

void LibvirtStorageService::connectWorker()
{
    // Disconnecting does not remove signals that are queued already, so the number is compared.
    const auto current = [this, session = m_session](auto handle) {
        return [this, session, handle](const auto &...arguments) {
            if (session == m_session)
                handle(arguments...);
        };
    };
    const PoolWorker *worker = m_thread->worker();
    connect(worker, &PoolWorker::opened, this, current([this](HostInfo host) {
                m_state = State::Open;
                host.listsFolders =
                    knownAnswer({.about = HostQuestion::About::Folders, .source = "/"}).has_value();
                Q_EMIT opened(host);
            }));
    connect(worker, &PoolWorker::openFailed, this, current([this](const ServiceError &error) {
                m_state = State::Closed;
                endSession();
                Q_EMIT openFailed(error);
            }));
    connect(worker, &PoolWorker::lost, this,
            current([this](const ServiceError &error) { lose(error); }));
    connect(worker, &PoolWorker::listed, this,
            current([this](const QList<PoolSnapshot> &pools) { Q_EMIT poolsListed(pools); }));
    connect(worker, &PoolWorker::changed, this,
            current([this](const PoolSnapshot &pool) { Q_EMIT poolChanged(pool); }));
    connect(worker, &PoolWorker::removed, this,
            current([this](const QString &uuid) { Q_EMIT poolRemoved(uuid); }));
    connect(worker, &PoolWorker::nodeDevicesListed, this,
            current([this](const QList<QByteArray> &xmls) { Q_EMIT nodeDevicesListed(xmls); }));
    connect(worker, &PoolWorker::began, this, current([this](quint64 request) {
                const auto found = m_requests.find(request);
                if (found == m_requests.end())
                    return;
                found->second.hasBegun = true;
                Q_EMIT began(request);
            }));
    connect(worker, &PoolWorker::finished, this,
            current([this](quint64 request, Operation operation, const QString &uuid,
                           const std::optional<ServiceError> &error) {
                finish(request, operation, uuid, error);
            }));
}

template<typename Call>
StorageService::RequestId LibvirtStorageService::submit(Operation operation, const QString &uuid,
                                                        bool modifies, Call call)
{
    const RequestId request = ++m_lastRequest;
    if (m_state != State::Open) {
        failLater(request, operation, uuid, notConnectedError());
    } else if (modifies && m_readOnly) {
        failLater(request, operation, uuid, readOnlyError());
    } else {
        m_requests.emplace(request,
                           Request{operation, uuid, Clock::now() + m_settings.requestTimeout});
        PoolWorker *worker = m_thread->worker();
        QMetaObject::invokeMethod(
            worker,
            [worker, request, call] {
                Q_EMIT worker->began(request);
                call(*worker, request);
            },
            Qt::QueuedConnection);
        if (!m_watchdog.isActive())
            m_watchdog.start();
    }
    return request;
}

StorageService::RequestId LibvirtStorageService::list()
{
    return submit(Operation::List, {}, false,
                  [](PoolWorker &worker, RequestId request) { worker.list(request); });
}

StorageService::RequestId LibvirtStorageService::listNodeDevices()
{
    return submit(Operation::ListNodeDevices, {}, false,
                  [](PoolWorker &worker, RequestId request) { worker.listNodeDevices(request); });
}

StorageService::RequestId LibvirtStorageService::reread(const QString &uuid)
{
    return submit(Operation::Reread, uuid, false, [uuid](PoolWorker &worker, RequestId request) {
        worker.lookAgain(request, uuid);
    });
}

StorageService::RequestId LibvirtStorageService::define(const QByteArray &xml,
                                                        Validation validation)
{
    return submit(Operation::Define, {}, true,
                  [xml, validation](PoolWorker &worker, RequestId request) {
                      worker.define(request, xml, validation);
                  });
}

StorageService::RequestId LibvirtStorageService::perform(Operation operation, const QString &uuid,
                                                         bool autostart)
{
    return submit(operation, uuid, true,
                  [operation, uuid, autostart](PoolWorker &worker, RequestId request) {
                      worker.perform(request, operation, uuid, autostart);
                  });
}

StorageService::RequestId LibvirtStorageService::undefine(const QString &uuid)
{
    return perform(Operation::Undefine, uuid);
}

StorageService::RequestId LibvirtStorageService::start(const QString &uuid)
{
    return perform(Operation::Start, uuid);
}

StorageService::RequestId LibvirtStorageService::stop(const QString &uuid)
{
    return perform(Operation::Stop, uuid);
}

StorageService::RequestId LibvirtStorageService::refresh(const QString &uuid)
{
    return perform(Operation::Refresh, uuid);
}

StorageService::RequestId LibvirtStorageService::setAutostart(const QString &uuid, bool autostart)
{
    return perform(Operation::SetAutostart, uuid, autostart);
}

StorageService::RequestId LibvirtStorageService::makeDirectory(const QString &uuid)
{
    return perform(Operation::MakeDirectory, uuid);
}

void LibvirtStorageService::failLater(RequestId request, Operation operation, const QString &uuid,
                                      const ServiceError &error)
{
    QMetaObject::invokeMethod(
        this,
        [this, request, operation, uuid, error] { Q_EMIT failed(request, operation, uuid, error); },
        Qt::QueuedConnection);
}

void LibvirtStorageService::failAll(const Requests &requests, const ServiceError &error,
                                    bool mayHaveBegun)
{
    for (const auto &[id, request] : requests) {
        ServiceError own = error;
        own.isUnanswered = mayHaveBegun || request.hasBegun;
        Q_EMIT failed(id, request.operation, request.uuid, own);
    }
}

void LibvirtStorageService::finish(RequestId request, Operation operation, const QString &uuid,
                                   const std::optional<ServiceError> &error)
{
    if (m_requests.erase(request) == 0)
        return; // it came after the time-out
    if (error)
        Q_EMIT failed(request, operation, uuid, *error);
    else
        Q_EMIT succeeded(request, operation, uuid);
}

void LibvirtStorageService::lose(const ServiceError &error)
{
    const State state = std::exchange(m_state, State::Closed);
    endSession();
    failAll(std::exchange(m_requests, {}), error, false);
    for (const auto &[question, deadline] : std::exchange(m_questions, {}))
        Q_EMIT answered(question, {.error = error});
    if (state == State::Opening)
        Q_EMIT openFailed(error);
    else
        Q_EMIT closed(error);
}

void LibvirtStorageService::checkDeadlines()
{
    const auto now = Clock::now();
    if (m_state == State::Opening && now >= m_openDeadline) {
        m_state = State::Closed;
        endSession();
        Q_EMIT openFailed(openTimedOutError(m_uri, inSeconds(m_settings.openTimeout)));
        return;
    }
    ServiceError error = timedOutError(inSeconds(m_settings.requestTimeout));
    error.isUnanswered = true; // also of one that waits: it still goes to the host
    while (!m_requests.empty() && now >= m_requests.begin()->second.deadline) {
        const auto entry = m_requests.extract(m_requests.begin());
        Q_EMIT failed(entry.key(), entry.mapped().operation, entry.mapped().uuid, error);
    }
    checkQuestions(now);
    if (m_requests.empty() && m_questions.empty() && m_state != State::Opening)
        m_watchdog.stop();
}

void LibvirtStorageService::checkQuestions(Clock::time_point now)
{
    const auto isOver = [now](const auto &question) { return now >= question.second; };
    for (auto late = std::ranges::find_if(m_questions, isOver); late != m_questions.end();
         late = std::ranges::find_if(m_questions, isOver))
        answer(late->first,
               {.error = questionTimedOutError(inSeconds(m_settings.questionTimeout))});
}

StorageService::RequestId LibvirtStorageService::ask(const HostQuestion &question)
{
    const RequestId request = ++m_lastRequest;
    if (m_state != State::Open) {
        answerLater(request, {.error = notConnectedError()});
        return request;
    }
    if (question.about == HostQuestion::About::NewSecret && m_readOnly) {
        answerLater(request, {.error = readOnlyError()});
        return request;
    }
    m_questions.emplace(request, Clock::now() + m_settings.questionTimeout);
    if (const std::optional<HostAnswer> known = knownAnswer(question)) {
        answerLater(request, *known);
        return request;
    }
    if (m_inquiries >= m_settings.mostQuestions) {
        answerLater(request, {.error = tooManyQuestionsError()});
        return request;
    }
    auto inquiry = std::make_unique<HostInquiry>(
        m_uri, m_readOnly,
        Connection::KeepAlive{static_cast<int>(m_settings.keepAliveInterval.count()),
                              m_settings.keepAliveCount},
        question);
    HostInquiry *thread = inquiry.get();
    ++m_inquiries;
    connect(thread, &HostInquiry::answered, this,
            [this, request](const HostAnswer &said) { answer(request, said); });
    connect(thread, &QThread::finished, this, [this] { --m_inquiries; });
    m_leftThreads.add(LeftThreads::Handle(inquiry.release()));
    thread->start();
    if (!m_watchdog.isActive())
        m_watchdog.start();
    return request;
}

std::optional<HostAnswer> LibvirtStorageService::knownAnswer(const HostQuestion &question) const
{
    return m_settings.knownAnswers ? m_settings.knownAnswers(m_uri, question) : std::nullopt;
}

void LibvirtStorageService::giveUp(RequestId question)
{
    m_questions.erase(question);
}

void LibvirtStorageService::answer(RequestId question, const HostAnswer &said)
{
    if (m_questions.erase(question) > 0)
        Q_EMIT answered(question, said);
}

void LibvirtStorageService::answerLater(RequestId question, const HostAnswer &said)
{
    m_questions.emplace(question, Clock::time_point::max());
    QMetaObject::invokeMethod(
        this, [this, question, said] { answer(question, said); }, Qt::QueuedConnection);
}

} // namespace poolwarden
