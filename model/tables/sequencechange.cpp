// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/sequencechange.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

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

} // namespace

SequenceChange sequenceChange(const std::vector<quint64> &from, const std::vector<quint64> &to)
{
    if (from == to)
        return {}; // as at most keys in a filter
    std::unordered_map<quint64, int> places;
    for (int i = 0; i < int(to.size()); ++i)
        places.emplace(to[std::size_t(i)], i);
    std::vector<int> newPlaces;
    newPlaces.reserve(from.size());
    for (const quint64 id : from) {
        const auto place = places.find(id);
        newPlaces.push_back(place == places.end() ? nowhere : place->second);
    }
    const std::vector<bool> stays = longestRise(newPlaces);

    SequenceChange change;
    int left = 0;
    bool isRun = false;
    for (const bool kept : stays) {
        if (kept)
            ++left;
        else if (isRun)
            ++change.removals.back().count;
        else
            change.removals.push_back({left, 1});
        isRun = !kept;
    }
    std::unordered_set<int> filled;
    for (std::size_t i = 0; i < stays.size(); ++i) {
        if (stays[i])
            filled.insert(newPlaces[i]);
    }
    isRun = false;
    for (int i = 0; i < int(to.size()); ++i) {
        const bool isNew = !filled.contains(i);
        if (isNew && isRun)
            ++change.insertions.back().count;
        else if (isNew)
            change.insertions.push_back({i, 1});
        isRun = isNew;
    }
    return change;
}

} // namespace poolwarden
