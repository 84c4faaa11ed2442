// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/libvirt/leftthreads.h"
#include "model/port/storageservice.h"

#include <QString>
#include <QTimer>

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace poolwarden {

class WorkerThread;

/// A host, by way of libvirt. Each connection makes the blocking calls on its own thread. This object
/// never waits for that thread, except briefly in the destructor. A call that hangs cannot be
/// cancelled: its request fails after a time-out. If the connection is closed or the program ends, the
/// thread is left behind and its results are ignored.
class LibvirtStorageService final : public StorageService
{
    Q_OBJECT

public:
    struct Settings {
        /// The connection is lost if the host is silent for interval × (count + 1). 0: no keep-alive.
        std::chrono::seconds keepAliveInterval{5};
        unsigned int keepAliveCount = 3;
        std::chrono::milliseconds openTimeout{60'000};
        std::chrono::milliseconds requestTimeout{120'000};
        std::chrono::milliseconds questionTimeout{60'000};
        /// The most questions that may wait for an answer, whether it is still wanted or not.
        std::size_t mostQuestions = 8;
        /// How long the destructor waits before it leaves stuck threads behind.
        std::chrono::milliseconds shutdownTimeout{1'500};
        /// Answers for a host that is not real; none for other hosts.
        std::function<std::optional<HostAnswer>(const QString &uri, const HostQuestion &question)>
            knownAnswers = {};
    };

    explicit LibvirtStorageService(QObject *parent = nullptr);
    explicit LibvirtStorageService(const Settings &settings, QObject *parent = nullptr);
    ~LibvirtStorageService() override;

    void open(const QString &uri, bool readOnly) override;
    void close() override;
    [[nodiscard]] bool isOpen() const override;

    RequestId list() override;
    RequestId define(const QByteArray &xml, Validation validation = Validation::BySchema) override;
    RequestId undefine(const QString &uuid) override;
    RequestId start(const QString &uuid) override;
    RequestId stop(const QString &uuid) override;
    RequestId refresh(const QString &uuid) override;
    RequestId setAutostart(const QString &uuid, bool autostart) override;
    RequestId makeDirectory(const QString &uuid) override;
    RequestId listNodeDevices() override;
    RequestId reread(const QString &uuid) override;
    RequestId ask(const HostQuestion &question) override;
    void giveUp(RequestId question) override;

private:
    using Clock = std::chrono::steady_clock;

    enum class State { Closed, Opening, Open };

    struct Request {
        Operation operation = Operation::List;
        QString uuid;
        Clock::time_point deadline;
        bool hasBegun = false; ///< the host is asked
    };
    using Requests = std::map<RequestId, Request>;

    using WorkerHandle = std::unique_ptr<WorkerThread, ThreadReleaser>;

    void startSession();
    /// Abandons the worker without waiting. Its later signals are ignored.
    void endSession();
    void connectWorker();
    template<typename Call>
    RequestId submit(Operation operation, const QString &uuid, bool modifies, Call call);
    RequestId perform(Operation operation, const QString &uuid, bool autostart = false);
    /// Emits failed() from the event loop, as StorageService promises.
    void failLater(RequestId request, Operation operation, const QString &uuid,
                   const ServiceError &error);
    /// `mayHaveBegun`: also those of which that is not known.
    void failAll(const Requests &requests, const ServiceError &error, bool mayHaveBegun);
    void finish(RequestId request, Operation operation, const QString &uuid,
                const std::optional<ServiceError> &error);
    void lose(const ServiceError &error);
    void checkDeadlines();
    void checkQuestions(Clock::time_point now);
    [[nodiscard]] std::optional<HostAnswer> knownAnswer(const HostQuestion &question) const;
    void answer(RequestId question, const HostAnswer &answer);
    void answerLater(RequestId question, const HostAnswer &answer);

    const Settings m_settings;
    State m_state = State::Closed;
    QString m_uri;
    bool m_readOnly = false;
    Clock::time_point m_openDeadline;

    WorkerHandle m_thread;
    quint64 m_session = 0;     ///< tells the current worker's signals from those of former ones
    LeftThreads m_leftThreads; ///< about to end

    RequestId m_lastRequest = 0;
    Requests m_requests; ///< pending; sorted by number and so by deadline
    std::map<RequestId, Clock::time_point> m_questions; ///< pending, with their deadlines
    std::size_t m_inquiries = 0;                        ///< running threads for questions
    QTimer m_watchdog;
};

} // namespace poolwarden
