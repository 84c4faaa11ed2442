// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changes/missingfindings.h"

#include <set>
#include <tuple>

namespace poolwarden {

namespace {

/// Findings with the same key are the same for users, whichever definition of the pool has them.
using FindingKey = std::tuple<FindingKind, Severity, PoolId, Reason, ResourcePath>;

FindingKey keyOf(const Finding &finding)
{
    return {finding.kind, finding.severity, finding.peer, finding.reason, finding.resource};
}

} // namespace

std::vector<Finding> missingFrom(const std::vector<Finding> &list, const std::vector<Finding> &some)
{
    std::set<FindingKey> known;
    for (const Finding &finding : list)
        known.insert(keyOf(finding));
    std::vector<Finding> missing;
    for (const Finding &finding : some) {
        if (known.insert(keyOf(finding)).second)
            missing.push_back(finding);
    }
    return missing;
}

} // namespace poolwarden
