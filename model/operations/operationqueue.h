// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/pool/id.h"
#include "model/port/storageservice.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <QHash>
#include <QQueue>

#include <cstdint>
#include <deque>
#include <optional>
#include <set>

namespace poolwarden {

/// One row of the queue. Given by OperationQueue::add(), never reused.
using JobId = Id<struct JobIdThing, std::uint64_t>;
inline constexpr JobId noJob;

/// The operations that hosts were asked for: those that have not ended, and the last ones that have, in the
/// order of the requests. It only keeps them; who asks the host says when a job begins and ends.
class OperationQueue final : public QAbstractListModel
{
    Q_OBJECT

public:
    using Operation = StorageService::Operation;
    enum class State : std::uint8_t {
        Waiting, ///< for earlier requests to the same host
        Running,
        Done,
        Failed,
    };
    Q_ENUM(State)

    struct Job {
        JobId id; ///< given by add()
        Operation operation = Operation::List;
        PoolId pool = noPool; ///< noPool: all pools of the host
        HostId host = noHost;
        QString name;      ///< of the pool, or of the host, isolated
        quint64 batch = 0; ///< the same for all that one command asked for; 0: none
        /// It is the stop or the start of a restart; of MakeDirectory: a start follows.
        bool restarts = false;
        bool autostart = false; ///< for SetAutostart: on
        State state = State::Waiting;
        std::optional<ServiceError> error; ///< if it has failed
        QDateTime asked;
        QDateTime began; ///< invalid: waiting, or failed before it began
        QDateTime ended; ///< invalid: has not ended

        [[nodiscard]] bool hasEnded() const
        {
            return state == State::Done || state == State::Failed;
        }
        [[nodiscard]] QString sentence() const;
    };

    /// Qt::DisplayRole is the sentence about the job.
    enum Role {
        IdRole = Qt::UserRole,
        OperationRole,
        PoolRole,
        HostRole,
        NameRole,
        BatchRole,
        StateRole,
        ErrorRole, ///< the host's reason as a sentence, with its own message as the next line
        AskedRole,
        BeganRole,
        EndedRole,
    };

    /// How many ended jobs stay in the list.
    static constexpr int mostEnded = 500;

    using QAbstractListModel::QAbstractListModel;

    /// Takes all but id, state, error and the times from `job`.
    JobId add(Job job);
    void begin(JobId id);
    /// With an error if it has failed. Rows of older jobs may go.
    void end(JobId id, const std::optional<ServiceError> &error = {});
    /// Nobody will tell how it ends.
    void drop(JobId id);

    [[nodiscard]] const Job *find(JobId id) const;
    [[nodiscard]] QModelIndex indexOf(JobId id) const;

    // Of those that have not ended. None of these functions walks through the jobs.
    [[nodiscard]] int pendingCount() const { return static_cast<int>(m_pending.size()); }
    [[nodiscard]] const Job *firstPending() const;
    [[nodiscard]] bool isPending(PoolId pool) const { return m_pendingOfPool.contains(pool); }
    [[nodiscard]] bool isPending(Operation operation) const
    {
        return m_pendingOfOperation.contains(operation);
    }
    [[nodiscard]] bool isBatchPending(quint64 batch) const
    {
        return m_pendingOfBatch.contains(batch);
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    /// A job was added, has begun or has ended.
    void changed();

private:
    /// -1: unknown.
    [[nodiscard]] int rowOf(JobId id) const;
    [[nodiscard]] const Job &jobAt(int row) const { return m_jobs[static_cast<std::size_t>(row)]; }
    [[nodiscard]] Job &jobAt(int row) { return m_jobs[static_cast<std::size_t>(row)]; }
    void count(const Job &job, int step);
    void removeJob(int row);

    std::deque<Job> m_jobs; ///< by id; the old ones go from the front
    QQueue<JobId> m_ended;
    std::set<JobId> m_pending;
    QHash<PoolId, int> m_pendingOfPool;
    QHash<Operation, int> m_pendingOfOperation;
    QHash<quint64, int> m_pendingOfBatch;
    JobId m_last;
};

} // namespace poolwarden
