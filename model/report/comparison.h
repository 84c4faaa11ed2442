// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/findinggroups.h"
#include "model/report/fieldlines.h"
#include "model/report/report.h"

#include <QString>

#include <cstddef>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace poolwarden::check {

/// A definition as reports name it.
struct Known {
    QString host; ///< empty: there is one only
    QString name;
    QString file; ///< empty: the host's
    std::vector<std::pair<FieldRef, int>> lines;
    qsizetype row = -1; ///< among the report's definitions; -1: not there
    bool isRefused = false;
    bool hasQuestions = false; ///< what some of its values lead to is not known

    void setLines(const FieldLines &lines);
};

/// What definitions have in common, and the words for it.
class Comparison
{
public:
    explicit Comparison(FindingGroups::TopologyOf topologyOf);

    /// Returns its number.
    std::size_t add(Newcomer newcomer, Known known);
    [[nodiscard]] Known &known(std::size_t number) { return m_known[number]; }
    /// Another has taken its place.
    void end(std::size_t number) { m_groups.end(number); }

    /// A finding of it alone.
    [[nodiscard]] ReportedFinding ownFinding(const Finding &finding, std::size_t number) const;
    /// Adds what they share: findings of two to the later one, groups for all others. After that, no
    /// more may be added. The report asks this object for the groups' pairs.
    void tell(Report *report);

private:
    [[nodiscard]] QString nameBeside(std::size_t number, std::size_t other) const;
    [[nodiscard]] ReportedFinding pairFinding(const Finding &finding, std::size_t newcomer,
                                              std::size_t peer) const;
    [[nodiscard]] ReportedFinding words(const Finding &finding, const QString &name,
                                        const QString &peer) const;
    [[nodiscard]] ReportedField placeOf(std::size_t number, FieldRef field,
                                        const std::string &value) const;
    [[nodiscard]] ReportedGroup reportedGroup(const FindingGroup &group,
                                              const std::vector<GroupMember> &members) const;
    /// A value of a definition that is shown to be used twice.
    using Decided = std::set<std::tuple<std::size_t, FieldRef, std::string>>;
    void noteDecided(const FindingGroup &group, const std::vector<GroupMember> &members,
                     Decided *decided) const;
    [[nodiscard]] std::vector<Finding> questionsOf(std::size_t number, const PoolEntry &entry,
                                                   const Decided &decided) const;
    void tellQuestions(const Decided &decided, Report *report) const;
    void enter(int index, const std::vector<GroupMember> &members, Report *report) const;

    FindingGroups::TopologyOf m_topologyOf;
    FindingGroups m_groups;
    std::vector<Known> m_known;
};

} // namespace poolwarden::check
