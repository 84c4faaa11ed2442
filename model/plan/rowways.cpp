// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/rowways.h"

#include "model/plan/waydrafts.h"
#include "model/session/poolregistry.h"

#include <algorithm>
#include <set>
#include <utility>

namespace poolwarden {

namespace {

/// The ways out of so many findings are looked for while the user waits.
constexpr std::size_t mostFindings = 15;

bool isOfPlace(const Finding &finding, const ResourcePath &place)
{
    return finding.severity != Severity::Info && sharedPlace(finding) == place;
}

bool concerns(const Finding &finding, PoolId pool)
{
    return pool != noPool && (finding.pool == pool || finding.peer == pool);
}

/// Whether they do the same, but for a UUID, which is another one each time.
bool isSameWay(const WayOut &one, const WayOut &other)
{
    const auto isSameEdit = [](const FieldEdit &a, const FieldEdit &b) {
        return a.field == b.field && (a.to == b.to || a.field.field == Field::Uuid);
    };
    return one.kind == other.kind && one.doing == other.doing && one.pool == other.pool
           && one.draft == other.draft && std::ranges::equal(one.edits, other.edits, isSameEdit);
}

std::vector<Finding> staying(const std::vector<Finding> &row, const WayOut &way)
{
    std::vector<Finding> stays;
    for (const Finding &finding : row) {
        if (!concerns(finding, way.pool) && !concerns(finding, way.draft))
            stays.push_back(finding);
    }
    const ResourcePath place = sharedPlace(row.front());
    for (const Finding &finding : way.leaves) {
        if (!place.segments.empty() && isOfPlace(finding, place))
            stays.push_back(finding);
    }
    return stays;
}

} // namespace

std::vector<Finding> findingsOfRow(const PoolRegistry &registry, const Finding &finding)
{
    const ResourcePath place = sharedPlace(finding);
    std::vector<Finding> row{finding};
    if (place.segments.empty() || finding.peer == noPool || finding.others > 0)
        return row;
    std::set<Finding> known{fromLowerPool(finding)};
    std::set<PoolId> asked;
    std::vector<PoolId> open{finding.pool, finding.peer};
    while (!open.empty()) {
        const PoolId pool = open.back();
        open.pop_back();
        if (!asked.insert(pool).second || !registry.pool(pool))
            continue;
        for (const Finding &other : registry.findingsOf(pool)) {
            if (!isOfPlace(other, place) || other.peer == noPool)
                continue;
            open.push_back(other.peer);
            if (known.insert(fromLowerPool(other)).second)
                row.push_back(other);
            if (row.size() > mostFindings || other.others > 0)
                return {finding};
        }
    }
    return row;
}

std::vector<RowWay> waysOfRow(const PoolRegistry &registry, const std::vector<Finding> &row)
{
    std::vector<RowWay> ways;
    for (const Finding &finding : row) {
        for (WayOut &way : showableWays(registry, finding)) {
            const bool isKnown = std::ranges::any_of(
                ways, [&way](const RowWay &known) { return isSameWay(known.way, way); });
            if (isKnown)
                continue;
            std::vector<Finding> stays = staying(row, way);
            ways.push_back({std::move(way), std::move(stays)});
        }
    }
    std::ranges::stable_sort(
        ways, {}, [](const RowWay &way) { return std::pair(!way.stays.empty(), way.way.doing); });
    return ways;
}

} // namespace poolwarden
