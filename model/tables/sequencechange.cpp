// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/sequencechange.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

namespace poolwarden {

namespace {

constexpr int nowhere = -1;

/// Which elements form the longest rising subsequence. `nowhere` is never part of it.
std::vector<bool> longestRise(const std::vector<int> &values)
{
    std::vector<int> ends; // index of the lowest end of a rise, by length
    std::vector<int> previous(values.size(), nowhere);
    for (int i = 0; i < int(values.size()); ++i) {
        const int value = values[std::size_t(i)];
        if (value == nowhere)
            continue;
        const auto place =
            std::lower_bound(ends.begin(), ends.end(), value, [&values](int end, int wanted) {
                return values[std::size_t(end)] < wanted;
            });
        if (place != ends.begin())
            previous[std::size_t(i)] = *std::prev(place);
        if (place == ends.end())
            ends.push_back(i);
        else
            *place = i;
    }
    std::vector<bool> rises(values.size(), false);
    for (int i = ends.empty() ? nowhere : ends.back(); i != nowhere; i = previous[std::size_t(i)])
        rises[std::size_t(i)] = true;
    return rises;
}

/// Which elements of the whole are the part's, in its order; none if others are.
std::optional<std::vector<bool>> placesIn(const std::vector<quint64> &whole,
                                          const std::vector<quint64> &part)
{
    if (part.size() > whole.size())
        return std::nullopt;
    std::vector<bool> places(whole.size(), false);
    std::size_t next = 0;
    for (std::size_t i = 0; i < whole.size() && next < part.size(); ++i) {
        places[i] = whole[i] == part[next];
        next += places[i] ? 1 : 0;
    }
    return next == part.size() ? std::optional(std::move(places)) : std::nullopt;
}

/// Runs of what is not kept, at their positions in the sequence.
std::vector<SequenceRun> insertionsBeside(const std::vector<bool> &kept)
{
    std::vector<SequenceRun> runs;
    for (int i = 0; i < int(kept.size()); ++i) {
        if (kept[std::size_t(i)])
            continue;
        if (i > 0 && !kept[std::size_t(i - 1)])
            ++runs.back().count;
        else
            runs.push_back({i, 1});
    }
    return runs;
}

/// The same, at their positions after the earlier ones have gone.
std::vector<SequenceRun> removalsBeside(const std::vector<bool> &kept)
{
    std::vector<SequenceRun> runs = insertionsBeside(kept);
    int gone = 0;
    for (SequenceRun &run : runs) {
        run.first -= gone;
        gone += run.count;
    }
    return runs;
}

} // namespace

SequenceChange sequenceChange(const std::vector<quint64> &from, const std::vector<quint64> &to)
{
    if (from == to)
        return {}; // as at most keys in a filter
    // As a filter narrows or widens.
    if (const auto left = placesIn(from, to))
        return {.removals = removalsBeside(*left), .insertions = {}};
    if (const auto known = placesIn(to, from))
        return {.removals = {}, .insertions = insertionsBeside(*known)};

    std::unordered_map<quint64, int> places;
    places.reserve(to.size());
    for (int i = 0; i < int(to.size()); ++i)
        places.emplace(to[std::size_t(i)], i);
    std::vector<int> newPlaces;
    newPlaces.reserve(from.size());
    for (const quint64 id : from) {
        const auto place = places.find(id);
        newPlaces.push_back(place == places.end() ? nowhere : place->second);
    }
    const std::vector<bool> stays = longestRise(newPlaces);
    std::vector<bool> filled(to.size(), false);
    for (std::size_t i = 0; i < stays.size(); ++i) {
        if (stays[i])
            filled[std::size_t(newPlaces[i])] = true;
    }
    return {.removals = removalsBeside(stays), .insertions = insertionsBeside(filled)};
}

} // namespace poolwarden
