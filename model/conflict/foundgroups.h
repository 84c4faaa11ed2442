// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/findinggroups.h"
#include "model/conflict/gathering.h"
#include "model/conflict/newcomers.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace poolwarden {

/// The groups while they are found: each finding goes into the group of its place, kind and so on.
///
/// Not thread-safe; use it in one thread.
class FoundGroups
{
public:
    using Number = Newcomers::Number;
    using Shape = Gathering::Shape;

    /// A finding between all pairs of two shapes' members in one relation.
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

    /// The newcomers must outlive it.
    explicit FoundGroups(const Newcomers &newcomers)
        : m_newcomers(newcomers)
    {
    }

    /// A finding of `example`, one of the pairs of the shapes' members.
    void add(Shape newcomers, Shape former, Relation relation, const Finding &finding,
             std::pair<Number, Number> example);
    /// A finding of this pair alone.
    void addSingle(Number newcomer, Number former, const Finding &finding);
    /// To be called once, after the last finding: numbers the groups.
    void sort();

    /// After sort(): sorted by resource, kind and so on.
    [[nodiscard]] const std::vector<FindingGroup> &told() const { return m_told; }
    [[nodiscard]] const Group &at(std::size_t number) const { return m_groups[number]; }

private:
    /// Also sets the sides of the edge.
    Group &groupOf(Edge &edge, std::pair<Number, Number> example);

    /// With the token of a rule: unrelated collisions at one place are two groups.
    using GroupKey = std::tuple<ResourcePath, std::string, HostId, FindingKind, Severity, Reason,
                                bool, std::uint32_t>;
    std::map<GroupKey, std::size_t> m_groupNumbers;
    const Newcomers &m_newcomers;
    std::vector<Group> m_groups;
    std::vector<FindingGroup> m_told;
};

} // namespace poolwarden
