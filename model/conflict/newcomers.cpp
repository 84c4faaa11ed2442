// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/newcomers.h"

#include "model/conflict/groupedfinding.h"
#include "model/conflict/pairfindings.h"
#include "model/conflict/unitshapes.h"

namespace poolwarden {

Newcomers::Newcomers(TopologyOf topologyOf)
    : m_topologyOf(std::move(topologyOf))
{
}

std::shared_ptr<const PoolFacts> Newcomers::facts(Number number, bool isFormer) const
{
    constexpr std::size_t mostKept = 512;
    if (m_facts.size() >= mostKept)
        m_facts.clear();
    std::shared_ptr<const PoolFacts> &known = m_facts[std::pair(number, isFormer)];
    if (!known) {
        const Newcomer &newcomer = m_newcomers[number];
        known = std::make_shared<const PoolFacts>(
            factsOf(PoolId(number + 1), isFormer ? *newcomer.remaining : newcomer.compared,
                    m_topologyOf(newcomer.compared.host)));
    }
    return known;
}

std::shared_ptr<const Newcomers::Findings> Newcomers::findings(Number newcomer, Number former) const
{
    constexpr std::size_t mostKept = 512;
    if (m_findings.size() >= mostKept)
        m_findings.clear();
    std::shared_ptr<const Findings> &known = m_findings[std::pair(newcomer, former)];
    if (known)
        return known;
    const auto one = facts(newcomer, false);
    const auto other = facts(former, true);
    Findings found;
    for (Finding &finding : findingsBetween(*one, *other, m_topologyOf(one->entry.host),
                                            m_topologyOf(other->entry.host))) {
        if (!m_newcomers[newcomer].isDraftOnly || finding.definitionKind == DefinitionKind::Draft)
            found.emplace(unitsBehind(finding.kind, finding.field, finding.peerField),
                          std::move(finding));
    }
    known = std::make_shared<const Findings>(std::move(found));
    return known;
}

Newcomers::Findings::key_type Newcomers::unitsBehind(FindingKind kind, FieldRef field,
                                                     FieldRef peerField)
{
    if (isRuleKind(kind))
        return {true, FieldRef{}, FieldRef{}};
    return {false, unitField(field), unitField(peerField)};
}

std::string Newcomers::spelled(Number number, bool isFormer, DefinitionKind definitionKind,
                               FieldRef field, FindingKind kind) const
{
    const auto own = facts(number, isFormer);
    return spelledAt(*own, definitionKind, field, kind, m_topologyOf(own->entry.host));
}

} // namespace poolwarden
