// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/pairfindings.h"

#include "model/conflict/placefindings.h"
#include "model/conflict/poolpair.h"
#include "model/conflict/restartloss.h"
#include "model/conflict/rulefindings.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace poolwarden {

namespace {

void sortWorstFirst(std::vector<Finding> &findings)
{
    std::ranges::sort(findings, [](const Finding &a, const Finding &b) {
        return std::tuple(weightOf(a), a.field, a.peerField)
               < std::tuple(weightOf(b), b.field, b.peerField);
    });
}

std::vector<Finding> findingsOf(const PoolPair &pair)
{
    std::vector<Finding> findings;
    std::optional<Finding> byRule;
    if (pair.isOnOneHost()) {
        findings = identityFindings(pair);
        if (isReplacement(pair)) {
            sortWorstFirst(findings);
            return findings;
        }
        byRule = ruleFinding(pair);
    }
    const bool isRefused = !findings.empty() || (byRule && byRule->kind == FindingKind::Refused);
    std::vector<Finding> places = placeFindings(pair, byRule, isRefused);
    if (byRule)
        findings.push_back(*std::move(byRule));
    std::ranges::move(places, std::back_inserter(findings));
    sortWorstFirst(findings);
    return findings;
}

Finding alone(const PoolFacts &pool, FindingKind kind, Severity severity,
              DefinitionKind definitionKind, Reason reason, FieldRef field)
{
    Finding finding;
    finding.kind = kind;
    finding.severity = severity;
    finding.pool = pool.id;
    finding.definitionKind = definitionKind;
    finding.peerDefinitionKind = definitionKind;
    if (const PoolDefinition *definition = pool.definition(definitionKind))
        finding.type = finding.peerType = definition->type;
    finding.reason = reason;
    finding.field = field;
    finding.peerField = field;
    return finding;
}

// libvirt cannot change the name or UUID of a pool. If one is changed, libvirt refuses. If both are
// changed, the draft becomes a second pool, which is hardly intended.
void compareWithOwnPool(const PoolFacts &pool, std::vector<Finding> &findings)
{
    const PoolDefinition *draft = pool.definition(DefinitionKind::Draft);
    const std::string &name = pool.hostName();
    if (!draft || name.empty())
        return;
    const bool sameName = draft->name == name;
    const bool sameUuid = draft->uuid && draft->uuid == pool.hostUuid();
    if (sameName && sameUuid)
        return;
    const auto reason = sameName ? Reason::UuidChanged : Reason::Renamed;
    const auto severity = sameName || sameUuid ? Severity::Error : Severity::Warning;
    Finding finding = alone(pool, FindingKind::IdentityTaken, severity, DefinitionKind::Draft,
                            reason, {sameName ? Field::Uuid : Field::Name});
    finding.spelled = sameName && draft->uuid ? toString(*draft->uuid) : draft->name;
    finding.peerSpelled =
        sameName && pool.hostUuid() ? toString(*pool.hostUuid()) : std::string(name);
    findings.push_back(std::move(finding));
}

} // namespace

std::vector<Finding> findingsBetween(const PoolFacts &pool, const PoolFacts &peer,
                                     const HostTopology &topology, const HostTopology &peerTopology)
{
    if (pool.id < peer.id)
        return findingsOf({pool, peer, topology});
    std::vector<Finding> findings = findingsOf({peer, pool, peerTopology});
    std::ranges::transform(findings, findings.begin(), mirrored);
    return findings;
}

std::vector<Finding> findingsAlone(const PoolFacts &pool)
{
    std::vector<Finding> findings;
    compareWithOwnPool(pool, findings);
    std::ranges::move(notReadBack(pool), std::back_inserter(findings));
    return findings;
}

} // namespace poolwarden
