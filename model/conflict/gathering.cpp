// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/gathering.h"

#include <algorithm>

namespace poolwarden {

void Gathering::add(Shape ownNumber, Shape otherNumber, Relation relation, const Part &form)
{
    const UnitShape &own = m_shapes.at(ownNumber);
    const UnitShape &other = m_shapes.at(otherNumber);
    Done &done = m_done[std::tuple(ownNumber, form.field, form.side)];
    const bool isPlain = other.members.ends.empty()
                         && (relation.kind == Relation::Kind::Any
                             || (relation.kind == Relation::Kind::Apart
                                 && !UnitShapes::hasTokenInCommon(own, other)));
    if (!isPlain) {
        for (const Number number : m_shapes.membersIn(own, relation).all)
            addIfPaired(own, number, other, relation, form, done);
        return;
    }
    for (const Number number : own.odd)
        addIfPaired(own, number, other, relation, form, done);
    if (own.isRemaining)
        addEarly(own, other.members.all.back(), form, done);
    else
        addLate(own, other.members.all.front(), form, done);
}

std::vector<Gathering::Part> Gathering::take()
{
    std::ranges::sort(m_parts);
    // A pool that remains as it was added is one member.
    const auto repeated = std::ranges::unique(m_parts, [](const Part &a, const Part &b) {
        return a.newcomer == b.newcomer && a.field == b.field && a.side == b.side;
    });
    m_parts.erase(repeated.begin(), repeated.end());
    return std::move(m_parts);
}

void Gathering::addIfPaired(const UnitShape &own, Number number, const UnitShape &other,
                            Relation relation, const Part &form, Done &done)
{
    if (!done.others.contains(number) && m_shapes.partners(own, number, other, relation) > 0) {
        done.others.insert(number);
        append(number, form);
    }
}

// Adds all that were there before the last newcomer.
void Gathering::addEarly(const UnitShape &own, Number last, const Part &form, Done &done)
{
    const auto &all = own.members.all;
    for (; done.plain < all.size() && all[done.plain] < last; ++done.plain)
        appendPlain(own, all[done.plain], form, done);
}

// Adds all newcomers after the first one that remained.
void Gathering::addLate(const UnitShape &own, Number first, const Part &form, Done &done)
{
    const auto &all = own.members.all;
    for (; done.plain < all.size() && all[all.size() - 1 - done.plain] > first; ++done.plain)
        appendPlain(own, all[all.size() - 1 - done.plain], form, done);
}

void Gathering::appendPlain(const UnitShape &own, Number number, const Part &form, const Done &done)
{
    if (!std::ranges::binary_search(own.odd, number) && !done.others.contains(number))
        append(number, form);
}

void Gathering::append(Number number, const Part &form)
{
    m_parts.push_back(form);
    m_parts.back().newcomer = number;
}

} // namespace poolwarden
