// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/comparison.h"

#include "model/accepted/poolsbyname.h"
#include "model/conflict/openquestions.h"
#include "model/conflict/pairfindings.h"
#include "model/conflict/poolfacts.h"
#include "model/report/throughmounts.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/wording/unverifiedtext.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace poolwarden::check {

namespace {

/// What two hosts use that must not comes before what is wrong on one.
std::vector<const FindingGroup *> unsafeSharingFirst(const std::vector<FindingGroup> &groups)
{
    std::vector<const FindingGroup *> ordered;
    ordered.reserve(groups.size());
    for (const FindingGroup &group : groups)
        ordered.push_back(&group);
    std::ranges::stable_partition(ordered, [](const FindingGroup *group) {
        return group->kind == FindingKind::SharedAcrossHosts && group->severity == Severity::Error;
    });
    return ordered;
}

} // namespace

Comparison::Comparison(FindingGroups::TopologyOf topologyOf, int mostPairs)
    : m_topologyOf(std::move(topologyOf))
    , m_mostPairs(mostPairs)
    , m_groups(m_topologyOf)
{
}

void Comparison::setAccepted(AcceptedSet accepted, std::function<QString(HostId)> placeOf)
{
    m_acceptances = std::move(accepted);
    m_placeOf = std::move(placeOf);
}

std::size_t Comparison::add(Newcomer newcomer, Known known)
{
    m_known.add(std::move(known));
    return m_groups.add(std::move(newcomer));
}

void Comparison::forEachThere(
    const std::function<void(const Known &, const PoolEntry &)> &callback) const
{
    for (std::size_t number = 0; number < m_known.size(); ++number) {
        const Newcomer &newcomer = m_groups.newcomer(number);
        if (newcomer.remaining && m_groups.isThere(number))
            callback(m_known[number], *newcomer.remaining);
    }
}

void Comparison::tellAlone(std::size_t number, DefinitionReport *report)
{
    const Newcomer &newcomer = m_groups.newcomer(number);
    const HostTopology &topology = m_topologyOf(newcomer.compared.host);
    const PoolFacts facts = factsOf(PoolId(number + 1), newcomer.compared, topology);
    if (!OpenQuestions(facts, topology).empty())
        m_withQuestions.insert(number);
    if (!report)
        return;
    for (const Finding &finding : findingsAlone(facts)) {
        if (!newcomer.isDraftOnly || finding.definitionKind == DefinitionKind::Draft)
            tellOwn(finding, number, report);
    }
}

void Comparison::tellOwn(const Finding &finding, std::size_t number, DefinitionReport *report)
{
    if (!takeAccepted(finding, number, number))
        report->findings.append(m_known.finding(finding, number));
}

PoolIdentity Comparison::identityOf(std::size_t number) const
{
    const PoolEntry &entry = m_groups.newcomer(number).compared;
    return poolwarden::identityOf(entry, m_placeOf(entry.host));
}

const AcceptedFinding *Comparison::acceptanceOf(const Finding &finding, std::size_t newcomer,
                                                std::size_t peer) const
{
    if (m_acceptances.isEmpty() || !isAcceptable(finding))
        return nullptr;
    const Newcomer &later = m_groups.newcomer(newcomer);
    const Newcomer &earlier = m_groups.newcomer(peer);
    const PoolEntry &other = earlier.remaining ? *earlier.remaining : earlier.compared;
    return m_acceptances.find(
        restsOn(finding, {&later.compared, m_placeOf(later.compared.host)},
                {newcomer == peer ? nullptr : &other, m_placeOf(other.host)}));
}

// Another finding of the two tells what a restart leaves of them, where it drops one.
ReportedFinding Comparison::reported(const Finding &finding, std::size_t newcomer,
                                     std::size_t peer) const
{
    ReportedFinding result = m_known.pairFinding(finding, newcomer, peer);
    if (m_losses.hasBoth(newcomer, peer))
        result.restart.clear();
    return result;
}

bool Comparison::takeAccepted(const Finding &finding, std::size_t newcomer, std::size_t peer)
{
    const AcceptedFinding *accepted = acceptanceOf(finding, newcomer, peer);
    if (!accepted)
        return false;
    m_used.insert(accepted);
    m_accepted.append(
        {newcomer == peer ? m_known.finding(finding, newcomer) : reported(finding, newcomer, peer),
         {accepted->reason, accepted->by, accepted->at}});
    return true;
}

