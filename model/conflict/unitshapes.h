// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/poolunits.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace poolwarden {

/// Members by number, ascending.
struct Arrivals {
    std::vector<std::uint32_t> all;
    std::vector<std::uint32_t> ends; ///< when members were replaced, ascending
};

/// All units that compare alike, either of newcomers or of those that remained.
struct UnitShape {
    bool isRule = false;
    bool isRemaining = false;
    HostId host = noHost;
    FieldRef field;
    std::vector<ResourcePath> places;
    std::shared_ptr<const std::vector<std::uint32_t>> manyTokens; ///< for shapes without tokens
    bool dependsOnTokens = false;
    std::vector<std::uint32_t> ruleKeys; ///< of all members
    bool hasTokens = false;
    Arrivals members;
    std::vector<std::uint32_t> tokens; ///< of the members, in the same order
    std::unordered_map<std::uint32_t, Arrivals> byToken;
    std::vector<std::uint32_t> odd; ///< members with exceptions, and replaced ones
};

/// A selection of the pairs of two shapes' members.
struct Relation {
    enum class Kind : std::uint8_t {
        Any,
        Common, ///< both have `token`
        Apart,  ///< no token in common
    };
    Kind kind = Kind::Any;
    std::uint32_t token = 0;
};

/// Decides who is compared with whom: a newcomer with those that came before it and remain.
class UnitShapes
{
public:
    static constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

    /// face: how a newcomer is compared; none: the unit is of one that remained.
    void add(std::uint32_t number, PoolUnit unit, std::optional<char> face);
    void setEnd(std::uint32_t number, std::uint32_t time) { m_ends[number] = time; }
    /// These two are compared individually, for example because they share a name or UUID.
    void except(std::uint32_t newcomer, std::uint32_t former);
    /// To be called after the last add().
    void finish();

    [[nodiscard]] std::size_t size() const { return m_shapes.size(); }
    [[nodiscard]] const UnitShape &at(std::uint32_t shape) const { return m_shapes[shape]; }

    /// Visits each pair of a newcomer's shape and a remaining one whose members can have findings.
    /// Stops when the callback returns false.
    template<typename Callback>
    bool forEachMeeting(const Callback &callback) const;

    /// The members of a shape that the relation can concern; for Apart, all.
    [[nodiscard]] const Arrivals &membersIn(const UnitShape &shape, Relation relation) const;
    /// Whether a newcomer and a former one are a pair of the relation.
    [[nodiscard]] bool isPair(const UnitShape &newcomers, std::uint32_t newcomer,
                              const UnitShape &former, std::uint32_t number,
                              Relation relation) const;
    /// The number of partners of a member of `own` in `other`. Either may be the newcomers' shape.
    [[nodiscard]] std::int64_t partners(const UnitShape &own, std::uint32_t number,
                                        const UnitShape &other, Relation relation) const;
    [[nodiscard]] std::uint32_t endOf(std::uint32_t number) const;
    [[nodiscard]] static bool hasTokenInCommon(const UnitShape &one, const UnitShape &other);
    [[nodiscard]] static std::vector<std::uint32_t> commonTokens(const UnitShape &one,
                                                                 const UnitShape &other);

private:
    [[nodiscard]] std::int64_t countTimely(const Arrivals &arrivals, bool areNewcomers,
                                           std::uint32_t number) const;
    [[nodiscard]] static std::uint32_t tokenOf(const UnitShape &shape, std::uint32_t number);
    [[nodiscard]] bool isTimely(std::uint32_t newcomer, std::uint32_t former) const;
    [[nodiscard]] bool isRelated(const UnitShape &one, std::uint32_t first, const UnitShape &other,
                                 std::uint32_t second, Relation relation) const;
    [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>>
    meetingsOf(std::uint32_t shape) const;

    std::vector<UnitShape> m_shapes;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
    ClaimIndex m_places;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_byRuleKey;
    std::unordered_map<std::uint32_t, std::uint32_t> m_ends;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_exceptions;
};

template<typename Callback>
bool UnitShapes::forEachMeeting(const Callback &callback) const
{
    for (std::uint32_t shape = 0; shape < m_shapes.size(); ++shape) {
        for (const auto &[newcomers, former] : meetingsOf(shape)) {
            if (!callback(newcomers, former))
                return false;
        }
    }
    return true;
}

} // namespace poolwarden
