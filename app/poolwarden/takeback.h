// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/replacededits.h"
#include "model/port/storageservice.h"
#include "model/session/discardeddraft.h"
#include "model/session/poolregistry.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <optional>
#include <vector>

namespace poolwarden {

class ConnectionController;
struct Message;

/// A pool of a host that was defined from a draft, undefined, or stopped.
struct ChangedPool {
    DiscardedDraft draft; ///< only its host, if there was none
    QString name;         ///< isolated
    QString uuid;
    QByteArray before; ///< its persistent definition; empty: the host did not have it
    QByteArray after;
    bool isUndefined = false; ///< the host does not have it any more, and there is no `after`
    bool autostarted = false; ///< before; known of what was undefined
    bool ran = false;         ///< it was stopped for the change
    bool isBuilt = false;     ///< its directory was built, and stays
    bool wasTried = false;    ///< to take it back; what came of it may not be known
};

/// What a draft and its pool are before it is defined; `after` and the UUID of a new pool are not known yet.
[[nodiscard]] ChangedPool beforeDefine(const PoolRegistry &registry, PoolId draft);
/// A pool of a host, as it is before it is stopped or undefined.
[[nodiscard]] ChangedPool asItIs(const PoolRegistry &registry, PoolId pool);

class PoolSelection;
class TakeBack;

/// Selects what has come back, unless something else was selected since `before` was.
void showBroughtBack(const TakeBack &back, const QList<PoolId> &before, PoolSelection *selection);

/// Makes pools what they were before they were changed. Definitions come back one after the other, the last one
/// first, with their drafts; then all that ran is started. One that was changed since stays as it is.
class TakeBack final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    TakeBack(PoolRegistry *registry, ConnectionController *connections, QObject *parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Ends in finished(). Not while it is running.
    void begin(const QList<ChangedPool> &pools);
    /// Those that are as they were: the pools, or the drafts of those that the host did not have.
    [[nodiscard]] const QList<PoolId> &broughtBack() const { return m_broughtBack; }
    /// Which pools are as they were, and what else came of it, in sentences; empty: nothing.
    [[nodiscard]] QString told() const;
    /// The same, with what is not as it was, and the way back to edits that drafts have replaced.
    [[nodiscard]] Message message() const;
    /// What is left to do of those that can be tried again.
    [[nodiscard]] QList<ChangedPool> failed() const;
    /// Whether drafts that came back have taken the place of later edits.
    [[nodiscard]] bool hasReplaced() const { return !m_replaced.isEmpty(); }

Q_SIGNALS:
    /// One is as it was.
    void returned();
    /// `returned`: how many are as they were. `kept`: a sentence for each that is not. `failed`: those that can be
    /// tried again.
    void finished(int returned, const QStringList &kept,
                  const QList<poolwarden::ChangedPool> &failed);

private:
    using Operation = StorageService::Operation;
    /// One request to a host. Define stands for what returns the definition.
    struct Step {
        Operation operation;
        qsizetype pool; ///< in m_pools
    };

    [[nodiscard]] std::vector<Step> stepsFor() const;
    void goOn();
    /// What is to be asked for; 0: nothing, and whatever there is to say is said.
    [[nodiscard]] quint64 request(const Step &step, StorageService *service);
    [[nodiscard]] quint64 requestDefinition(const Step &step, const PoolRegistry::Pool *pool,
                                            StorageService *service);
    void ended(const std::optional<ServiceError> &error);
    void definitionEnded(qsizetype pool);
    /// The pool is not as it was before.
    void keep(qsizetype pool, const QString &sentence, bool canBeTriedAgain);
    /// One sentence on all of a host that is away.
    void tellAway();
    void watch(StorageService *service);
    [[nodiscard]] const PoolRegistry::Pool *poolOf(const ChangedPool &changed) const;

    PoolRegistry *m_registry;
    ConnectionController *m_connections;
    QList<ChangedPool> m_pools;
    std::vector<Step> m_steps;
    std::size_t m_next = 0;  ///< of m_steps
    QSet<qsizetype> m_over;  ///< of m_pools: is not as it was, and that is said
    QSet<qsizetype> m_again; ///< of those: can be tried again
    QSet<qsizetype> m_back;  ///< whose definition is as it was
    QStringList m_away;      ///< names of those whose host cannot be asked
    QStringList m_kept;
    QList<PoolId> m_broughtBack;
    ReplacedEdits m_replaced;
    bool m_isRunning = false;
    StorageService *m_service = nullptr; ///< that is asked now, for the step m_next
    quint64 m_request = 0;
    QSet<StorageService *> m_watched;
};

} // namespace poolwarden
