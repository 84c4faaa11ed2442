// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/poolquestions.h"
#include "app/poolwarden/poolrules.h"
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
class PoolSelection;
class Prompts;

/// Runs operations on the selected pools on their hosts, and enables their commands.
class PoolActions final : public QObject
{
    Q_OBJECT

public:
    PoolActions(PoolRegistry *registry, ConnectionController *connections, PoolSelection *selection,
                CommandSet *commands, Prompts *prompts, QObject *parent = nullptr);

    using Operation = StorageService::Operation;
    /// Begins the operation for each of these pools and returns those for which it was begun. Each ends
    /// with ended().
    QList<PoolId> run(Operation operation, const QList<PoolId> &pools, bool autostart = false);
    [[nodiscard]] bool isPending(PoolId pool) const;
    /// Whether the operation is running on any pool.
    [[nodiscard]] bool isRunning(Operation operation) const;
    /// Stops the pools, and starts each again once it has stopped.
    void restart(const QList<PoolId> &pools);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    /// What the program is doing; empty if nothing.
    void busyChanged(const QString &text);
    /// The host accepted the definition `sent`, and the registry has the host's new definition.
    void definitionTaken(poolwarden::PoolId pool, const QString &uuid, const QByteArray &sent);
    /// An operation has ended. Emitted after its message; failures of several pools are reported with the
    /// last of them.
    void ended(poolwarden::PoolId pool, poolwarden::StorageService::Operation operation,
               bool succeeded);
    /// The available commands may have changed.
    void commandsChanged();

private:
    struct Job {
        StorageService *service;
        quint64 request;
        Operation operation;
        PoolId pool;
        QString name;
        QString xml; ///< for Undefine: the definition, so that it can be restored
        HostId host;
        QByteArray sent;       ///< for Define
        QString uuid;          ///< for a pool on the host
        quint64 batch = 0;     ///< the same for all jobs of one run()
        bool restarts = false; ///< the stop or the start of a restart
        bool autostart = false;
    };
    struct Failure {
        Job job;
        ServiceError error;
    };

    /// Runs the operation for the chosen pools and reports the skipped ones with the reason.
    void begin(Operation operation, const PoolChoice &choice, bool autostart = false);
    void startAgain(const Job &stopped);
    void reload();
    void watch(StorageService *service);
    void finished(StorageService *service, quint64 request, const QString &uuid,
                  const std::optional<ServiceError> &error);
    void succeeded(const Job &job, const QString &uuid);
    /// Removes the jobs of each run() whose last job has ended from `waiting`. Returns a list for each
    /// run().
    template<typename Ended>
    [[nodiscard]] QList<QList<Ended>> takeEnded(QList<Ended> &waiting,
                                                const Job &(*jobOf)(const Ended &));
    void tellEnded();
    void tell(const QList<Failure> &failures);
    void tellUndefined(const QList<Job> &jobs);
    void reportDone(const QList<Job> &jobs);
    /// Defines undefined pools again, with their former autostart.
    void bringBack(const QList<Job> &jobs);
    /// The key of the failure message, which is withdrawn when the operation succeeds.
    [[nodiscard]] static QString failureKey(const Job &job);
    /// Whether the start failed only because the pool's directory does not exist.
    [[nodiscard]] bool lacksDirectory(const Failure &failure) const;
    [[nodiscard]] static QString sentenceOf(const Failure &failure);
    void updateBusy();
    void updateCommands();
    PoolRegistry *m_registry;
    ConnectionController *m_connections;
    PoolSelection *m_selection;
    CommandSet *m_commands;
    PoolRules m_rules;
    PoolQuestions m_questions;
    QList<Job> m_jobs;
    QList<Failure> m_failures;     ///< not reported yet
    QList<Job> m_undefined;        ///< successful Undefine jobs that are not reported yet
    QList<Job> m_done;             ///< other successful jobs that are not reported yet
    QSet<PoolId> m_autostartAgain; ///< restored drafts that get autostart once they are defined
    quint64 m_lastBatch = 0;
    QSet<StorageService *> m_watched;
    QTimer m_update;
};

} // namespace poolwarden
