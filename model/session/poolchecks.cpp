// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/poolchecks.h"

#include "model/accepted/findingfilter.h"
#include "model/session/pooldraft.h"
#include "model/session/registeredpool.h"
#include "model/session/registrychange.h"

#include <vector>

namespace poolwarden {

PoolChecks::PoolChecks(ConflictChecker &checker, const FindingFilter &filter)
    : m_checker(checker)
    , m_filter(filter)
{
}

void PoolChecks::check(RegisteredPool &pool, RegistryChange &change)
{
    check(pool, pool.draft ? pool.draft->assessment().definition : std::nullopt, change);
}

void PoolChecks::check(RegisteredPool &pool, const std::optional<PoolDefinition> &typed,
                       RegistryChange &change)
{
    // What is accepted can change although the same is found, and the other way round.
    const std::vector<Finding> before = m_filter.acceptedOf(pool.id);
    change.addFindings(m_checker.update(pool.id, pool.entry(typed)));
    const std::vector<Finding> accepted = m_filter.acceptedOf(pool.id);
    change.addFindings(poolsThatDiffer(pool.id, before, accepted));
    pool.status = m_filter.countsOf(pool.id, accepted);
}

void PoolChecks::forget(PoolId id, RegistryChange &change)
{
    if (!m_checker.statusOf(id).clean())
        change.findings.push_back(id);
    change.addFindings(m_checker.remove(id));
}

} // namespace poolwarden
