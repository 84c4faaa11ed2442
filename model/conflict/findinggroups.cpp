// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/findinggroups.h"

#include "model/conflict/foundgroups.h"
#include "model/conflict/gathering.h"
#include "model/conflict/newcomers.h"
#include "model/conflict/pairfindings.h"
#include "model/conflict/unitshapes.h"

#include <algorithm>
#include <optional>
#include <ranges>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace poolwarden {

namespace {

using Number = std::uint32_t;
using Shape = std::uint32_t;

} // namespace

class FindingGroups::Private
{
public:
    struct Tie {
        Number newcomer;
        Number former;
    };

    Private(TopologyOf topologyOf, std::size_t mostComparisons)
        : m_newcomers(std::move(topologyOf))
        , m_mostComparisons(mostComparisons)
    {
    }

    std::size_t add(Newcomer newcomer)
    {
        const auto number = static_cast<Number>(m_newcomers.size());
        const HostTopology &topology = m_newcomers.topology(newcomer.compared.host);
        const PoolFacts compared = factsOf(PoolId(number + 1), newcomer.compared, topology);
        if (newcomer.isCompared) {
            for (const std::string &key : keysOf(compared, newcomer.pool)) {
                if (const auto there = m_identities.find(key); there != m_identities.end()) {
                    for (const Number former : there->second)
                        tie(number, former);
                }
            }
            std::vector<PoolUnit> units = unitsOf(compared, m_numbers);
            // A draft that libvirt accepted is not refused because of others.
            if (!newcomer.isDraftOnly || !newcomer.remaining)
                tieToRefusing(number, compared, units);
            for (PoolUnit &unit : units)
                m_shapes.add(number, std::move(unit), newcomer.isDraftOnly ? 'd' : 'a');
        }
        if (newcomer.remaining) {
            const bool isSame = *newcomer.remaining == newcomer.compared;
            const PoolFacts remaining =
                isSame ? compared : factsOf(PoolId(number + 1), *newcomer.remaining, topology);
            for (PoolUnit &unit : unitsOf(remaining, m_numbers)) {
                if (unit.isRule) {
                    for (const std::uint32_t key : *unit.ruleKeys)
                        m_byRule[key].push_back(number);
                }
                m_shapes.add(number, std::move(unit), std::nullopt);
            }
            for (const std::string &key : keysOf(remaining, newcomer.pool))
                m_identities[key].push_back(number);
        }
        m_newcomers.add(std::move(newcomer));
        return number;
    }

    void end(std::size_t former)
    {
        const auto number = static_cast<Number>(former);
        for (const std::string &key :
             keysOf(*m_newcomers.facts(number, true), m_newcomers.at(former).pool)) {
            if (const auto there = m_identities.find(key); there != m_identities.end())
                std::erase(there->second, number);
        }
        for (const PoolUnit &unit : unitsOf(*m_newcomers.facts(number, true), m_numbers)) {
            if (unit.isRule) {
                for (const std::uint32_t key : *unit.ruleKeys)
                    std::erase(m_byRule[key], number);
            }
        }
        // The replacement has been added already.
        m_shapes.setEnd(number, static_cast<Number>(m_newcomers.size() - 1));
    }

    void find()
    {
        m_shapes.finish();
        std::size_t steps = 0;
        for (const Tie &tie : m_ties) {
            if (m_newcomers.at(tie.newcomer).pool != m_newcomers.at(tie.former).pool)
                compareTied(tie);
        }
        std::unordered_set<std::uint64_t> compared;
        constexpr std::size_t stepsPerComparison = 20;
        const bool isComplete = m_shapes.forEachMeeting([&](Shape newcomers, Shape former) {
            if (++steps > m_mostComparisons * stepsPerComparison)
                return false;
            if (!compared.insert(std::uint64_t{newcomers} << 32U | former).second)
                return true;
            if (compared.size() > m_mostComparisons)
                return false;
            relate(newcomers, former);
            return true;
        });
        m_isComplete = m_isComplete && isComplete;
        m_groups.sort();
        m_newcomers.forgetFindings();
    }

    Newcomers m_newcomers;
    UnitShapes m_shapes;
    FoundGroups m_groups{m_newcomers};
    bool m_isComplete = true;

private:
    // With the pool's id: a pool does not conflict with its earlier self under another name.
    static std::vector<std::string> keysOf(const PoolFacts &facts, PoolId pool)
    {
        std::vector<std::string> keys = identityKeys(facts);
        keys.push_back("pool:" + std::to_string(pool.value()));
        return keys;
    }

