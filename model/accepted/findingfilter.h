// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/accepted/acceptedset.h"
#include "model/conflict/conflictchecker.h"

#include <functional>
#include <vector>

namespace poolwarden {

/// Tells the findings of a checker that are accepted from the others. The checker itself knows nothing of
/// it: what would be found, and what libvirt would say, does not depend on what is intended.
class FindingFilter
{
public:
    /// placeOf: hostPlace() of a host.
    using PlaceOf = std::function<QString(HostId)>;
    FindingFilter(const ConflictChecker &checker, PlaceOf placeOf, AcceptedSet set = {});

    [[nodiscard]] AcceptedSet &set() { return m_set; }
    [[nodiscard]] const AcceptedSet &set() const { return m_set; }

    /// Replaces what is accepted at this place (see hostPlace()). Returns those of `pools`, and their peers, whose
    /// findings are other ones now, sorted.
    [[nodiscard]] std::vector<PoolId> setList(const QString &place, const AcceptedList &list,
                                              const std::vector<PoolId> &pools);

    /// Whether an acceptance is about the pool. Cheap.
    [[nodiscard]] bool names(PoolId pool) const;
    /// Null: it is not accepted. Cheap unless an acceptance is about each of its pools.
    [[nodiscard]] const AcceptedFinding *acceptanceOf(const Finding &finding) const;
    /// What a finding rests on, with the places of its hosts.
    [[nodiscard]] RestsOn restsOn(const Finding &finding) const;
    /// Without those that are accepted. `pool`: of which they are.
    [[nodiscard]] std::vector<Finding> open(PoolId pool, std::vector<Finding> findings) const;
    /// The accepted ones of the pool, sorted.
    [[nodiscard]] std::vector<Finding> acceptedOf(PoolId pool) const;
    /// ConflictChecker::statusOf() without these, which are those of acceptedOf().
    [[nodiscard]] FindingCounts countsOf(PoolId pool, const std::vector<Finding> &accepted) const;

private:
    const ConflictChecker &m_checker;
    PlaceOf m_placeOf;
    AcceptedSet m_set;
};

/// The pools of findings that are in only one of both, and the pool itself if there are any. Both sorted.
[[nodiscard]] std::vector<PoolId> poolsThatDiffer(PoolId pool, const std::vector<Finding> &before,
                                                  const std::vector<Finding> &after);

} // namespace poolwarden
