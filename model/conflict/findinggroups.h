// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/conflict/finding.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace poolwarden {

/// A definition that comes to those that are there.
struct Newcomer {
    PoolId pool = noPool;
    /// As it is compared with them.
    PoolEntry compared;
    /// As it is there for those that come later; none: it leaves no trace.
    std::optional<PoolEntry> remaining;
    /// False: it was there from the beginning.
    bool isCompared = true;
    /// Of its findings only those of its draft count, which libvirt has accepted if it remains.
    bool isDraftOnly = false;
};

/// How a member takes part.
enum class MemberSide : std::uint8_t {
    Even,  ///< as all others
    Inner, ///< it lies inside the group's place
    Outer, ///< it uses the group's place, inside of which the inner ones lie
};

struct GroupMember {
    std::size_t newcomer = 0; ///< as FindingGroups::add() numbered it
    Slot slot = Slot::Live;
    FieldRef field;
    std::string spelled;
    MemberSide side = MemberSide::Even;
    friend bool operator==(const GroupMember &, const GroupMember &) = default;
    friend auto operator<=>(const GroupMember &, const GroupMember &) = default;
};

/// All findings of one kind and severity about one place (or one name or uuid), whatever the number
/// of pools: n pools on one place are one group of n, not n² pairs.
struct FindingGroup {
    FindingKind kind = FindingKind::SameStorage;
    Severity severity = Severity::Error;
    /// As seen by an inner member where there are two sides. SamePlace stands for Alias as well.
    Because because = Because::SamePlace;
    HostId host = 0; ///< 0: more than one
    /// The place; of Overlap and Stacked the containing one. Without segments for an identity.
    ResourcePath resource;
    Finding example;        ///< one of its pairs
    RestartLoss loss;       ///< of LostAtRestart: the surest of its pairs; of either of both only
    std::string identity;   ///< the name or uuid that is taken
    std::size_t number = 0; ///< among the groups of one answer
};

/// Finds what many pools share, at a cost that grows with the definitions and not with the pairs of them.
/// Pools that compare alike are compared once. What ConflictChecker::forEachFinding() tells of the same
/// pools are exactly these groups' pairs, but for what is shared through mounts: here each definition is
/// what it is by itself.
///
/// Not thread-safe; any one thread.
class FindingGroups
{
public:
    using TopologyOf = std::function<const HostTopology &(HostId)>;
    /// After so many comparisons it gives up, rather than take hours over a hostile input.
    explicit FindingGroups(TopologyOf topologyOf, std::size_t mostComparisons = 1'000'000);
    ~FindingGroups();
    FindingGroups(FindingGroups &&) noexcept;
    FindingGroups &operator=(FindingGroups &&) noexcept;

    /// Compares it with all that remained of former ones. Returns its number, from 0 on.
    std::size_t add(Newcomer newcomer);
    /// From here on it is not there any more: another one has replaced it.
    void end(std::size_t newcomer);

    [[nodiscard]] const Newcomer &newcomer(std::size_t number) const;
    /// It remained and nothing has taken its place.
    [[nodiscard]] bool isThere(std::size_t number) const;

    /// Once, after the last add(). In the order of resource, kind and so on: the same for the same input.
    [[nodiscard]] const std::vector<FindingGroup> &find();
    /// False: find() gave up, and there are more than these.
    [[nodiscard]] bool isComplete() const;

    /// In the order of the newcomers.
    [[nodiscard]] std::vector<GroupMember> membersOf(const FindingGroup &group) const;
    /// The pairs, from the later one's side; pool and peer are the ids that were given. There may be
    /// quadratically many: stops when the callback says false.
    using OnPair = std::function<bool(const Finding &, std::size_t newcomer, std::size_t peer)>;
    void forEachPair(const FindingGroup &group, const OnPair &callback) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace poolwarden
