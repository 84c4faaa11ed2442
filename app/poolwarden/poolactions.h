// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/poolquestions.h"
#include "model/port/storageservice.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>

namespace poolwarden {

class CommandSet;
class ConnectionController;
class MainWindow;
class Prompts;

/// What is done to the selected pools on their hosts, and when it can be.
class PoolActions final : public QObject
{
    Q_OBJECT

public:
    PoolActions(PoolRegistry *registry, ConnectionController *connections, MainWindow *window,
                Prompts *prompts, QObject *parent = nullptr);

    using Operation = StorageService::Operation;
    /// Begins it for each of these pools; every one that was begun ends in ended(). Returns the
    /// pools for which it was begun.
    QList<PoolId> run(Operation operation, const QList<PoolId> &pools, bool autostart = false);
    [[nodiscard]] bool isPending(PoolId pool) const;
    /// On any pool.
    [[nodiscard]] bool isRunning(Operation operation) const;
    /// Stops them, and starts each again once it has stopped.
    void restart(const QList<PoolId> &pools);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    /// The host accepted what was sent to it, and the registry has what it says of it now.
    void definitionTaken(poolwarden::PoolId pool, const QString &uuid, const QByteArray &sent);
    /// After what it led to was told; failures of several pools are told with the last.
    void ended(poolwarden::PoolId pool, poolwarden::StorageService::Operation operation,
               bool succeeded);
    /// What may be done differs, or may.
    void commandsChanged();

private:
    struct Job {
        StorageService *service;
        quint64 request;
        Operation operation;
        PoolId pool;
        QString name;
        QString xml; ///< for Undefine: what can be brought back
        HostId host;
        QByteArray sent;       ///< for Define
        QString uuid;          ///< for a pool of the host
        quint64 batch = 0;     ///< those of one run() have the same
        bool restarts = false; ///< a stop before a start, or that start
        bool autostart = false;
    };
    struct Failure {
        Job job;
        ServiceError error;
    };

    /// Does it for those that are chosen, and says what is left out and why.
    void begin(Operation operation, const PoolChoice &choice, bool autostart = false);
    void startAgain(const Job &stopped);
    void reload();
    void watch(StorageService *service);
    void finished(StorageService *service, quint64 request, const QString &uuid,
                  const std::optional<ServiceError> &error);
    void succeeded(const Job &job, const QString &uuid);
    /// Takes from what waits to be told those of each run() whose last pool is done, a list for a run.
    template<typename Ended>
    [[nodiscard]] QList<QList<Ended>> takeEnded(QList<Ended> &waiting,
                                                const Job &(*jobOf)(const Ended &));
    void tellEnded();
    void tell(const QList<Failure> &failures);
    void tellUndefined(const QList<Job> &jobs);
    void tellDone(const QList<Job> &jobs);
    /// Defines them again, with the autostart that they had.
    void bringBack(const QList<Job> &jobs);
    /// Of the message that it failed: it goes when it succeeds.
    [[nodiscard]] static QString failureKey(const Job &job);
    /// It could be started if its directory were made.
    [[nodiscard]] bool lacksDirectory(const Failure &failure) const;
    [[nodiscard]] static QString sentenceOf(const Failure &failure);
    void updateBusy();
    void updateCommands();
    PoolRegistry *m_registry;
    ConnectionController *m_connections;
    MainWindow *m_window;
    CommandSet *m_commands;
    PoolQuestions m_questions;
    QList<Job> m_jobs;
    QList<Failure> m_failures;     ///< not told yet
    QList<Job> m_undefined;        ///< and not told of yet
    QList<Job> m_done;             ///< of what else went well, and not told of yet
    QSet<PoolId> m_autostartAgain; ///< drafts of pools that are brought back
    quint64 m_lastBatch = 0;
    QSet<StorageService *> m_watched;
    QTimer m_update;
};

} // namespace poolwarden
