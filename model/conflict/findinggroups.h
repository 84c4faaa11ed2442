// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/conflict/newcomers.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace poolwarden {

/// The side of a member in its group.
enum class MemberSide : std::uint8_t {
    Even,  ///< all members are alike
    Inner, ///< it uses something inside the group's place
    Outer, ///< it uses the group's place, which contains the inner ones
};

struct GroupMember {
    std::size_t newcomer = 0; ///< the number from FindingGroups::add()
    DefinitionKind definitionKind = DefinitionKind::Live;
    FieldRef field;
    std::string spelled;
    MemberSide side = MemberSide::Even;
    friend bool operator==(const GroupMember &, const GroupMember &) = default;
    friend auto operator<=>(const GroupMember &, const GroupMember &) = default;
};

/// All findings of one kind and severity about one place, name or UUID, for any number of pools: n
/// pools on one place are one group of n, not n² pairs.
struct FindingGroup {
    FindingKind kind = FindingKind::SameStorage;
    Severity severity = Severity::Error;
    /// From the inner side if there are two sides. SamePlace includes Alias.
    Reason reason = Reason::SamePlace;
    HostId host = noHost; ///< noHost: more than one
    /// The place; the outer one for Overlap and Stacked. Without segments for a name or UUID.
    ResourcePath resource;
    Finding example;        ///< the finding of one of its pairs
    RestartLoss loss;       ///< for LostAtRestart: the highest `either` of its pairs
    std::string identity;   ///< the taken name or UUID
    std::size_t number = 0; ///< index in the result of find()
};

/// Finds what many pools share. The cost grows with the number of definitions, not of their pairs:
/// pools that compare alike are compared once. The pairs of the groups are exactly the findings of
/// ConflictChecker::forEachFinding(), except for storage shared through mounts, which is not
/// considered here.
///
/// Not thread-safe; use it in one thread.
class FindingGroups
{
public:
    using TopologyOf = Newcomers::TopologyOf;
    /// Gives up after `mostComparisons`: a hostile input could take hours.
    explicit FindingGroups(TopologyOf topologyOf, std::size_t mostComparisons = 1'000'000);
    ~FindingGroups();
    FindingGroups(FindingGroups &&) noexcept;
    FindingGroups &operator=(FindingGroups &&) noexcept;

    /// Adds a definition, to be compared with all earlier ones that remain. Returns its number,
    /// from 0.
    std::size_t add(Newcomer newcomer);
    /// Later ones are not compared with it: another one has replaced it.
    void end(std::size_t newcomer);

    [[nodiscard]] const Newcomer &newcomer(std::size_t number) const;
    /// Whether it remained and was not replaced.
    [[nodiscard]] bool isThere(std::size_t number) const;

    /// To be called once, after the last add(). Sorted by resource, kind and so on: the same input
    /// gives the same order.
    [[nodiscard]] const std::vector<FindingGroup> &find();
    /// False: find() gave up, and there may be more groups.
    [[nodiscard]] bool isComplete() const;

    /// Sorted by newcomer.
    [[nodiscard]] std::vector<GroupMember> membersOf(const FindingGroup &group) const;
    /// Visits the pairs from the side of the later pool. There may be quadratically many: stops
    /// when the callback returns false.
    using OnPair = std::function<bool(const Finding &, std::size_t newcomer, std::size_t peer)>;
    void forEachPair(const FindingGroup &group, const OnPair &callback) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace poolwarden
