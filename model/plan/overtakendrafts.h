// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/plan/defineorder.h"
#include "model/plan/draftoutcome.h"
#include "model/plan/planpromise.h"
#include "model/session/poolregistry.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <QString>

namespace poolwarden {

/// The drafts of a plan that were sound when they were shown last, and are not any more, because somebody else has
/// changed the host.
class OvertakenDrafts
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::OvertakenDrafts)

public:
    /// Both must outlive it.
    OvertakenDrafts(const PoolRegistry *registry, const PlanPromise *promise)
        : m_registry(registry)
        , m_promise(promise)
    {
    }

    /// Of those of the order: with an error at their turn with what is new on a host, or without the conflict that
    /// they were planned for.
    [[nodiscard]] QSet<PoolId> find(const DefineOrder &order, const DraftOutcomes &outcomes);
    /// What is shown now; what is chosen of it is chosen as it is now.
    void note(const QSet<PoolId> &drafts, const QSet<PoolId> &chosen);
    [[nodiscard]] int count() const { return int(m_overtaken.size()); }
    [[nodiscard]] bool contains(PoolId draft) const { return m_overtaken.contains(draft); }
    /// Says so, if the line is not chosen because of that.
    void tell(PlanRow &row) const;

    /// Of the new drafts among them: those with an error at their turn, which nobody has chosen yet.
    [[nodiscard]] static QSet<PoolId>
    unsound(const DefineOrder &order, const DraftOutcomes &outcomes, const QSet<PoolId> &fresh);

private:
    struct Shown {
        QString xml;
        QSet<PoolId> errorsWith;
    };

    const PoolRegistry *m_registry;
    const PlanPromise *m_promise;
    QHash<PoolId, Shown> m_shown;
    QSet<PoolId> m_overtaken;
};

} // namespace poolwarden
