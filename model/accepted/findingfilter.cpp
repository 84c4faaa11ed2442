// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/accepted/findingfilter.h"

#include "model/pool/sortunique.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace poolwarden {

FindingFilter::FindingFilter(const ConflictChecker &checker, PlaceOf placeOf, AcceptedSet set)
    : m_checker(checker)
    , m_placeOf(std::move(placeOf))
    , m_set(std::move(set))
{
}

bool FindingFilter::names(PoolId pool) const
{
    if (m_set.isEmpty())
        return false;
    const PoolEntry *entry = m_checker.entry(pool);
    return entry && m_set.names(identityOf(*entry, m_placeOf(entry->host)));
}

RestsOn FindingFilter::restsOn(const Finding &finding) const
{
    const auto side = [this](PoolId pool) {
        const PoolEntry *entry = pool == noPool ? nullptr : m_checker.entry(pool);
        return SideEntry{entry, entry ? m_placeOf(entry->host) : QString()};
    };
    return poolwarden::restsOn(finding, side(finding.pool), side(finding.peer));
}

const AcceptedFinding *FindingFilter::acceptanceOf(const Finding &finding) const
{
    if (m_set.isEmpty() || !isAcceptable(finding) || !names(finding.pool)
        || (finding.peer != noPool && !names(finding.peer)))
        return nullptr;
    return m_set.find(restsOn(finding));
}

std::vector<Finding> FindingFilter::open(PoolId pool, std::vector<Finding> findings) const
{
    if (names(pool))
        std::erase_if(findings, [this](const Finding &finding) { return acceptanceOf(finding); });
    return findings;
}

std::vector<Finding> FindingFilter::acceptedOf(PoolId pool) const
{
    std::vector<Finding> accepted;
    if (!names(pool))
        return accepted;
    for (Finding &finding : m_checker.findingsOf(pool)) {
        if (acceptanceOf(finding))
            accepted.push_back(std::move(finding));
    }
    std::ranges::sort(accepted);
    return accepted;
}

FindingCounts FindingFilter::countsOf(PoolId pool, const std::vector<Finding> &accepted) const
{
    FindingCounts counts = m_checker.statusOf(pool);
    for (const Finding &finding : accepted)
        --counts.of(finding.severity);
    return counts;
}

std::vector<PoolId> FindingFilter::setList(const QString &place, const AcceptedList &list,
                                           const std::vector<PoolId> &pools)
{
    std::vector<std::vector<Finding>> before;
    for (const PoolId pool : pools)
        before.push_back(acceptedOf(pool));
    if (list.findings.isEmpty())
        m_set.removeList(place);
    else
        m_set.setList(place, list);
    std::vector<PoolId> changed;
    for (std::size_t i = 0; i < pools.size(); ++i)
        std::ranges::copy(poolsThatDiffer(pools[i], before[i], acceptedOf(pools[i])),
                          std::back_inserter(changed));
    sortUnique(changed);
    return changed;
}

std::vector<PoolId> poolsThatDiffer(PoolId pool, const std::vector<Finding> &before,
                                    const std::vector<Finding> &after)
{
    std::vector<Finding> different;
    std::ranges::set_symmetric_difference(before, after, std::back_inserter(different));
    std::vector<PoolId> pools;
    for (const Finding &finding : different) {
        if (finding.peer != noPool)
            pools.push_back(finding.peer);
    }
    if (!different.empty())
        pools.push_back(pool);
    return pools;
}

} // namespace poolwarden
