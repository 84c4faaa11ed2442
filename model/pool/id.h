// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#ifndef Q_MOC_RUN // moc cannot read it as the first of the standard library's headers
#include <compare>
#endif

namespace poolwarden {

/// A number by which something is known: no other number, nor a number of something else, passes for it.
/// 0: none.
template<class Thing, class Integer>
class Id
{
public:
    constexpr Id() = default;
    explicit constexpr Id(Integer value)
        : m_value(value)
    {
    }

    [[nodiscard]] constexpr Integer value() const { return m_value; }
    /// The next number.
    constexpr Id &operator++()
    {
        ++m_value;
        return *this;
    }
    [[nodiscard]] friend constexpr bool operator==(Id, Id) = default;
    [[nodiscard]] friend constexpr auto operator<=>(Id, Id) = default;

private:
    Integer m_value = 0;
};

/// For QHash, which finds it by its name. It looks through all neighbours of an element that it removes, and
/// numbers as they are would be a single row of neighbours: so they are scattered.
template<class Thing, class Integer>
[[nodiscard]] constexpr std::size_t qHash( // clazy:exclude=qhash-namespace
    Id<Thing, Integer> id, std::size_t seed = 0) noexcept
{
    const std::uint64_t scattered = (id.value() ^ seed) * 0x9e3779b97f4a7c15U;
    return static_cast<std::size_t>(scattered ^ scattered >> 32);
}

} // namespace poolwarden

template<class Thing, class Integer>
struct std::hash<poolwarden::Id<Thing, Integer>> {
    std::size_t operator()(poolwarden::Id<Thing, Integer> id) const noexcept
    {
        return std::hash<Integer>()(id.value());
    }
};
