// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/mappool.h"

#include "model/wording/namedplace.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace poolwarden {

namespace {

/// Of more findings than these none is listed: two thousand pools on one place have four million.
constexpr int mostFindings = 100;

MapFinding shortened(const Finding &finding)
{
    return {.kind = finding.kind,
            .severity = finding.severity,
            .peer = finding.peer,
            .resource = isAboutIdentity(finding) ? ResourcePath() : finding.resource,
            .outerSize = finding.outerSize,
            .isPeerInside = finding.reason == Reason::PeerInside,
            .isAboutIdentity = isAboutIdentity(finding)};
}

/// None: the value is the path itself, or names the place some other way.
std::optional<ResourcePath> namedByClaim(const Claim &claim)
{
    if (!claim.via.empty())
        return std::nullopt;
    auto named = findingtext::spelledPlace(claim.spelled, claim.path);
    return named == claim.path ? std::nullopt : std::move(named);
}

std::vector<MapFinding> differing(const std::vector<Finding> &findings,
                                  const std::function<bool(const Finding &)> &isOpen)
{
    const auto look = [](const MapFinding &f) {
        // Each pool on one's volumes has an edge of its own.
        return std::tuple(f.kind, f.severity, f.resource, f.outerSize, f.isPeerInside,
                          f.kind == FindingKind::Stacked ? f.peer : noPool);
    };
    std::vector<MapFinding> all;
    all.reserve(findings.size());
    for (const Finding &finding : findings) {
        if (finding.peer != noPool && (!isOpen || isOpen(finding)))
            all.push_back(shortened(finding));
    }
    std::ranges::sort(all, [&look](const MapFinding &a, const MapFinding &b) {
        return std::pair(look(a), a.peer) < std::pair(look(b), b.peer);
    });
    const auto repeated = std::ranges::unique(
        all, [&look](const MapFinding &a, const MapFinding &b) { return look(a) == look(b); });
    all.erase(repeated.begin(), repeated.end());
    return all;
}

} // namespace

MapPool mapPoolOf(const ConflictChecker &checker, PoolId pool, std::string name,
                  const MapFindings &open)
{
    const PoolEntry &entry = *checker.entry(pool);
    const SharedDefinition &definition = entry.draft        ? entry.draft
                                         : entry.persistent ? entry.persistent
                                                            : entry.live;
    MapPool result;
    result.id = pool;
    result.host = entry.host;
    result.name = std::move(name);
    result.type = definition ? definition->type : PoolType::Dir;
    result.isNew = !entry.live && !entry.persistent && entry.knownName.empty();
    result.isEdited = bool(entry.draft);
    result.severity = open.counts.worst();
    result.hasAccepted = open.counts != checker.statusOf(pool);
    const auto claims = checker.claimedBy(pool);
    const bool isLiveToo = std::ranges::any_of(
        claims, [](const auto &claimed) { return claimed.first == DefinitionKind::Live; });
    for (const auto &[definitionKind, claim] : claims) {
        if (!claim.guessed)
            result.claims.push_back(
                {.path = claim.path,
                 .named = namedByClaim(claim),
                 .role = claim.role,
                 .field = claim.field,
                 .isDraft = definitionKind == DefinitionKind::Draft,
                 .isLater = definitionKind == DefinitionKind::Persistent && isLiveToo,
                 .isThroughMount = !claim.via.empty(),
                 .groupDevice = claim.isThroughGroup() ? claim.groupDevice : std::string()});
    }
    result.hasMany = open.counts.total() > mostFindings;
    if (!result.hasMany && result.severity)
        result.findings = differing(checker.findingsOf(pool), open.isOpen);
    return result;
}

} // namespace poolwarden
