// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/definerun.h"
#include "app/poolwarden/planguard.h"
#include "app/poolwarden/steprun.h"
#include "app/poolwarden/takeback.h"

#include <QList>
#include <QObject>

namespace poolwarden {

/// What follows when all drafts of a plan are defined: directories are built, and what was stopped for its new
/// definition is started again.
class PlanEnd final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    PlanEnd(const PoolRegistry *registry, const PlanGuard *guard, PoolActions *actions,
            const OperationQueue *queue, QObject *parent = nullptr);

    void clear();
    void addStopped(const ChangedPool &pool) { m_stopped.append(pool); }
    void addUnbuilt(const ChangedPool &pool) { m_unbuilt.append(pool); }
    /// Whether it is to be started again.
    [[nodiscard]] bool isStopped(const ChangedPool &pool) const;
    /// Ends in finished(). The result must live until then.
    void begin(DefineRun *result);

Q_SIGNALS:
    /// Its directory was built.
    void built(const poolwarden::ChangedPool &pool);
    /// It was stopped, and does not run again.
    void notStarted(const poolwarden::ChangedPool &pool);
    /// This went wrong at the end: a sentence. The draft may not have been defined, for another reason.
    void failed(poolwarden::PoolId draft, const QString &sentence);
    void finished();

private:
    using Operation = StorageService::Operation;

    void beginStep(Operation operation, const QList<ChangedPool> &pools);
    /// Which of these it is; null: none.
    [[nodiscard]] const ChangedPool *find(const QList<ChangedPool> &of, PoolId pool) const;
    void ended(PoolId pool, Operation operation, bool succeeded);

    const PoolRegistry *m_registry;
    const PlanGuard *m_guard;
    const OperationQueue *m_queue;
    StepRun m_run;
    DefineRun *m_result = nullptr;
    QList<ChangedPool> m_stopped;
    QList<ChangedPool> m_unbuilt; ///< whose directories are to be built
};

} // namespace poolwarden
