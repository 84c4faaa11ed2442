// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/failuremessage.h"
#include "app/poolwarden/obsoletemessages.h"
#include "app/poolwarden/poolcall.h"
#include "app/poolwarden/poolquestions.h"
#include "model/operations/operationqueue.h"
#include "model/port/storageservice.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

#include <functional>
#include <optional>
#include <utility>

namespace poolwarden {

class CommandRules;
class CommandSet;
class ConnectionController;
class PoolSelection;
class Prompts;
class UnbuiltStorage;

/// Runs operations on the selected pools on their hosts, and enables their commands.
class PoolActions final : public QObject
{
    Q_OBJECT

public:
    PoolActions(PoolRegistry *registry, ConnectionController *connections, OperationQueue *queue,
                PoolSelection *selection, const MachinesOfHosts &machines, UnbuiltStorage &unbuilt,
                const CommandRules &rules, CommandSet *commands, Prompts *prompts,
                QObject *parent = nullptr);

    using Operation = StorageService::Operation;
    /// Begins the operation for each of these pools and returns those for which it was begun. Each ends
    /// with ended().
    QList<PoolId> run(Operation operation, const QList<PoolId> &pools, bool autostart = false);
    /// The same for Undefine, but the caller tells of it and offers a way back.
    QList<PoolId> undefine(const QList<PoolId> &pools)
    {
        m_untold.insert(m_lastBatch + 1);
        return run(Operation::Undefine, pools);
    }
    /// A host was asked for something of the pool, and it has not ended.
    [[nodiscard]] bool isPending(PoolId pool) const { return m_queue->isPending(pool); }
    /// Starts the pools. Asks before it if hosts have said that what they need is missing. Returns those for which it was
    /// begun at once; `then` follows when it has begun for some.
    QList<PoolId> start(const QList<PoolId> &pools, const std::function<void()> &then = {});
    /// Stops the pools, and starts each again once it has stopped. Asks likewise.
    void restart(const QList<PoolId> &pools);
    /// The host has done it, as is known only now: goes on as after an answer. For Define and Undefine.
    void settle(const PoolCall &call, const QString &uuid);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    void messageWithdrawn(const QString &key);
    /// What the program is doing; empty if nothing.
    void busyChanged(const QString &text);
    /// The host accepted the definition `sent`, and the registry has the host's new definition.
    void definitionTaken(poolwarden::PoolId pool, const QString &uuid, const QByteArray &sent);
    /// There was no answer, so nobody knows whether it was done. Before ended(), which says that it failed.
    void unanswered(const poolwarden::PoolCall &call, const poolwarden::ServiceError &error);
    /// An operation has ended. Emitted after its message; failures of several pools are reported with the
    /// last of them.
    void ended(poolwarden::PoolId pool, poolwarden::StorageService::Operation operation,
               bool succeeded);

private:
    using Job = OperationQueue::Job;
    using Call = PoolCall;
    using Failure = FailureMessage::Failure;
    /// The calls of one run() that have ended, and are not reported yet.
    struct Ended {
        QList<Failure> failures;
        QList<Call> undefined;
        QList<Call> done; ///< other successful ones
    };
    using Request = std::pair<StorageService *, quint64>;

    /// Runs the operation for the chosen pools and reports the skipped ones with the reason.
    void begin(Operation operation, const PoolChoice &choice, bool autostart = false);
    void tellSkipped(Operation operation, const PoolChoice &choice);
    /// What follows the operation for each pool.
    enum class Then : quint8 { Nothing, Start, BuildAndStart };
    QList<PoolId> runAll(Operation operation, const QList<PoolId> &pools, bool autostart,
                         Then then);
    /// Puts it into the queue.
    void note(Call call);
    void startAgain(const Call &stopped);
    void reload();
    void watch(StorageService *service);
    void finished(StorageService *service, quint64 request, const QString &uuid,
                  const std::optional<ServiceError> &error);
    /// The service was destroyed, so that its calls never end.
    void forget(StorageService *service);
    void succeeded(const Call &call, const QString &uuid);
    /// Reports the run() once its last call has ended.
    void tellEnded(quint64 batch);
    void tell(const QList<Failure> &failures);
    void reportDone(const QList<Call> &calls);
    /// Defines undefined pools again, with their former autostart.
    void bringBack(const QList<Call> &calls);
    void updateBusy();

    PoolRegistry *m_registry;
    ConnectionController *m_connections;
    OperationQueue *m_queue;
    PoolSelection *m_selection;
    PoolQuestions m_questions;
    ObsoleteMessages m_obsolete{m_registry};
    QHash<Request, Call> m_calls;  ///< that have not ended
    QHash<quint64, Ended> m_ended; ///< by batch
    QSet<PoolId> m_autostartAgain; ///< restored drafts that get autostart once they are defined
    quint64 m_lastBatch = 0;
    QSet<quint64> m_untold; ///< batches of undefine()
    QSet<StorageService *> m_watched;
};

} // namespace poolwarden
