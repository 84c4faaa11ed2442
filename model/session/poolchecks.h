// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"

#include <optional>

namespace poolwarden {

class FindingFilter;
struct RegisteredPool;
struct RegistryChange;

/// Passes rows of the registry to the checker, and notes in the change what that changes. For one
/// thread.
class PoolChecks
{
public:
    /// Both must outlive it.
    PoolChecks(ConflictChecker &checker, const FindingFilter &filter);

    /// The row as it is now.
    void check(RegisteredPool &pool, RegistryChange &change);
    /// The same with this definition of the draft.
    void check(RegisteredPool &pool, const std::optional<PoolDefinition> &typed,
               RegistryChange &change);
    /// Removes the row from the checker.
    void forget(PoolId id, RegistryChange &change);

private:
    ConflictChecker &m_checker;
    const FindingFilter &m_filter;
};

} // namespace poolwarden
