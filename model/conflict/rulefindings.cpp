// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/rulefindings.h"

#include "model/conflict/fieldvalue.h"
#include "model/conflict/libvirtverdict.h"
#include "model/conflict/restartloss.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace poolwarden {

namespace {

class IdentityComparison
{
public:
    explicit IdentityComparison(const PoolPair &pair)
        : m_pair(pair)
    {
    }

    std::vector<Finding> findings()
    {
        compareIdentity();
        return std::move(m_findings);
    }

private:
    // virStoragePoolObjIsDuplicate(): the same UUID with another name, or the same name with
    // another UUID. A draft without a UUID gets a new one. Two pools of a host cannot be in this
    // state; drafts can.
    void compareIdentity()
    {
        const PoolDefinition *draft = m_pair.pool.definition(DefinitionKind::Draft);
        const PoolDefinition *peerDraft = m_pair.peer.definition(DefinitionKind::Draft);
        if (!draft && !peerDraft)
            return;
        if (draft
            && compareIdentity(*draft, m_pair.peer.hostName(), m_pair.peer.hostUuid(),
                               {DefinitionKind::Draft, DefinitionKind::Live}))
            return;
        if (peerDraft
            && compareIdentity(*peerDraft, m_pair.pool.hostName(), m_pair.pool.hostUuid(),
                               {DefinitionKind::Live, DefinitionKind::Draft}))
            return;
        if (draft && peerDraft)
            compareIdentity(*draft, peerDraft->name, peerDraft->uuid,
                            {DefinitionKind::Draft, DefinitionKind::Draft});
    }

    bool compareIdentity(const PoolDefinition &draft, const std::string &name,
                         const std::optional<Uuid> &uuid,
                         std::pair<DefinitionKind, DefinitionKind> kinds)
    {
        if (name.empty())
            return false;
        const bool sameName = draft.name == name;
        const bool sameUuid = draft.uuid && draft.uuid == uuid;
        if (sameName == sameUuid)
            return false;
        const Field field = sameUuid ? Field::Uuid : Field::Name;
        Finding finding =
            m_pair.finding(FindingKind::IdentityTaken, Severity::Error, kinds.first, kinds.second,
                           {sameUuid ? Reason::UuidTaken : Reason::NameTaken, {field}, {field}});
        finding.spelled = sameUuid ? toString(*draft.uuid) : draft.name;
        finding.peerSpelled = finding.spelled;
        m_findings.push_back(std::move(finding));
        return true;
    }

    const PoolPair &m_pair;
    std::vector<Finding> m_findings;
};

// The same UUID, or the same name if the draft has no UUID.
bool replaces(const PoolFacts &changed, const PoolFacts &existing)
{
    const PoolDefinition *draft = changed.definition(DefinitionKind::Draft);
    if (!draft || existing.hostName().empty())
        return false;
    if (draft->uuid)
        return draft->uuid == existing.hostUuid();
    return draft->name == existing.hostName();
}

class RuleComparison
{
public:
    explicit RuleComparison(const PoolPair &pair)
        : m_pair(pair)
    {
    }

    std::optional<Finding> finding()
    {
        if (!refused())
            lostAtRestart();
        return std::move(m_finding);
    }

private:
    // The collision if the first pool's definition is defined while the second pool's is live. libvirt
    // skips pools of the same name: it assumes a redefinition.
    [[nodiscard]] std::optional<SourceMatch> collision(DefinitionKind definitionKind,
                                                       DefinitionKind peerDefinitionKind) const
    {
        const PoolDefinition *definition = m_pair.pool.definition(definitionKind);
        const PoolDefinition *existing = m_pair.peer.definition(peerDefinitionKind);
        if (!definition || !existing || definition->name == existing->name)
            return std::nullopt;
        return sourceCollision(*definition, *existing, m_pair.topology);
    }

    [[nodiscard]] std::optional<SourceMatch>
    reverseCollision(DefinitionKind definitionKind, DefinitionKind peerDefinitionKind) const
    {
        const PoolDefinition *existing = m_pair.pool.definition(definitionKind);
        const PoolDefinition *definition = m_pair.peer.definition(peerDefinitionKind);
        if (!definition || !existing || definition->name == existing->name)
            return std::nullopt;
        auto match = sourceCollision(*definition, *existing, m_pair.topology);
        if (match)
            std::swap(match->field, match->existingField);
        return match;
    }

    [[nodiscard]] std::optional<SourceMatch>
    eitherCollision(DefinitionKind definitionKind, DefinitionKind peerDefinitionKind) const
    {
        const auto match = collision(definitionKind, peerDefinitionKind);
        return match ? match : reverseCollision(definitionKind, peerDefinitionKind);
    }

