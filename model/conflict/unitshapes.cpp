// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/unitshapes.h"

#include "model/pool/sortunique.h"

#include <algorithm>
#include <iterator>

namespace poolwarden {

namespace {

bool contains(const std::vector<std::uint32_t> &sorted, std::uint32_t value)
{
    return std::ranges::binary_search(sorted, value);
}

std::int64_t countBelow(const std::vector<std::uint32_t> &sorted, std::uint32_t bound)
{
    return std::ranges::lower_bound(sorted, bound) - sorted.begin();
}

} // namespace

void UnitShapes::add(std::uint32_t number, PoolUnit unit, std::optional<char> face)
{
    // A unit without place and rule cannot have findings.
    if (unit.places.empty() && !unit.isRule)
        return;
    const auto [known, isNew] = m_numbers.try_emplace(
        std::string(1, face.value_or('r')) + unit.shape, static_cast<std::uint32_t>(size()));
    const std::uint32_t index = known->second;
    if (isNew) {
        UnitShape shape;
        shape.isRule = unit.isRule;
        shape.isRemaining = !face;
        shape.host = unit.host;
        shape.field = unit.field;
        shape.hasTokens = unit.token != 0;
        shape.dependsOnTokens = unit.tokens != nullptr;
        if (!shape.hasTokens)
            shape.manyTokens = unit.tokens;
        // Ids in the index are never 0.
        for (const ResourcePath &place : unit.places)
            m_places.insert(shape.host, place, PoolId(index + 1));
        shape.places = std::move(unit.places);
        m_shapes.push_back(std::move(shape));
    }
    UnitShape &shape = m_shapes[index];
    if (unit.isRule && (isNew || (shape.hasTokens && !shape.byToken.contains(unit.token)))) {
        for (const std::uint32_t key : *unit.ruleKeys) {
            m_byRuleKey[key].push_back(index);
            shape.ruleKeys.push_back(key);
        }
    }
    shape.members.all.push_back(number);
    if (shape.hasTokens) {
        shape.tokens.push_back(unit.token);
        shape.byToken[unit.token].all.push_back(number);
    }
}

void UnitShapes::except(std::uint32_t newcomer, std::uint32_t former)
{
    m_exceptions[newcomer].push_back(former);
    m_exceptions[former].push_back(newcomer);
}

void UnitShapes::finish()
{
    const auto setEnds = [this](Arrivals &arrivals) {
        if (m_ends.empty())
            return;
        for (const std::uint32_t number : arrivals.all) {
            if (endOf(number) != never)
                arrivals.ends.push_back(endOf(number));
        }
        std::ranges::sort(arrivals.ends);
    };
    for (UnitShape &shape : m_shapes) {
        if (shape.isRemaining) {
            setEnds(shape.members);
            for (auto &[token, arrivals] : shape.byToken)
                setEnds(arrivals);
        }
        if (m_ends.empty() && m_exceptions.empty())
            continue;
        for (const std::uint32_t number : shape.members.all) {
            if (m_exceptions.contains(number) || (shape.isRemaining && endOf(number) != never))
                shape.odd.push_back(number);
        }
    }
}

std::uint32_t UnitShapes::endOf(std::uint32_t number) const
{
    const auto known = m_ends.find(number);
    return known == m_ends.end() ? never : known->second;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>>
UnitShapes::meetingsOf(std::uint32_t shape) const
{
    const UnitShape &own = m_shapes[shape];
    std::vector<std::pair<std::uint32_t, std::uint32_t>> meetings;
    const auto add = [&](std::uint32_t other) {
        if (m_shapes[other].isRemaining == own.isRemaining)
            return;
        meetings.emplace_back(own.isRemaining ? other : shape, own.isRemaining ? shape : other);
    };
    std::vector<PoolId> around;
    for (const ResourcePath &place : own.places)
        m_places.collectAround(own.host, place, around);
    for (const PoolId other : around)
        add(static_cast<std::uint32_t>(other.value() - 1));
    // From one side only: the pairs are the same.
    if (own.isRule && !own.isRemaining) {
        for (const std::uint32_t key : own.ruleKeys)
            std::ranges::for_each(m_byRuleKey.at(key), add);
    }
    sortUnique(meetings);
    return meetings;
}

const Arrivals &UnitShapes::membersIn(const UnitShape &shape, Relation relation) const
{
    if (relation.kind == Relation::Kind::Common && shape.hasTokens)
        return shape.byToken.at(relation.token);
    return shape.members;
}

std::uint32_t UnitShapes::tokenOf(const UnitShape &shape, std::uint32_t number)
{
    const auto at = std::ranges::lower_bound(shape.members.all, number);
    return shape.tokens[static_cast<std::size_t>(at - shape.members.all.begin())];
}

bool UnitShapes::isTimely(std::uint32_t newcomer, std::uint32_t former) const
{
    return former < newcomer && newcomer < endOf(former);
}

bool UnitShapes::isRelated(const UnitShape &one, std::uint32_t first, const UnitShape &other,
                           std::uint32_t second, Relation relation) const
{
    switch (relation.kind) {
    case Relation::Kind::Any:
        return true;
    case Relation::Kind::Common:
        return (!one.hasTokens || tokenOf(one, first) == relation.token)
               && (!other.hasTokens || tokenOf(other, second) == relation.token);
    case Relation::Kind::Apart:
        if (one.hasTokens && other.hasTokens)
            return tokenOf(one, first) != tokenOf(other, second);
        return one.hasTokens ? !contains(*other.manyTokens, tokenOf(one, first))
                             : !contains(*one.manyTokens, tokenOf(other, second));
    }
    return false;
}

bool UnitShapes::isPair(const UnitShape &newcomers, std::uint32_t newcomer, const UnitShape &former,
                        std::uint32_t number, Relation relation) const
{
    if (!isTimely(newcomer, number) || !isRelated(newcomers, newcomer, former, number, relation))
        return false;
    const auto exceptions = m_exceptions.find(newcomer);
    return exceptions == m_exceptions.end()
           || std::ranges::find(exceptions->second, number) == exceptions->second.end();
}

std::int64_t UnitShapes::countTimely(const Arrivals &arrivals, bool areNewcomers,
                                     std::uint32_t number) const
{
    if (!areNewcomers) {
        // Those that came before, except those replaced by then.
        const auto gone = std::ranges::upper_bound(arrivals.ends, number) - arrivals.ends.begin();
        return countBelow(arrivals.all, number) - gone;
    }
    const std::uint32_t end = endOf(number);
    return countBelow(arrivals.all, end) - countBelow(arrivals.all, number)
           - (contains(arrivals.all, number) ? 1 : 0);
}

std::int64_t UnitShapes::partners(const UnitShape &own, std::uint32_t number,
                                  const UnitShape &other, Relation relation) const
{
    const bool areNewcomers = !other.isRemaining;
    std::int64_t count = countTimely(membersIn(other, relation), areNewcomers, number);
    if (relation.kind == Relation::Kind::Apart) {
        const auto without = [&](std::uint32_t token) {
            if (const auto there = other.byToken.find(token); there != other.byToken.end())
                count -= countTimely(there->second, areNewcomers, number);
        };
        if (own.hasTokens && other.hasTokens)
            without(tokenOf(own, number));
        else if (other.hasTokens)
            std::ranges::for_each(*own.manyTokens, without);
        else if (contains(*other.manyTokens, tokenOf(own, number)))
            count = 0;
    }
    if (count == 0)
        return 0;
    const auto exceptions = m_exceptions.find(number);
    if (exceptions == m_exceptions.end())
        return count;
    for (const std::uint32_t partner : exceptions->second) {
        const bool isThere = contains(other.members.all, partner);
        const bool isTime = areNewcomers ? isTimely(partner, number) : isTimely(number, partner);
        if (isThere && isTime && isRelated(own, number, other, partner, relation))
            --count;
    }
    return count;
}

bool UnitShapes::hasTokenInCommon(const UnitShape &one, const UnitShape &other)
{
    return !commonTokens(one, other).empty();
}

std::vector<std::uint32_t> UnitShapes::commonTokens(const UnitShape &one, const UnitShape &other)
{
    std::vector<std::uint32_t> common;
    const auto keepKnown = [&common](const auto &keys, const auto &isKnown, const auto &keyOf) {
        for (const auto &key : keys) {
            if (isKnown(keyOf(key)))
                common.push_back(keyOf(key));
        }
    };
    const auto first = [](const auto &entry) { return entry.first; };
    const auto itself = [](std::uint32_t key) { return key; };
    if (one.hasTokens && other.hasTokens) {
        const UnitShape &smaller = one.byToken.size() < other.byToken.size() ? one : other;
        const UnitShape &larger = &smaller == &one ? other : one;
        keepKnown(
            smaller.byToken, [&larger](std::uint32_t key) { return larger.byToken.contains(key); },
            first);
    } else {
        const UnitShape &simple = one.hasTokens ? one : other;
        const UnitShape &manifold = one.hasTokens ? other : one;
        keepKnown(
            *manifold.manyTokens,
            [&simple](std::uint32_t key) { return simple.byToken.contains(key); }, itself);
    }
    std::ranges::sort(common);
    return common;
}

} // namespace poolwarden