    void tie(Number newcomer, Number former)
    {
        for (auto tie = m_ties.rbegin(); tie != m_ties.rend() && tie->newcomer == newcomer; ++tie) {
            if (tie->former == former)
                return;
        }
        m_ties.push_back({newcomer, former});
        m_shapes.except(newcomer, former);
    }

    // A refused definition shares nothing in any field. So such pairs are compared individually.
    void tieToRefusing(Number newcomer, const PoolFacts &compared,
                       const std::vector<PoolUnit> &units)
    {
        const auto isRefusal = [](const Finding &finding) {
            return finding.kind == FindingKind::Refused;
        };
        std::set<Number> asked;
        for (const PoolUnit &unit : units) {
            if (!unit.isRule)
                continue;
            for (const std::uint32_t key : *unit.ruleKeys) {
                const auto there = m_byRule.find(key);
                if (there == m_byRule.end())
                    continue;
                for (const Number former : there->second) {
                    if (!compared.entry.draft && !m_newcomers.at(former).remaining->draft)
                        continue;
                    if (!asked.insert(former).second)
                        continue;
                    if (++m_refusalChecks > m_mostComparisons) {
                        m_isComplete = false;
                        return;
                    }
                    const auto other = m_newcomers.facts(former, true);
                    if (std::ranges::any_of(
                            findingsBetween(compared, *other,
                                            m_newcomers.topology(compared.entry.host),
                                            m_newcomers.topology(other->entry.host)),
                            isRefusal))
                        tie(newcomer, former);
                }
            }
        }
    }

    void compareTied(const Tie &tie)
    {
        const auto found = m_newcomers.findings(tie.newcomer, tie.former);
        for (const auto &[units, finding] : *found)
            m_groups.addSingle(tie.newcomer, tie.former, finding);
    }

    void relate(Shape newcomers, Shape former)
    {
        using Kind = Relation::Kind;
        const UnitShape &one = m_shapes.at(newcomers);
        const UnitShape &other = m_shapes.at(former);
        const bool dependsOnTokens =
            one.dependsOnTokens && other.dependsOnTokens && (one.hasTokens || other.hasTokens);
        if (!dependsOnTokens) {
            compare(newcomers, former, {Kind::Any, 0});
            return;
        }
        for (const std::uint32_t token : UnitShapes::commonTokens(one, other))
            compare(newcomers, former, {Kind::Common, token});
        if (!one.isRule)
            compare(newcomers, former, {Kind::Apart, 0});
    }

    // Compares one pair, which stands for all pairs of the relation.
    void compare(Shape newcomers, Shape former, Relation relation)
    {
        const auto pair = examplePair(m_shapes.at(newcomers), m_shapes.at(former), relation);
        if (!pair)
            return;
        const UnitShape &shape = m_shapes.at(newcomers);
        const auto found = m_newcomers.findings(pair->first, pair->second);
        const auto [first, last] =
            found->equal_range({shape.isRule, shape.field, m_shapes.at(former).field});
        for (auto it = first; it != last; ++it) {
            if (it->second.kind != FindingKind::IdentityTaken)
                m_groups.add(newcomers, former, relation, it->second, *pair);
        }
    }

    [[nodiscard]] std::optional<std::pair<Number, Number>>
    examplePair(const UnitShape &newcomers, const UnitShape &former, Relation relation) const
    {
        const std::vector<Number> &ones = m_shapes.membersIn(newcomers, relation).all;
        for (const Number one : std::views::reverse(ones)) {
            if (m_shapes.partners(newcomers, one, former, relation) <= 0)
                continue;
            for (const Number other : m_shapes.membersIn(former, relation).all) {
                if (m_shapes.isPair(newcomers, one, former, other, relation))
                    return std::pair(one, other);
            }
        }
        return std::nullopt;
    }

    std::size_t m_mostComparisons;
    TextNumbers m_numbers;
    std::vector<Tie> m_ties;
    std::unordered_map<std::uint32_t, std::vector<Number>> m_byRule; ///< those that remain
    std::size_t m_refusalChecks = 0;
    std::unordered_map<std::string, std::vector<Number>> m_identities; ///< those that remain
};

FindingGroups::FindingGroups(TopologyOf topologyOf, std::size_t mostComparisons)
    : d(std::make_unique<Private>(std::move(topologyOf), mostComparisons))
{
}
FindingGroups::~FindingGroups() = default;
FindingGroups::FindingGroups(FindingGroups &&) noexcept = default;
FindingGroups &FindingGroups::operator=(FindingGroups &&) noexcept = default;

