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

/// Those that came, by number, ascending.
struct Arrivals {
    std::vector<std::uint32_t> all;
    std::vector<std::uint32_t> ends; ///< when those of them that have gone went, ascending
};

/// All units that compare alike, as newcomers or as those that remained.
struct UnitShape {
    bool isRule = false;
    bool isRemaining = false;
    HostId host = 0;
    FieldRef field;
    std::vector<ResourcePath> places;
    std::shared_ptr<const std::vector<std::uint32_t>> manyTokens; ///< of units without a token
    bool hangsOnTokens = false;
    std::vector<std::uint32_t> ruleKeys; ///< of any of them
    bool hasTokens = false;
    Arrivals members;
    std::vector<std::uint32_t> tokens; ///< of the members
    std::unordered_map<std::uint32_t, Arrivals> byToken;
    std::vector<std::uint32_t> odd; ///< members that cannot be told by their order alone
};

/// Which pairs of two shapes' members are meant.
struct Relation {
    enum class Kind : std::uint8_t {
        Any,
        Common, ///< both have `token`
        Apart,  ///< they have no token in common
    };
    Kind kind = Kind::Any;
    std::uint32_t token = 0;
};

/// Who can be compared with whom: a newcomer with those that came before it and are still there.
class UnitShapes
{
public:
    static constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

    /// face: a newcomer's own way of being compared; none: as one that remained.
    void add(std::uint32_t number, PoolUnit unit, std::optional<char> face);
    void setEnd(std::uint32_t number, std::uint32_t time) { m_ends[number] = time; }
    /// These two have a name or uuid in common: they are compared by themselves.
    void except(std::uint32_t newcomer, std::uint32_t former);
    /// After the last of them.
    void finish();

    [[nodiscard]] std::size_t size() const { return m_shapes.size(); }
    [[nodiscard]] const UnitShape &at(std::uint32_t shape) const { return m_shapes[shape]; }

    /// Each pair of a newcomer's shape and one that remained whose members meet. Stops when the
    /// callback says false.
    template<typename Callback>
    bool forEachMeeting(const Callback &callback) const;

    /// The members on one side of the relation; with Apart, all.
    [[nodiscard]] const Arrivals &membersIn(const UnitShape &shape, Relation relation) const;
    /// Whether this newcomer and this former one are a pair by the relation.
    [[nodiscard]] bool isPair(const UnitShape &newcomers, std::uint32_t newcomer,
                              const UnitShape &former, std::uint32_t number,
                              Relation relation) const;
    /// How many partners a member of `own` has in `other`; whichever of both is the newcomers'.
    [[nodiscard]] std::int64_t partners(const UnitShape &own, std::uint32_t number,
                                        const UnitShape &other, Relation relation) const;
    [[nodiscard]] std::uint32_t endOf(std::uint32_t number) const;
    /// Under the relation each of both sides meets the other but for time.
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
