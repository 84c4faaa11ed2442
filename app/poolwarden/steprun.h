// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"
#include "model/session/poolregistry.h"

#include <QList>
#include <QObject>
#include <QSet>

namespace poolwarden {

class OperationQueue;
class PoolActions;

/// Asks hosts for the same of several pools, and waits until all have ended.
class StepRun final : public QObject
{
    Q_OBJECT

public:
    using Operation = StorageService::Operation;

    /// Both must outlive it.
    StepRun(PoolActions *actions, const OperationQueue *queue, QObject *parent = nullptr);

    /// Ends in finished(), at once if there is nothing to wait for. `away`: those of them whose hosts cannot be asked;
    /// they end as failed. Not while it is running.
    void begin(Operation operation, const QList<PoolId> &pools, const QList<PoolId> &away = {});

Q_SIGNALS:
    void ended(poolwarden::PoolId pool, poolwarden::StorageService::Operation operation,
               bool succeeded);
    void finished(poolwarden::StorageService::Operation operation);

private:
    void end(PoolId pool, bool succeeded);

    PoolActions *m_actions;
    const OperationQueue *m_queue;
    Operation m_operation = Operation::Stop;
    QSet<PoolId> m_waiting;
};

} // namespace poolwarden