std::size_t FindingGroups::add(Newcomer newcomer)
{
    return d->add(std::move(newcomer));
}

void FindingGroups::end(std::size_t newcomer)
{
    d->end(newcomer);
}

const Newcomer &FindingGroups::newcomer(std::size_t number) const
{
    return d->m_newcomers.at(number);
}

bool FindingGroups::isThere(std::size_t number) const
{
    return d->m_newcomers.at(number).remaining
           && d->m_shapes.endOf(static_cast<Number>(number)) == UnitShapes::never;
}

const std::vector<FindingGroup> &FindingGroups::find()
{
    d->find();
    return d->m_groups.told();
}

bool FindingGroups::isComplete() const
{
    return d->m_isComplete;
}

std::vector<GroupMember> FindingGroups::membersOf(const FindingGroup &group) const
{
    Gathering gathering(d->m_shapes);
    for (const FoundGroups::Edge &edge : d->m_groups.at(group.number).edges) {
        const Finding &finding = edge.finding;
        const Gathering::Part one{0, false, finding.definitionKind, finding.field, edge.side};
        const Gathering::Part other{0, true, finding.peerDefinitionKind, finding.peerField,
                                    edge.peerSide};
        gathering.add(edge.newcomers, edge.former, edge.relation, one);
        gathering.add(edge.former, edge.newcomers, edge.relation, other);
    }
    for (const FoundGroups::Single &single : d->m_groups.at(group.number).singles) {
        gathering.addOne(single.one);
        gathering.addOne(single.other);
    }
    std::vector<GroupMember> members;
    for (const Gathering::Part &part : gathering.take()) {
        members.push_back(
            {part.newcomer, part.definitionKind, part.field,
             group.kind == FindingKind::IdentityTaken
                 ? group.identity
                 : d->m_newcomers.spelled(part.newcomer, part.isFormer, part.definitionKind,
                                          part.field, group.kind),
             part.side});
    }
    return members;
}

void FindingGroups::forEachPair(const FindingGroup &group, const OnPair &callback) const
{
    for (const auto &[one, other] : d->m_groups.at(group.number).singles) {
        const auto found = d->m_newcomers.findings(one.newcomer, other.newcomer);
        const auto [first, last] =
            found->equal_range(Newcomers::unitsBehind(group.kind, one.field, other.field));
        for (auto it = first; it != last; ++it) {
            Finding finding = it->second;
            const bool isMeant = finding.kind == group.kind && finding.field == one.field
                                 && finding.peerField == other.field;
            if (!isMeant)
                continue;
            finding.pool = d->m_newcomers.at(one.newcomer).pool;
            finding.peer = d->m_newcomers.at(other.newcomer).pool;
            if (!callback(finding, one.newcomer, other.newcomer))
                return;
        }
    }
    for (const FoundGroups::Edge &edge : d->m_groups.at(group.number).edges) {
        Finding finding = edge.finding;
        const auto tell = [&](Number newcomer, Number former) {
            finding.pool = d->m_newcomers.at(newcomer).pool;
            finding.peer = d->m_newcomers.at(former).pool;
            if (finding.reason == Reason::SamePlace || finding.reason == Reason::Alias)
                finding.reason =
                    finding.spelled == finding.peerSpelled ? Reason::SamePlace : Reason::Alias;
            return callback(finding, newcomer, former);
        };
        const UnitShape &newcomers = d->m_shapes.at(edge.newcomers);
        const UnitShape &former = d->m_shapes.at(edge.former);
        const std::vector<Number> &others = d->m_shapes.membersIn(former, edge.relation).all;
        std::vector<std::string> spelled;
        for (const Number number : others)
            spelled.push_back(d->m_newcomers.spelled(number, true, finding.peerDefinitionKind,
                                                     finding.peerField, finding.kind));
        for (const Number number : d->m_shapes.membersIn(newcomers, edge.relation).all) {
            finding.spelled = d->m_newcomers.spelled(number, false, finding.definitionKind,
                                                     finding.field, finding.kind);
            for (std::size_t i = 0; i < others.size() && others[i] < number; ++i) {
                if (!d->m_shapes.isPair(newcomers, number, former, others[i], edge.relation))
                    continue;
                finding.peerSpelled = spelled[i];
                if (!tell(number, others[i]))
                    return;
            }
        }
    }
}

} // namespace poolwarden