bool Comparison::takeAccepted(const FindingGroup &group, std::vector<GroupMember> *members,
                              std::vector<Pair> *open)
{
    if (m_acceptances.isEmpty())
        return false;
    std::map<std::size_t, bool> isNamed;
    int named = 0;
    for (const GroupMember &member : *members) {
        const auto [place, isNew] = isNamed.try_emplace(member.newcomer, false);
        if (isNew) {
            place->second = m_acceptances.names(identityOf(member.newcomer));
            named += place->second ? 1 : 0;
        }
    }
    if (named < 2)
        return false;
    const qsizetype acceptedBefore = m_accepted.size();
    constexpr std::size_t mostKept = 3; // more pairs are of more than two pools, or told as a group
    int pairs = 0;
    bool isAny = false;
    std::set<std::size_t> openNewcomers;
    m_groups.forEachPair(
        group, [&](const Finding &finding, std::size_t newcomer, std::size_t peer) {
            if (isNamed[newcomer] && isNamed[peer] && takeAccepted(finding, newcomer, peer)) {
                isAny = true;
                return ++pairs < m_mostPairs;
            }
            openNewcomers.insert(newcomer);
            openNewcomers.insert(peer);
            if (openNewcomers.size() < mostKept)
                open->push_back({newcomer, peer, finding});
            return ++pairs < m_mostPairs;
        });
    if (pairs >= m_mostPairs) {
        m_accepted.remove(acceptedBefore, m_accepted.size() - acceptedBefore);
        m_toldWhole.insert(group.number);
        return false;
    }
    if (isAny)
        std::erase_if(*members, [&](const GroupMember &member) {
            return !openNewcomers.contains(member.newcomer);
        });
    return isAny;
}

void Comparison::tellStale(Report *report) const
{
    if (m_acceptances.isEmpty() || !m_toldWhole.empty())
        return;
    PoolsByName<std::size_t> pools;
    for (std::size_t number = 0; number < m_known.size(); ++number)
        pools.add(identityOf(number), number);
    for (const QString &place : m_acceptances.hosts()) {
        for (const AcceptedFinding &finding : m_acceptances.list(place)->findings) {
            if (m_used.contains(&finding))
                continue;
            StaleAcceptance stale{
                .kind = finding.restsOn.kind,
                .severity = finding.restsOn.severity,
                .pools = {},
                .values = {},
                .gone = {},
                .renewed = {},
                .acceptance = {finding.reason, finding.by, finding.at},
            };
            bool isJudged = false;
            for (const RestingSide &side : finding.restsOn.sides) {
                stale.pools.append(side.name);
                stale.values.append(side.value);
                const QList<std::size_t> named = pools.find(side, place);
                if (named.isEmpty())
                    (pools.hasName(side, place) ? stale.renewed : stale.gone).append(side.name);
                isJudged = isJudged
                           || std::any_of(named.cbegin(), named.cend(), [this](std::size_t number) {
                                  return m_known[number].row >= 0;
                              });
            }
            // When files are checked, pairs of the host's own pools are not compared.
            if (isJudged || stale.isGone())
                report->stale.append(stale);
        }
    }
}

void Comparison::tell(Report *report)
{
    std::vector<Pair> pairs;
    std::vector<const FindingGroup *> larger;
    Decided decided;
    const std::vector<FindingGroup> &groups = m_groups.find();
    for (const FindingGroup &group : groups) {
        if (group.kind == FindingKind::LostAtRestart)
            m_losses.note(group, m_groups.membersOf(group));
    }
    for (const FindingGroup *found : unsafeSharingFirst(groups)) {
        const FindingGroup &group = *found;
        std::vector<GroupMember> members = m_groups.membersOf(group);
        noteDecided(group, members, &decided);
        std::vector<Pair> open;
        if (takeAccepted(group, &members, &open) && poolsIn(members) <= 2) {
            std::ranges::move(open, std::back_inserter(pairs));
            continue;
        }
        if (poolsIn(members) > 2) {
            report->groups.append(m_known.group(group, members));
            report->groups.last().conflicts = conflictsOf(group);
            enter(static_cast<int>(report->groups.size() - 1), members, report);
            larger.push_back(&group);
            continue;
        }
        m_groups.forEachPair(
            group, [&pairs](const Finding &finding, std::size_t newcomer, std::size_t peer) {
                pairs.push_back({newcomer, peer, finding});
                return true;
            });
    }
    const MountedPairs mounted = pairsThroughMounts(m_groups, m_known.size(), m_topologyOf);
    for (const MountedPair &pair : mounted.pairs) {
        // When files are checked, pairs of the host's own pools are not reported.
        if (m_known[pair.newcomer].row >= 0
            && !takeAccepted(pair.finding, pair.newcomer, pair.peer))
            pairs.push_back({pair.newcomer, pair.peer, pair.finding});
    }
    tellPairs(std::move(pairs), report);
    tellQuestions(decided, report);
    report->accepted = std::move(m_accepted);
    tellStale(report);
    for (DefinitionReport &definition : report->definitions) {
        std::ranges::stable_sort(definition.findings, {}, [](const ReportedFinding &finding) {
            return std::tuple(-static_cast<int>(finding.severity), finding.kind);
        });
    }
    report->isCut = !m_groups.isComplete() || !mounted.isComplete;
    report->forEachPair = [this, larger](const auto &callback) {
        for (const FindingGroup *group : larger) {
            m_groups.forEachPair(*group, [&](const Finding &finding, std::size_t newcomer,
                                             std::size_t peer) {
                if (m_toldWhole.contains(group->number) || !acceptanceOf(finding, newcomer, peer))
                    callback(reported(finding, newcomer, peer));
                return true;
            });
        }
    };
}

