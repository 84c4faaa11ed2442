// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/plan/planpromise.h"
#include "model/session/poolregistry.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

namespace poolwarden {

class ConnectionController;

/// Tells of each step of a plan, just before it is done, whether it is what the plan was made for, and whether its
/// host is there.
class PlanGuard
{
public:
    /// A pool, and why it is not what was planned any more.
    struct Over {
        PoolId pool = noPool;
        QString why;
    };

    /// Both must outlive it.
    PlanGuard(const PoolRegistry *registry, const ConnectionController *connections);

    void begin(const PlanPromise &promise, const QList<PoolId> &drafts);
    /// Those that are not to be stopped or undefined any more.
    [[nodiscard]] QList<Over> over(const QList<PoolId> &pools, PlanRow::Kind kind) const;
    /// Why a draft is not to be defined as it was planned; empty: it is.
    [[nodiscard]] QString whyNotDefined(PoolId draft) const;
    /// The plan has changed it.
    void noteChanged(PoolId pool) { m_changed.insert(pool); }
    /// No connection to the host of the pool.
    [[nodiscard]] bool isAway(PoolId pool) const;
    [[nodiscard]] QList<PoolId> away(QList<PoolId> pools) const;
    /// The host of the pool, for the user.
    [[nodiscard]] QString hostOf(PoolId pool) const;

private:
    const PoolRegistry *m_registry;
    const ConnectionController *m_connections;
    PlanPromise m_promise;
    QSet<PoolId> m_changed;
    QHash<PoolId, QSet<PoolId>> m_errors; ///< of the drafts, as they were known when it began
};

} // namespace poolwarden