    bool addRule(FindingKind kind, DefinitionKind definitionKind, DefinitionKind peerDefinitionKind,
                 const std::optional<SourceMatch> &match)
    {
        if (!match)
            return false;
        Finding finding =
            m_pair.finding(kind, Severity::Error, definitionKind, peerDefinitionKind, *match);
        finding.spelled = spelledAt(m_pair.pool, definitionKind, match->field, finding.resource);
        finding.peerSpelled =
            spelledAt(m_pair.peer, peerDefinitionKind, match->existingField, finding.resource);
        nameCommonPlace(finding);
        m_finding = std::move(finding);
        return true;
    }

    // A device or adapter may be claimed in several trees. Use the one that both have in common.
    void nameCommonPlace(Finding &finding) const
    {
        for (const auto &mine : m_pair.pool.claims) {
            if (mine.claim.field != finding.field)
                continue;
            for (const auto &theirs : m_pair.peer.claims) {
                if (theirs.claim.field == finding.peerField
                    && theirs.claim.path == mine.claim.path) {
                    finding.resource = mine.claim.path;
                    return;
                }
            }
        }
        // A port and its SCSI host.
        for (const PoolFacts *facts : {&m_pair.pool, &m_pair.peer}) {
            for (const auto &[definitionKind, claim] : facts->claims) {
                if (finding.reason == Reason::SameAdapter && claim.path.tree == Tree::Scsi
                    && claim.field.field != Field::AdapterWwpn)
                    finding.resource = claim.path;
            }
        }
    }

    [[nodiscard]] std::string spelledAt(const PoolFacts &facts, DefinitionKind definitionKind,
                                        FieldRef field, ResourcePath &resource) const
    {
        FieldValue value = fieldValue(facts, definitionKind, field, m_pair.topology);
        if (value.place)
            resource = *std::move(value.place);
        return std::move(value.spelled);
    }

    // A draft against a live definition, or two drafts: the one defined second will be refused.
    bool refused()
    {
        return addRule(FindingKind::Refused, DefinitionKind::Draft, DefinitionKind::Live,
                       collision(DefinitionKind::Draft, DefinitionKind::Live))
               || addRule(FindingKind::Refused, DefinitionKind::Live, DefinitionKind::Draft,
                          reverseCollision(DefinitionKind::Live, DefinitionKind::Draft))
               || addRule(FindingKind::Refused, DefinitionKind::Draft, DefinitionKind::Draft,
                          eitherCollision(DefinitionKind::Draft, DefinitionKind::Draft));
    }

    // Two definitions that collide, in either order of reading.
    bool lostAtRestart()
    {
        // A pool that libvirt cannot load does not endanger the other.
        for (const PoolFacts *facts : {&m_pair.pool, &m_pair.peer}) {
            if (facts->planned() && !isNameReadBack(*facts->planned()))
                return false;
        }
        const DefinitionKind definitionKind = m_pair.pool.plannedKind();
        const DefinitionKind peerDefinitionKind = m_pair.peer.plannedKind();
        const bool found =
            addRule(FindingKind::LostAtRestart, definitionKind, peerDefinitionKind,
                    eitherCollision(definitionKind, peerDefinitionKind))
            || (m_pair.peer.entry.active
                && addRule(FindingKind::LostAtRestart, definitionKind, DefinitionKind::Live,
                           collision(definitionKind, DefinitionKind::Live)))
            || (m_pair.pool.entry.active
                && addRule(FindingKind::LostAtRestart, DefinitionKind::Live, peerDefinitionKind,
                           reverseCollision(DefinitionKind::Live, peerDefinitionKind)))
            || (m_pair.pool.entry.active && m_pair.peer.entry.active
                && addRule(FindingKind::LostAtRestart, DefinitionKind::Live, DefinitionKind::Live,
                           eitherCollision(DefinitionKind::Live, DefinitionKind::Live)));
        if (!found)
            return false;
        // Every order of reading asks for the same pairs.
        std::map<std::pair<const PoolDefinition *, const PoolDefinition *>, bool> known;
        m_finding->loss = restartLoss(
            m_pair.pool, m_pair.peer,
            [&](const PoolDefinition &definition, const PoolDefinition &loaded) {
                const auto [answer, isNew] = known.try_emplace(std::pair(&definition, &loaded));
                if (isNew)
                    answer->second = definition.name != loaded.name
                                     && sourceCollision(definition, loaded, m_pair.topology);
                return answer->second;
            });
        if (m_finding->loss != RestartLoss{})
            return true;
        m_finding.reset();
        return false;
    }

    const PoolPair &m_pair;
    std::optional<Finding> m_finding;
};

} // namespace

std::vector<Finding> identityFindings(const PoolPair &pair)
{
    return IdentityComparison(pair).findings();
}

bool isReplacement(const PoolPair &pair)
{
    return replaces(pair.pool, pair.peer) || replaces(pair.peer, pair.pool);
}

std::optional<Finding> ruleFinding(const PoolPair &pair)
{
    return RuleComparison(pair).finding();
}

} // namespace poolwarden
