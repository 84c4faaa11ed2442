// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/operations/operationqueue.h"

#include "model/wording/isolated.h"
#include "model/wording/operationwords.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

QString OperationQueue::Job::sentence() const
{
    switch (state) {
    case State::Waiting:
    case State::Running:
        return operationwords::running(operation, name);
    case State::Done:
        return operationwords::done(operation, name, restarts || autostart);
    case State::Failed:
        if (error && error->isUnanswered)
            return operationwords::unanswered(operation, name, error->sentence, restarts);
        return operationwords::failed(operation, name, error ? error->sentence : QString(),
                                      restarts);
    }
    return {};
}

int OperationQueue::rowOf(JobId id) const
{
    const auto found = std::ranges::lower_bound(m_jobs, id, {}, &Job::id);
    return found != m_jobs.end() && found->id == id ? static_cast<int>(found - m_jobs.begin()) : -1;
}

void OperationQueue::count(const Job &job, int step)
{
    const auto add = [step](auto &counts, auto key) {
        int &number = counts[key];
        number += step;
        if (number == 0)
            counts.remove(key);
    };
    if (job.pool != noPool)
        add(m_pendingOfPool, job.pool);
    add(m_pendingOfOperation, job.operation);
    if (job.batch != 0)
        add(m_pendingOfBatch, job.batch);
    if (step > 0)
        m_pending.insert(job.id);
    else
        m_pending.erase(job.id);
}

JobId OperationQueue::add(Job job)
{
    job.id = ++m_last;
    job.state = State::Waiting;
    job.error.reset();
    job.asked = QDateTime::currentDateTime();
    job.began = {};
    job.ended = {};
    const int row = static_cast<int>(m_jobs.size());
    beginInsertRows({}, row, row);
    m_jobs.push_back(std::move(job));
    count(m_jobs.back(), 1);
    endInsertRows();
    Q_EMIT changed();
    return m_last;
}

void OperationQueue::begin(JobId id)
{
    const int row = rowOf(id);
    if (row < 0 || jobAt(row).state != State::Waiting)
        return;
    jobAt(row).state = State::Running;
    jobAt(row).began = QDateTime::currentDateTime();
    const QModelIndex changedRow = index(row);
    Q_EMIT dataChanged(changedRow, changedRow, {StateRole, BeganRole});
    Q_EMIT changed();
}

void OperationQueue::end(JobId id, const std::optional<ServiceError> &error)
{
    const int row = rowOf(id);
    if (row < 0 || jobAt(row).hasEnded())
        return;
    Job &job = jobAt(row);
    job.state = error ? State::Failed : State::Done;
    job.error = error;
    job.ended = QDateTime::currentDateTime();
    count(job, -1);
    m_ended.enqueue(id);
    const QModelIndex changedRow = index(row);
    Q_EMIT dataChanged(changedRow, changedRow, {Qt::DisplayRole, StateRole, ErrorRole, EndedRole});
    if (m_ended.size() > mostEnded)
        removeJob(rowOf(m_ended.dequeue()));
    Q_EMIT changed();
}

void OperationQueue::drop(JobId id)
{
    const int row = rowOf(id);
    if (row < 0 || jobAt(row).hasEnded())
        return;
    count(jobAt(row), -1);
    removeJob(row);
    Q_EMIT changed();
}

void OperationQueue::removeJob(int row)
{
    beginRemoveRows({}, row, row);
    m_jobs.erase(m_jobs.begin() + row);
    endRemoveRows();
}

const OperationQueue::Job *OperationQueue::find(JobId id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &jobAt(row);
}

QModelIndex OperationQueue::indexOf(JobId id) const
{
    const int row = rowOf(id);
    return row < 0 ? QModelIndex() : index(row);
}

const OperationQueue::Job *OperationQueue::firstPending() const
{
    return m_pending.empty() ? nullptr : find(*m_pending.begin());
}

int OperationQueue::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_jobs.size());
}

QVariant OperationQueue::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Job &job = jobAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return job.sentence();
    case IdRole:
        return QVariant::fromValue(job.id);
    case OperationRole:
        return QVariant::fromValue(job.operation);
    case PoolRole:
        return QVariant::fromValue(job.pool);
    case HostRole:
        return QVariant::fromValue(job.host);
    case NameRole:
        return job.name;
    case BatchRole:
        return job.batch;
    case StateRole:
        return QVariant::fromValue(job.state);
    case ErrorRole:
        if (!job.error)
            return {};
        return job.error->detail.isEmpty()
                   ? job.error->sentence
                   : job.error->sentence + u'\n' + isolated(job.error->detail);
    case AskedRole:
        return job.asked;
    case BeganRole:
        return job.began;
    case EndedRole:
        return job.ended;
    default:
        return {};
    }
}

} // namespace poolwarden
