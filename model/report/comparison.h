// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/accepted/acceptedset.h"
#include "model/conflict/findinggroups.h"
#include "model/report/knowndefinitions.h"
#include "model/report/report.h"
#include "model/report/restartlosses.h"

#include <QString>

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace poolwarden::check {

/// Finds what definitions have in common, and reports it.
class Comparison
{
public:
    /// A group of which more pairs than `mostPairs` could be accepted is told as if none were: a hostile
    /// input could take hours.
    explicit Comparison(FindingGroups::TopologyOf topologyOf, int mostPairs = 2'000'000);

    /// To be called before anything is added. placeOf: hostPlace() of a host.
    void setAccepted(AcceptedSet accepted, std::function<QString(HostId)> placeOf);
    [[nodiscard]] const AcceptedSet &acceptances() const { return m_acceptances; }

    /// Returns its number.
    std::size_t add(Newcomer newcomer, Known known);
    /// Visits the definitions that are there in the end, in the order of add().
    void forEachThere(const std::function<void(const Known &, const PoolEntry &)> &callback) const;
    /// The definition was replaced by another.
    void end(std::size_t number) { m_groups.end(number); }

    /// Adds what is found about this definition alone to the report, unless it is accepted. Null: it is
    /// not listed.
    void tellAlone(std::size_t number, DefinitionReport *report);
    /// Adds what they share to the report: findings of a pair to the later definition, all others
    /// as groups. No add() may follow. The report uses this object for Report::forEachPair.
    void tell(Report *report);

private:
    struct Pair {
        std::size_t newcomer = 0;
        std::size_t peer = 0;
        Finding finding;
    };
    void tellOwn(const Finding &finding, std::size_t number, DefinitionReport *report);
    [[nodiscard]] PoolIdentity identityOf(std::size_t number) const;
    [[nodiscard]] const AcceptedFinding *acceptanceOf(const Finding &finding, std::size_t newcomer,
                                                      std::size_t peer) const;
    /// If it is accepted, keeps it for the report.
    bool takeAccepted(const Finding &finding, std::size_t newcomer, std::size_t peer);
    /// Takes the accepted pairs of the group, and leaves the members that have others, and these. True:
    /// there were some.
    bool takeAccepted(const FindingGroup &group, std::vector<GroupMember> *members,
                      std::vector<Pair> *open);
    /// Adds the pairs to the definitions, each to one of its two.
    void tellPairs(std::vector<Pair> pairs, Report *report) const;
    [[nodiscard]] bool isToldWithPeer(const Pair &pair) const;
    [[nodiscard]] ReportedFinding reported(const Finding &finding, std::size_t newcomer,
                                           std::size_t peer) const;
    void tellStale(Report *report) const;
    /// Values of definitions that are certainly used twice.
    using Decided = std::set<std::tuple<std::size_t, FieldRef, std::string>>;
    void noteDecided(const FindingGroup &group, const std::vector<GroupMember> &members,
                     Decided *decided) const;
    [[nodiscard]] std::vector<Finding> questionsOf(std::size_t number, const PoolEntry &entry,
                                                   const Decided &decided) const;
    void tellQuestions(const Decided &decided, Report *report);
    [[nodiscard]] int conflictsOf(const FindingGroup &group) const;
    void enter(int index, const std::vector<GroupMember> &members, Report *report) const;

    FindingGroups::TopologyOf m_topologyOf;
    int m_mostPairs;
    FindingGroups m_groups;
    KnownDefinitions m_known;
    std::set<std::size_t> m_withQuestions; ///< those with values that cannot be resolved
    RestartLosses m_losses;
    AcceptedSet m_acceptances;
    std::function<QString(HostId)> m_placeOf;
    QList<ReportedAcceptance> m_accepted;
    std::set<const AcceptedFinding *> m_used;
    std::set<std::size_t>
        m_toldWhole; ///< groups with too many pairs to look for those that are accepted
};

} // namespace poolwarden::check
