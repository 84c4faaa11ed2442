// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/trial.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace poolwarden {

namespace {

using FindingKey = std::tuple<FindingKind, PoolId, PoolId, FieldRef, FieldRef, ResourcePath>;

/// What stays the same while one of the two definitions is another one elsewhere.
FindingKey keyOf(const Finding &finding)
{
    return {finding.kind,  finding.pool,      finding.peer,
            finding.field, finding.peerField, finding.resource};
}

/// The code of the refusal that no pool is to blame for.
std::optional<RefusalCode> ownRefusal(const ConflictChecker &checker, HostId host,
                                      const PoolDefinition &definition)
{
    const DefineVerdict verdict = checker.predict(host, definition);
    return verdict.refusal && verdict.collidesWith.empty() ? std::optional(verdict.refusal->code)
                                                           : std::nullopt;
}

} // namespace

bool Trial::isTaken(const WayOut &way) const
{
    if (!way.definition)
        return true;
    const PoolEntry *entry = m_checker.entry(way.pool);
    if (!entry)
        return false;
    if (way.doing != Doing::EditDraft)
        return m_checker.predict(entry->host, *way.definition).accepted();
    // A draft may still be refused for what is wrong with it besides.
    const auto refusal = ownRefusal(m_checker, entry->host, *way.definition);
    const PoolDefinition *before = entry->draft.get();
    return !refusal || (before && ownRefusal(m_checker, entry->host, *before) == refusal);
}

std::optional<Trial::Proof> Trial::prove(const WayOut &way) const
{
    if (!isTaken(way))
        return std::nullopt;
    SupposedFindings findings = m_checker.suppose(resultOf(way, m_checker));
    if (findings.isTooWide)
        return std::nullopt;
    std::map<FindingKey, Severity> known;
    for (const Finding &finding : findings.before) {
        Severity &worst = known.try_emplace(keyOf(finding), finding.severity).first->second;
        worst = std::max(worst, finding.severity);
    }
    const FindingKey own = keyOf(m_finding);
    const FindingKey mirror = keyOf(mirrored(m_finding));
    Proof proof;
    for (Finding &finding : findings.after) {
        const FindingKey key = keyOf(finding);
        if (finding.severity >= m_finding.severity && (key == own || key == mirror))
            return std::nullopt;
        const auto before = known.find(key);
        // That something cannot be verified is no conflict.
        if (finding.kind != FindingKind::Unverified
            && (before == known.end() || before->second < finding.severity)) {
            if (finding.severity >= m_finding.severity)
                return std::nullopt;
            ++proof.fresh;
        }
        if (finding.pool == way.pool || finding.pool == way.draft)
            proof.leaves.push_back(std::move(finding));
    }
    std::ranges::stable_sort(proof.leaves, {}, weightOf);
    return proof;
}

} // namespace poolwarden
