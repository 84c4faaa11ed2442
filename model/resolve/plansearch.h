// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/resolve/candidates.h"
#include "model/resolve/wayout.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace poolwarden {

/// Looks for changes of pools that take away errors, and then warnings. The checker is as if the changes found so
/// far were made.
class PlanSearch
{
public:
    /// Pools that hang together by errors, or by warnings. Those that are rather changed come first.
    using Component = std::vector<PoolId>;

    /// `goesOn` is asked before each change; false: it is given up.
    PlanSearch(ConflictChecker &checker, const WayOptions &options, std::function<bool()> goesOn)
        : m_checker(checker)
        , m_options(options)
        , m_goesOn(std::move(goesOn))
    {
    }

    void solve(const Component &component);
    /// Carries it out.
    void add(const WayOut &way);
    /// From now on it is about warnings. No pool is given up for them.
    void goOnWithWarnings();
    /// Gives up changes that others have made superfluous. True: there were such.
    bool leaveOutSuperfluous();

    [[nodiscard]] std::vector<WayOut> take() { return std::move(m_ways); }
    [[nodiscard]] std::size_t count() const { return m_ways.size(); }
    /// The pools that are changed for the sake of warnings alone.
    [[nodiscard]] std::set<PoolId> forWarnings() const;
    [[nodiscard]] bool isSmallest() const { return m_isSmallest; }

private:
    void compareAll(const Component &component);
    /// Changes, and if that is of no use gives up, the pool with the most problems, and the next.
    void changeGreedily(const Component &component);
    bool leaveOutSuperfluous(const Component &component);
    [[nodiscard]] std::vector<Finding> problems(PoolId pool) const;
    [[nodiscard]] std::optional<WayOut> edits(PoolId pool) const;
    [[nodiscard]] std::optional<WayOut> removal(PoolId pool) const;
    [[nodiscard]] bool isChanged(PoolId pool) const;
    [[nodiscard]] PoolId worstOf(const Component &component, const std::set<PoolId> &stuck) const;
    [[nodiscard]] int count(PoolId pool, Severity severity) const;
    /// The pool's errors, and its warnings if it is about those.
    [[nodiscard]] std::pair<int, int> problemsToWeigh(PoolId pool) const;

    ConflictChecker &m_checker;
    const WayOptions &m_options;
    std::function<bool()> m_goesOn;
    std::vector<WayOut> m_ways;
    std::vector<std::vector<SupposedPool>> m_before; ///< the entries before each way
    Severity m_severity = Severity::Error;
    std::set<PoolId> m_forErrors; ///< that are changed for errors, once it is about warnings
    bool m_isSmallest = true;
};

} // namespace poolwarden