// With the later one, but one that is not listed cannot tell of it, and a refusal belongs to the one that is
// refused.
bool Comparison::isToldWithPeer(const Pair &pair) const
{
    const Known &own = m_known[pair.newcomer];
    const Known &peer = m_known[pair.peer];
    if (own.row < 0 || peer.row < 0)
        return own.row < 0;
    return !own.isRefused && peer.isRefused
           && (pair.finding.kind == FindingKind::Refused
               || pair.finding.kind == FindingKind::IdentityTaken);
}

void Comparison::tellPairs(std::vector<Pair> pairs, Report *report) const
{
    for (Pair &pair : pairs) {
        if (isToldWithPeer(pair))
            pair = {pair.peer, pair.newcomer, mirrored(pair.finding)};
    }
    std::ranges::stable_sort(pairs, {}, &Pair::peer);
    for (const Pair &pair : pairs) {
        // Of two that could not be read another list tells.
        if (const qsizetype row = m_known[pair.newcomer].row; row >= 0)
            report->definitions[row].findings.append(
                reported(pair.finding, pair.newcomer, pair.peer));
    }
}

void Comparison::noteDecided(const FindingGroup &group, const std::vector<GroupMember> &members,
                             Decided *decided) const
{
    if (group.severity != Severity::Error || group.kind == FindingKind::IdentityTaken)
        return;
    for (const GroupMember &member : members) {
        if (m_withQuestions.contains(member.newcomer))
            decided->emplace(member.newcomer, member.field, member.spelled);
    }
}

std::vector<Finding> Comparison::questionsOf(std::size_t number, const PoolEntry &entry,
                                             const Decided &decided) const
{
    const HostTopology &topology = m_topologyOf(entry.host);
    const PoolFacts facts = factsOf(PoolId(number + 1), entry, topology);
    std::vector<Finding> questions = OpenQuestions(facts, topology).open(facts, topology);
    std::erase_if(questions, [&](const Finding &question) {
        return decided.contains({number, question.field, question.spelled})
               || (entry.draft && question.definitionKind != DefinitionKind::Draft);
    });
    return questions;
}

// For hosts whose links can be read, by definition; for others, all at once.
void Comparison::tellQuestions(const Decided &decided, Report *report)
{
    struct Host {
        QString name;
        std::vector<Finding> questions;
        QList<UnverifiedPlaces::Place> places;
    };
    std::map<HostId, Host> hosts;
    for (const std::size_t number : m_withQuestions) {
        const Known &known = m_known[number];
        const Newcomer &newcomer = m_groups.newcomer(number);
        const HostId id = newcomer.compared.host;
        if (!OpenQuestions::areReportedPerHost(m_topologyOf(id))) {
            if (known.row < 0)
                continue;
            for (const Finding &question : questionsOf(number, newcomer.compared, decided))
                tellOwn(question, number, &report->definitions[known.row]);
        } else if (m_groups.isThere(number)) {
            Host &host = hosts[id];
            host.name = known.host.isEmpty() ? report->uri : known.host;
            for (Finding &question : questionsOf(number, *newcomer.remaining, decided)) {
                host.places.append({QString::fromStdString(resourceName(question.resource)),
                                    m_known.placeOf(number, question.field, question.spelled)});
                host.questions.push_back(std::move(question));
            }
        }
    }
    for (const auto &[id, host] : hosts) {
        if (host.questions.empty())
            continue;
        report->unverified.append(
            {host.name, withoutIsolates(findingtext::unverifiedHeadline(host.questions, host.name)),
             withoutIsolates(findingtext::unverifiedReason(host.questions)),
             findingtext::unverifiedConsequence(), host.places});
    }
}

int Comparison::conflictsOf(const FindingGroup &group) const
{
    int conflicts = 0;
    m_groups.forEachPair(
        group, [&](const Finding &finding, std::size_t newcomer, std::size_t peer) {
            if (m_toldWhole.contains(group.number) || !acceptanceOf(finding, newcomer, peer))
                ++conflicts;
            return conflicts < ReportedGroup::mostConflicts;
        });
    return conflicts;
}

void Comparison::enter(int index, const std::vector<GroupMember> &members, Report *report) const
{
    const ReportedGroup &group = report->groups.at(index);
    for (qsizetype i = 0; i < group.members.size(); ++i) {
        const qsizetype row = m_known[members[static_cast<std::size_t>(i)].newcomer].row;
        if (row < 0)
            continue;
        DefinitionReport &definition = report->definitions[row];
        if (definition.groups.isEmpty() || definition.groups.last() != index)
            definition.groups.append(index);
        const ReportedMember &member = group.members.at(i);
        if (member.isContested
            && (definition.contestedIn.isEmpty() || definition.contestedIn.last() != index)) {
            definition.contestedIn.append(index);
            definition.worstInGroups =
                std::max(definition.worstInGroups.value_or(group.severity), group.severity);
        }
        definition.isRefusalInGroup |= member.role == ReportedMember::Role::Refused;
    }
}

} // namespace poolwarden::check
