// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"
#include "model/session/discardeddraft.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace poolwarden {

class ConnectionController;

/// Renames a pool, which libvirt cannot do itself: undefines the inactive pool and defines it under its
/// new name, with the same uuid and autostart. If that fails, restores the old definition. What was done can be taken
/// back in the same way.
class PoolRename final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    PoolRename(PoolRegistry *registry, ConnectionController *connections,
               QObject *parent = nullptr);

    /// Why the pool cannot be renamed to the name in its draft, as a sentence; empty if it can.
    [[nodiscard]] QString obstacle(PoolId pool) const;
    /// An active pool is offered to be stopped for it, and started again.
    void begin(PoolId pool);
    [[nodiscard]] bool isBusy(PoolId pool) const;
    /// With any pool.
    [[nodiscard]] bool isBusy() const { return !m_jobs.isEmpty(); }

Q_SIGNALS:
    /// The pool has its former name again, possibly in another row.
    void takenBack(poolwarden::PoolId pool);
    /// What is under way, as a sentence; empty: nothing.
    void busyChanged(const QString &sentence);
    void messagePosted(const poolwarden::Message &message);
    void messageWithdrawn(const QString &key);

private:
    enum class Step : quint8 { Stop, Undefine, Define, Restore, Start };
    struct Job {
        StorageService *service = nullptr;
        HostId host = noHost;
        PoolId pool = noPool;
        Step step = Step::Undefine;
        QString uuid;
        QString oldName;
        QString newName;
        QByteArray oldXml;
        QByteArray newXml;
        QStringList others; ///< what else the definition changes
        bool autostart = false;
        bool wasActive = false;                  ///< it is started again at the end
        QString reason;                          ///< why the definition failed
        DiscardedDraft draft = {};               ///< what was typed
        bool isReturn = false;                   ///< the names change back
        std::optional<DiscardedDraft> edit = {}; ///< then: what it was edited to since
    };

    void start(PoolId pool);
    void run(Job job);
    /// Posts the message after a renaming that succeeded.
    void tellRenamed(const Job &job);
    /// Gives the pool its former name and definition, unless something stands against it by now. An active pool is
    /// stopped for it only if that was said.
    void takeBack(const Job &done, bool mayStop);
    /// What stands in the way of a pool that is stopped for it.
    [[nodiscard]] QString obstacleWhenStopped(PoolId pool) const;
    void startAgain(Job job);
    void watch(StorageService *service);
    /// What was told to stand in the way of a pool may be over.
    void withdrawObstacle(PoolId pool);
    [[nodiscard]] static QString messageKey(PoolId pool);
    void ended(StorageService *service, quint64 request, const std::optional<ServiceError> &error);
    void undefined(Job job, const std::optional<ServiceError> &error);
    void defined(Job job, const std::optional<ServiceError> &error);
    void restored(const Job &job, const std::optional<ServiceError> &error);
    /// Posts a message that replaces the earlier one about this rename.
    void say(PoolId pool, Severity severity, const QString &text, const QString &detail = {});

    PoolRegistry *m_registry;
    ConnectionController *m_connections;
    QHash<std::pair<StorageService *, quint64>, Job> m_jobs;
    QSet<StorageService *> m_watched;
    QHash<PoolId, QString> m_told; ///< obstacles that were told
    QSet<PoolId> m_notStarted;     ///< of which that was told
};

} // namespace poolwarden
