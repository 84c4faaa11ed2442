// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/openquestions.h"

#include <algorithm>

namespace poolwarden {

namespace {

bool isDoubtful(const Claim &claim, const HostTopology &topology)
{
    const bool isUnseenPath = topology.locality == HostTopology::Locality::Remote
                              && claim.path.tree == Tree::File && claim.via.empty()
                              && !claim.isThroughGroup();
    return claim.uncertain || isUnseenPath;
}

Reason reasonOf(const Claim &claim, const HostTopology &topology)
{
    if (!claim.uncertain)
        return Reason::UnknownPath;
    if (claim.field.field != Field::DevicePath)
        return Reason::UnknownAdapter;
    return topology.devicesKnown ? Reason::UnknownAlias : Reason::UnlistedAlias;
}

bool decides(const Finding &finding)
{
    return finding.peer != noPool && finding.severity == Severity::Error
           && finding.kind != FindingKind::IdentityTaken;
}

} // namespace

OpenQuestions::Value OpenQuestions::Question::value(const PoolFacts &pool) const
{
    const Claim &named = pool.claims[claim].claim;
    return {named.field, named.spelled};
}

OpenQuestions::OpenQuestions(const PoolFacts &pool, const HostTopology &topology)
{
    for (std::size_t i = 0; i < pool.claims.size(); ++i) {
        if (isDoubtful(pool.claims[i].claim, topology))
            m_questions.push_back({.claim = i});
    }
    // A value for several places, or in two definitions, is one question.
    const auto valueOf = [&pool](const Question &question) { return question.value(pool); };
    std::ranges::stable_sort(m_questions, {}, valueOf);
    const auto repeated = std::ranges::unique(m_questions, {}, valueOf);
    m_questions.erase(repeated.begin(), repeated.end());
}

bool OpenQuestions::areReportedPerHost(const HostTopology &topology)
{
    return topology.locality == HostTopology::Locality::Remote;
}

int OpenQuestions::note(const PoolFacts &pool, FieldRef field, std::string_view spelled,
                        const Finding &finding, int step)
{
    if (m_questions.empty() || !decides(finding))
        return 0;
    const auto valueOf = [&pool](const Question &question) { return question.value(pool); };
    const Value value(field, spelled);
    const auto question = std::ranges::lower_bound(m_questions, value, {}, valueOf);
    if (question == m_questions.end() || valueOf(*question) != value)
        return 0;
    const bool wasOpen = question->decisions == 0;
    question->decisions += step;
    return static_cast<int>(question->decisions == 0) - static_cast<int>(wasOpen);
}

int OpenQuestions::openCount() const
{
    return static_cast<int>(std::ranges::count(m_questions, 0, &Question::decisions));
}

std::vector<Finding> OpenQuestions::open(const PoolFacts &pool, const HostTopology &topology) const
{
    std::vector<Finding> findings;
    for (const Question &question : m_questions) {
        if (question.decisions != 0)
            continue;
        const auto &[definitionKind, claim] = pool.claims[question.claim];
        Finding finding;
        finding.kind = FindingKind::Unverified;
        finding.severity = Severity::Info;
        finding.pool = pool.id;
        finding.definitionKind = finding.peerDefinitionKind = definitionKind;
        if (const PoolDefinition *definition = pool.definition(definitionKind))
            finding.type = finding.peerType = definition->type;
        finding.field = finding.peerField = claim.field;
        finding.reason = reasonOf(claim, topology);
        finding.resource = claim.path;
        finding.spelled = finding.peerSpelled = claim.spelled;
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace poolwarden
