// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/foundgroups.h"

#include "model/conflict/groupedfinding.h"

#include <algorithm>

namespace poolwarden {

void FoundGroups::add(Shape newcomers, Shape former, Relation relation, const Finding &finding,
                      std::pair<Number, Number> example)
{
    Edge edge{newcomers, former, relation, finding, {}, {}};
    Group &group = groupOf(edge, example);
    group.edges.push_back(std::move(edge));
}

void FoundGroups::addSingle(Number newcomer, Number former, const Finding &finding)
{
    Edge edge{0, 0, {}, finding, {}, {}};
    Group &group = groupOf(edge, {newcomer, former});
    group.singles.push_back(
        {{newcomer, false, finding.definitionKind, finding.field, edge.side},
         {former, true, finding.peerDefinitionKind, finding.peerField, edge.peerSide}});
}

FoundGroups::Group &FoundGroups::groupOf(Edge &edge, std::pair<Number, Number> example)
{
    const Finding &finding = edge.finding;
    const auto one = m_newcomers.facts(example.first, false);
    const auto other = m_newcomers.facts(example.second, true);
    FindingGroup group;
    group.kind = finding.kind;
    group.severity = finding.severity;
    group.example = finding;
    group.example.pool = m_newcomers.at(example.first).pool;
    group.example.peer = m_newcomers.at(example.second).pool;
    group.reason = reasonOf(finding);
    group.host = one->entry.host == other->entry.host ? one->entry.host : noHost;
    group.resource = finding.resource;
    if (isNestable(finding.kind)) {
        const ResourcePath &place =
            claimedPlace(*one, finding.definitionKind, finding.field, finding.resource);
        const ResourcePath &peerPlace =
            claimedPlace(*other, finding.peerDefinitionKind, finding.peerField, finding.resource);
        if (place.segments.size() != peerPlace.segments.size()) {
            const bool isInner = place.segments.size() > peerPlace.segments.size();
            edge.side = isInner ? MemberSide::Inner : MemberSide::Outer;
            edge.peerSide = isInner ? MemberSide::Outer : MemberSide::Inner;
            group.resource = isInner ? peerPlace : place;
        }
    }
    if (finding.kind == FindingKind::IdentityTaken)
        group.identity = finding.spelled;
    const auto [known, isNew] = m_groupNumbers.try_emplace(
        std::tuple(group.resource, group.identity, group.host, group.kind, group.severity,
                   group.reason, edge.side == MemberSide::Even,
                   isRuleKind(finding.kind) ? edge.relation.token : 0),
        m_groups.size());
    if (isNew)
        m_groups.push_back({std::move(group), {}, {}});
    RestartLoss &loss = m_groups[known->second].told.loss;
    loss.daemon.either = std::max(loss.daemon.either, finding.loss.daemon.either);
    loss.boot.either = std::max(loss.boot.either, finding.loss.boot.either);
    return m_groups[known->second];
}

void FoundGroups::sort()
{
    // m_groupNumbers is in the order of the result.
    std::vector<Group> sorted;
    for (const auto &[key, number] : m_groupNumbers) {
        sorted.push_back(std::move(m_groups[number]));
        sorted.back().told.number = sorted.size() - 1;
        m_told.push_back(sorted.back().told);
    }
    m_groups = std::move(sorted);
    m_groupNumbers.clear();
}

} // namespace poolwarden
