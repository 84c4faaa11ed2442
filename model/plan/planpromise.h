// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/plan/planrow.h"
#include "model/session/poolregistry.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace poolwarden {

/// What a plan was made from: the pools that it changes as they were, and those that they were in conflict with. Tells
/// when that is no longer so, because somebody else has changed the host since.
class PlanPromise
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::PlanPromise)

public:
    using Kind = PlanRow::Kind;

    /// The registry must outlive it.
    explicit PlanPromise(const PoolRegistry *registry)
        : m_registry(registry)
    {
    }

    void clear() { m_lines.clear(); }
    /// This line of the plan is about the pool as it is now.
    void note(PoolId pool, Kind kind);
    /// The pool is there again, and has another number.
    void renumber(PoolId old, PoolId now);
    /// Why the line is not what was planned any more, as a sentence; empty: it is, or it was never noted.
    [[nodiscard]] QString whyOver(PoolId pool, Kind kind) const;

    /// The pools that a draft has errors with.
    [[nodiscard]] static QSet<PoolId> errorsOf(const PoolRegistry &registry, PoolId draft);
    /// An error of the draft with the definition that a host has of another pool than these.
    [[nodiscard]] static std::optional<Finding> newError(const PoolRegistry &registry, PoolId draft,
                                                         const QSet<PoolId> &known);

private:
    struct Line {
        PoolId pool = noPool;
        Kind kind = Kind::Undefine;
        QByteArray xml; ///< of the host's pool
        bool isActive = false;
        QSet<PoolId> conflictsWith; ///< empty: it is not known what it is for
    };

    [[nodiscard]] QSet<PoolId> conflictsOf(PoolId pool, Kind kind) const;

    const PoolRegistry *m_registry;
    QList<Line> m_lines;
};

} // namespace poolwarden
