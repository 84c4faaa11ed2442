// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/plan/defineorder.h"
#include "model/session/poolregistry.h"

#include <QCoreApplication>
#include <QSet>
#include <QString>

#include <optional>
#include <utility>

namespace poolwarden {

/// What happens when a draft is defined after others.
struct DraftOutcome {
    QString sentence;
    Severity severity = Severity::Info;

    /// Something else to know: after what goes wrong, and before what goes well.
    void add(const QString &more)
    {
        sentence = severity > Severity::Info ? sentence + u' ' + more : more + u' ' + sentence;
    }

    friend bool operator==(const DraftOutcome &, const DraftOutcome &) = default;
};

/// Tells the outcomes of drafts that are defined one after the other.
class DraftOutcomes
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::DraftOutcomes)

public:
    /// `before`: what is done before the first is defined. The registry must outlive it.
    explicit DraftOutcomes(const PoolRegistry *registry, DoneBefore before = {})
        : m_registry(registry)
        , m_before(std::move(before))
    {
    }

    /// Of a draft at its turn. `active`: the active pool that it redefines; noPool: there is none.
    [[nodiscard]] DraftOutcome of(const DefineStep &step, const QSet<PoolId> &definedBefore,
                                  PoolId active) const;
    /// The first error finding of the draft that is still true when these are defined.
    [[nodiscard]] std::optional<Finding> errorAfter(PoolId draft,
                                                    const QSet<PoolId> &definedBefore) const;

private:
    [[nodiscard]] QString nameOf(PoolId pool) const;
    [[nodiscard]] QString whenTaken(const DefineStep &step, const QSet<PoolId> &definedBefore,
                                    PoolId active) const;

    const PoolRegistry *m_registry;
    DoneBefore m_before;
};

} // namespace poolwarden
