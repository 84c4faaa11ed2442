// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/insidefindings.h"

#include "model/conflict/meetingclaims.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

/// Findings that are merged. A pool counts once in each merged finding.
bool isOfOneGroup(const Finding &a, const Finding &b)
{
    return a.kind == b.kind && a.severity == b.severity && a.reason == b.reason
           && a.definitionKind == b.definitionKind && a.field == b.field;
}

} // namespace

std::uint32_t ClaimShapes::of(const PoolFacts &facts)
{
    std::string shape = std::to_string(facts.entry.host.value());
    const auto add = [&shape](auto value) {
        shape += ' ';
        shape += std::to_string(static_cast<int>(value));
    };
    for (const auto &[definitionKind, claim] : facts.claims) {
        // With several places in one tree, or through a mount, the depth of the place matters.
        const bool isOnly = std::ranges::all_of(facts.claims, [&](const auto &other) {
            return other.claim.path.tree != claim.path.tree || other.claim.path == claim.path;
        });
        if (!isOnly || !claim.via.empty() || !claim.groupDevice.empty())
            return 0;
        const PoolDefinition *definition = facts.definition(definitionKind);
        add(definitionKind);
        add(claim.path.tree);
        add(claim.role);
        add(claim.field.field);
        add(claim.field.index);
        add(claim.guessed);
        add(definition ? definition->type : PoolType::Dir);
    }
    return m_numbers.try_emplace(std::move(shape), static_cast<std::uint32_t>(m_numbers.size() + 1))
        .first->second;
}

bool liesOnlyInside(const PoolFacts &draft, const PoolFacts &peer)
{
    const bool sameHost = draft.entry.host == peer.entry.host;
    bool isInside = false;
    for (const auto &[own, other] : meetingClaims(draft.claims, peer.claims)) {
        if (!sameHost && isHostLocal(own->claim.path.tree))
            continue;
        if (own->definitionKind != DefinitionKind::Draft
            || own->claim.path.segments.size() >= other->claim.path.segments.size())
            return false;
        isInside = true;
    }
    return isInside;
}

void InsideFindings::add(const std::vector<Finding> &findings, std::uint32_t pools)
{
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding &finding = findings[i];
        const auto isOfItsGroup = [&finding](const Finding &other) {
            return isOfOneGroup(finding, other);
        };
        const auto first = findings.begin();
        if (std::any_of(first, first + static_cast<std::ptrdiff_t>(i), isOfItsGroup))
            continue;
        const auto known = std::ranges::find_if(m_findings, isOfItsGroup);
        if (known == m_findings.end()) {
            m_findings.push_back(finding);
            m_findings.back().others = pools - 1;
            continue;
        }
        const std::uint32_t others = known->others + pools;
        if (finding.peer < known->peer)
            *known = finding;
        known->others = others;
    }
}

std::vector<Finding> InsideFindings::take()
{
    for (Finding &finding : m_findings) {
        if (finding.others > 0)
            finding.resource.segments.resize(finding.outerSize);
    }
    std::ranges::sort(m_findings);
    return std::move(m_findings);
}

} // namespace poolwarden
