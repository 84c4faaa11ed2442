// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/findinggroups.h"

#include "model/conflict/gathering.h"
#include "model/conflict/groupedfinding.h"
#include "model/conflict/pairfindings.h"
#include "model/conflict/unitshapes.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <tuple>
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
    struct Edge {
        Shape newcomers = 0;
        Shape former = 0;
        Relation relation;
        Finding finding; ///< of one of the pairs
        MemberSide side = MemberSide::Even;
        MemberSide peerSide = MemberSide::Even;
    };
    /// Two pools that are compared individually. There may be many, so the finding itself is not
    /// kept.
    struct Single {
        Gathering::Part one;
        Gathering::Part other;
    };
    struct Group {
        FindingGroup told;
        std::vector<Edge> edges;
        std::vector<Single> singles;
    };
    struct Tie {
        Number newcomer;
        Number former;
    };

    Private(TopologyOf topologyOf, std::size_t mostComparisons)
        : m_mostComparisons(mostComparisons)
        , m_topologyOf(std::move(topologyOf))
    {
    }

    std::size_t add(Newcomer newcomer)
    {
        const auto number = static_cast<Number>(m_newcomers.size());
        const HostTopology &topology = m_topologyOf(newcomer.compared.host);
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
        m_newcomers.push_back(std::move(newcomer));
        return number;
    }

    void end(std::size_t former)
    {
        const auto number = static_cast<Number>(former);
        for (const std::string &key : keysOf(*facts(number, true), m_newcomers[former].pool)) {
            if (const auto there = m_identities.find(key); there != m_identities.end())
                std::erase(there->second, number);
        }
        for (const PoolUnit &unit : unitsOf(*facts(number, true), m_numbers)) {
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
            if (m_newcomers[tie.newcomer].pool != m_newcomers[tie.former].pool)
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
        inOrder();
    }

    [[nodiscard]] std::shared_ptr<const PoolFacts> facts(Number number, bool isFormer) const
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

    [[nodiscard]] std::string spelled(const Gathering::Part &part, FindingKind kind) const
    {
        const auto own = facts(part.newcomer, part.isFormer);
        return spelledAt(*own, part.definitionKind, part.field, kind,
                         m_topologyOf(own->entry.host));
    }

    /// Findings between two pools, by the units that decide about them.
    using Findings = std::multimap<std::tuple<bool, FieldRef, FieldRef>, Finding>;
    static Findings::key_type unitsBehind(FindingKind kind, FieldRef field, FieldRef peerField)
    {
        if (isRuleKind(kind))
            return {true, FieldRef{}, FieldRef{}};
        return {false, unitField(field), unitField(peerField)};
    }

    [[nodiscard]] std::shared_ptr<const Findings> findingsBetweenThe(Number newcomer,
                                                                     Number former) const
    {
        constexpr std::size_t mostKept = 512;
        if (m_findings.size() >= mostKept)
            m_findings.clear();
        std::shared_ptr<const Findings> &known = m_findings[std::pair(newcomer, former)];
        if (known)
            return known;
        const auto one = facts(newcomer, false);
        const auto other = facts(former, true);
        Findings findings;
        for (Finding &finding : findingsBetween(*one, *other, m_topologyOf(one->entry.host),
                                                m_topologyOf(other->entry.host))) {
            if (!m_newcomers[newcomer].isDraftOnly
                || finding.definitionKind == DefinitionKind::Draft)
                findings.emplace(unitsBehind(finding.kind, finding.field, finding.peerField),
                                 std::move(finding));
        }
        known = std::make_shared<const Findings>(std::move(findings));
        return known;
    }

    std::vector<Newcomer> m_newcomers;
    UnitShapes m_shapes;
    std::vector<Group> m_groups;
    std::vector<FindingGroup> m_told;
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
                    if (!compared.entry.draft && !m_newcomers[former].remaining->draft)
                        continue;
                    if (!asked.insert(former).second)
                        continue;
                    if (++m_refusalChecks > m_mostComparisons) {
                        m_isComplete = false;
                        return;
                    }
                    const auto other = facts(former, true);
                    if (std::ranges::any_of(findingsBetween(compared, *other,
                                                            m_topologyOf(compared.entry.host),
                                                            m_topologyOf(other->entry.host)),
                                            isRefusal))
                        tie(newcomer, former);
                }
            }
        }
    }

    void compareTied(const Tie &tie)
    {
        const auto found = findingsBetweenThe(tie.newcomer, tie.former);
        for (const auto &[units, finding] : *found) {
            Edge edge{0, 0, {}, finding, {}, {}};
            Group &group = groupOf(edge, {tie.newcomer, tie.former});
            group.singles.push_back(
                {{tie.newcomer, false, finding.definitionKind, finding.field, edge.side},
                 {tie.former, true, finding.peerDefinitionKind, finding.peerField, edge.peerSide}});
        }
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
        const auto found = findingsBetweenThe(pair->first, pair->second);
        const auto [first, last] =
            found->equal_range({shape.isRule, shape.field, m_shapes.at(former).field});
        for (auto it = first; it != last; ++it) {
            const Finding &finding = it->second;
            if (finding.kind == FindingKind::IdentityTaken)
                continue;
            Edge edge{newcomers, former, relation, finding, {}, {}};
            Group &group = groupOf(edge, *pair);
            group.edges.push_back(std::move(edge));
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

    // Also sets the sides of the edge.
    Group &groupOf(Edge &edge, std::pair<Number, Number> example)
    {
        const Finding &finding = edge.finding;
        const auto one = facts(example.first, false);
        const auto other = facts(example.second, true);
        FindingGroup group;
        group.kind = finding.kind;
        group.severity = finding.severity;
        group.example = finding;
        group.example.pool = m_newcomers[example.first].pool;
        group.example.peer = m_newcomers[example.second].pool;
        group.reason = reasonOf(finding);
        group.host = one->entry.host == other->entry.host ? one->entry.host : noHost;
        group.resource = finding.resource;
        if (isNestable(finding.kind)) {
            const ResourcePath &place =
                claimedPlace(*one, finding.definitionKind, finding.field, finding.resource);
            const ResourcePath &peerPlace = claimedPlace(*other, finding.peerDefinitionKind,
                                                         finding.peerField, finding.resource);
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

    // m_groupNumbers is in the order of the result.
    void inOrder()
    {
        std::vector<Group> sorted;
        for (const auto &[key, number] : m_groupNumbers) {
            sorted.push_back(std::move(m_groups[number]));
            sorted.back().told.number = sorted.size() - 1;
            m_told.push_back(sorted.back().told);
        }
        m_groups = std::move(sorted);
        m_findings.clear();
        m_groupNumbers.clear();
    }

    std::size_t m_mostComparisons;
    TopologyOf m_topologyOf;
    TextNumbers m_numbers;
    std::vector<Tie> m_ties;
    std::unordered_map<std::uint32_t, std::vector<Number>> m_byRule; ///< those that remain
    std::size_t m_refusalChecks = 0;
    std::unordered_map<std::string, std::vector<Number>> m_identities; ///< those that remain
    mutable std::map<std::pair<Number, Number>, std::shared_ptr<const Findings>> m_findings;
    mutable std::map<std::pair<Number, bool>, std::shared_ptr<const PoolFacts>> m_facts;
    /// With the token of a rule: unrelated collisions at one place are two groups.
    using GroupKey = std::tuple<ResourcePath, std::string, HostId, FindingKind, Severity, Reason,
                                bool, std::uint32_t>;
    std::map<GroupKey, std::size_t> m_groupNumbers;
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
    return d->m_newcomers[number];
}

bool FindingGroups::isThere(std::size_t number) const
{
    return d->m_newcomers[number].remaining
           && d->m_shapes.endOf(static_cast<Number>(number)) == UnitShapes::never;
}

const std::vector<FindingGroup> &FindingGroups::find()
{
    d->find();
    return d->m_told;
}

bool FindingGroups::isComplete() const
{
    return d->m_isComplete;
}

std::vector<GroupMember> FindingGroups::membersOf(const FindingGroup &group) const
{
    Gathering gathering(d->m_shapes);
    for (const Private::Edge &edge : d->m_groups[group.number].edges) {
        const Finding &finding = edge.finding;
        const Gathering::Part one{0, false, finding.definitionKind, finding.field, edge.side};
        const Gathering::Part other{0, true, finding.peerDefinitionKind, finding.peerField,
                                    edge.peerSide};
        gathering.add(edge.newcomers, edge.former, edge.relation, one);
        gathering.add(edge.former, edge.newcomers, edge.relation, other);
    }
    for (const Private::Single &single : d->m_groups[group.number].singles) {
        gathering.addOne(single.one);
        gathering.addOne(single.other);
    }
    std::vector<GroupMember> members;
    for (const Gathering::Part &part : gathering.take()) {
        members.push_back({part.newcomer, part.definitionKind, part.field,
                           group.kind == FindingKind::IdentityTaken ? group.identity
                                                                    : d->spelled(part, group.kind),
                           part.side});
    }
    return members;
}

void FindingGroups::forEachPair(const FindingGroup &group, const OnPair &callback) const
{
    for (const auto &[one, other] : d->m_groups[group.number].singles) {
        const auto found = d->findingsBetweenThe(one.newcomer, other.newcomer);
        const auto [first, last] =
            found->equal_range(Private::unitsBehind(group.kind, one.field, other.field));
        for (auto it = first; it != last; ++it) {
            Finding finding = it->second;
            const bool isMeant = finding.kind == group.kind && finding.field == one.field
                                 && finding.peerField == other.field;
            if (!isMeant)
                continue;
            finding.pool = d->m_newcomers[one.newcomer].pool;
            finding.peer = d->m_newcomers[other.newcomer].pool;
            if (!callback(finding, one.newcomer, other.newcomer))
                return;
        }
    }
    for (const Private::Edge &edge : d->m_groups[group.number].edges) {
        Finding finding = edge.finding;
        const auto tell = [&](Number newcomer, Number former) {
            finding.pool = d->m_newcomers[newcomer].pool;
            finding.peer = d->m_newcomers[former].pool;
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
            spelled.push_back(d->spelled(
                {number, true, finding.peerDefinitionKind, finding.peerField}, finding.kind));
        for (const Number number : d->m_shapes.membersIn(newcomers, edge.relation).all) {
            finding.spelled =
                d->spelled({number, false, finding.definitionKind, finding.field}, finding.kind);
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
