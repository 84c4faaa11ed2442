// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/sizemap.h"

#include "model/map/numbersets.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace poolwarden {

namespace {

/// Finds pools whose sizes are those of one storage.
class SizeGroups
{
public:
    SizeGroups(const std::vector<MapHost> &hosts, const std::vector<SizedPool> &pools)
        : m_pools(pools)
        , m_groups(pools.size())
        , m_reasons(pools.size(), SizeArea::Shared::SamePlace)
    {
        for (const MapHost &host : hosts) {
            if (host.sharesNothing)
                m_apart.insert(host.id);
        }
        joinSamePlaces();
        joinMounted();
        joinEqualDirectories();
    }

    [[nodiscard]] std::size_t groupOf(std::size_t number) { return m_groups.first(number); }
    /// Why it belongs to the others, if there are any.
    [[nodiscard]] SizeArea::Shared reasonOf(std::size_t number) const { return m_reasons[number]; }

private:
    using Place = std::pair<HostId, ResourcePath>;

    [[nodiscard]] Place placeOf(const MapPool &pool, ResourcePath path) const
    {
        const bool isOwn = isHostLocal(path.tree) || m_apart.contains(pool.host);
        return {isOwn ? pool.host : noHost, std::move(path)};
    }
    /// The sizes are of what the pool is on now. A draft that leaves it where it is stands for that.
    static bool counts(const MapPool &pool, const MapClaim &claim)
    {
        if (claim.role == ClaimRole::Mounts || claim.isLater)
            return false;
        return !claim.isDraft
               || (!pool.isNew && std::ranges::all_of(pool.claims, &MapClaim::isDraft));
    }
    template<typename Callback>
    void forEachClaim(Callback callback)
    {
        for (std::size_t number = 0; number < m_pools.size(); ++number) {
            if (m_pools[number].capacity == 0)
                continue;
            for (const MapClaim &claim : m_pools[number].pool->claims) {
                if (counts(*m_pools[number].pool, claim))
                    callback(number, *m_pools[number].pool, claim);
            }
        }
    }
    void joinBy(SizeArea::Shared reason, std::size_t a, std::size_t b)
    {
        if (m_groups.first(a) == m_groups.first(b))
            return;
        m_groups.join(a, b);
        m_reasons[a] = std::max(m_reasons[a], reason);
        m_reasons[b] = std::max(m_reasons[b], reason);
    }

    void joinSamePlaces()
    {
        forEachClaim([this](std::size_t number, const MapPool &pool, const MapClaim &claim) {
            const auto known = m_places.try_emplace(placeOf(pool, claim.path), number).first;
            m_groups.join(known->second, number);
        });
    }

    /// What is reached through a mount is as large as all that is mounted there. A directory with a quota has
    /// another size, and is storage of its own.
    void joinMounted()
    {
        std::map<std::pair<Place, std::uint64_t>, std::size_t> devices;
        forEachClaim(
            [this, &devices](std::size_t number, const MapPool &pool, const MapClaim &claim) {
                if (!claim.isThroughMount)
                    return;
                m_known.insert(number);
                ResourcePath path = claim.path;
                const auto inside = std::ranges::find(path.segments, insideOfDevice);
                if (inside != path.segments.end()) {
                    path.segments.erase(inside, path.segments.end());
                    const Place device = placeOf(pool, std::move(path));
                    const auto first =
                        devices.try_emplace({device, m_pools[number].capacity}, number).first;
                    joinBy(SizeArea::Shared::FileSystem, first->second, number);
                    joinAround(device, number);
                    return;
                }
                for (; path.segments.size() > 2; path.segments.pop_back())
                    joinAround(placeOf(pool, path), number);
            });
    }
    void joinAround(const Place &place, std::size_t number)
    {
        const auto around = m_places.find(place);
        if (around != m_places.end()
            && m_pools[around->second].capacity == m_pools[number].capacity)
            joinBy(SizeArea::Shared::FileSystem, around->second, number);
    }

    /// Of a host whose mounts are not known: each directory has the size of its file system, and two that are
    /// equal to the byte, with as much free, are hardly ever two file systems.
    void joinEqualDirectories()
    {
        std::map<std::tuple<HostId, std::uint64_t, std::uint64_t>, std::size_t> known;
        for (std::size_t number = 0; number < m_pools.size(); ++number) {
            const SizedPool &sized = m_pools[number];
            if (sized.capacity == 0 || sized.pool->type != PoolType::Dir
                || m_known.contains(number))
                continue;
            const auto first =
                known.try_emplace({sized.pool->host, sized.capacity, sized.available}, number)
                    .first;
            joinBy(SizeArea::Shared::EqualSizes, first->second, number);
        }
    }

    const std::vector<SizedPool> &m_pools;
    NumberSets m_groups;
    std::vector<SizeArea::Shared> m_reasons; ///< by the pool's number
    std::set<HostId> m_apart;
    std::map<Place, std::size_t> m_places;
    std::set<std::size_t> m_known; ///< those whose file system is known
};

void addTo(SizeArea &area, const SizedPool &sized)
{
    const MapPool &pool = *sized.pool;
    if (area.pools.empty())
        area.host = pool.host;
    else if (area.host != pool.host)
        area.host = noHost;
    area.pools.push_back(pool.id);
    area.names.push_back(pool.name);
    area.capacity = std::max(area.capacity, sized.capacity);
    area.allocation = std::max(area.allocation, sized.allocation);
    area.severity = std::max(area.severity, pool.severity);
    area.isDraft = area.isDraft || pool.isEdited;
}

/// Who has a part of an area's storage, as the findings tell.
void noteOverlaps(SizeMap &map, const std::vector<SizedPool> &pools,
                  const std::map<PoolId, std::size_t> &areaOf)
{
    for (const SizedPool &sized : pools) {
        const auto own = areaOf.find(sized.pool->id);
        if (own == areaOf.end())
            continue;
        std::vector<PoolId> &others = map.areas[own->second].overlapping;
        for (const MapFinding &finding : sized.pool->findings) {
            const auto peer = areaOf.find(finding.peer);
            const bool isPart =
                finding.kind == FindingKind::Overlap || finding.kind == FindingKind::Stacked;
            if (isPart && peer != areaOf.end() && peer->second != own->second)
                others.push_back(finding.peer);
        }
    }
    for (SizeArea &area : map.areas) {
        std::ranges::sort(area.overlapping);
        const auto repeated = std::ranges::unique(area.overlapping);
        area.overlapping.erase(repeated.begin(), repeated.end());
    }
}

/// By name, which stays the same from one run of the program to the next.
void sortByName(SizeMap &map)
{
    for (SizeArea &area : map.areas) {
        std::vector<std::pair<std::string, PoolId>> named;
        for (std::size_t i = 0; i < area.pools.size(); ++i)
            named.emplace_back(std::move(area.names[i]), area.pools[i]);
        std::ranges::sort(named);
        for (std::size_t i = 0; i < named.size(); ++i)
            std::tie(area.names[i], area.pools[i]) = std::move(named[i]);
    }
    std::ranges::sort(map.areas, [](const SizeArea &a, const SizeArea &b) {
        return std::tie(a.names.front(), a.pools.front())
               < std::tie(b.names.front(), b.pools.front());
    });
}

} // namespace

double filledShare(const SizeArea &area)
{
    return std::min(1.0, double(area.allocation) / double(area.capacity));
}

Fullness fullnessOf(const SizeArea &area)
{
    const double share = filledShare(area);
    return share >= 0.95  ? Fullness::NearlyFull
           : share >= 0.9 ? Fullness::Filling
                          : Fullness::Usual;
}

SizeMap sizeMapOf(const std::vector<MapHost> &hosts, const std::vector<SizedPool> &pools)
{
    SizeMap map;
    map.hosts = hosts;
    SizeGroups groups(hosts, pools);
    std::map<std::size_t, std::size_t> areaOfGroup;
    std::map<PoolId, std::size_t> areaOf;
    std::map<std::size_t, SizeArea::Shared> reasons;
    for (std::size_t number = 0; number < pools.size(); ++number) {
        const SizedPool &sized = pools[number];
        if (sized.capacity == 0) {
            map.withoutSize.push_back({sized.pool->id, sized.lack});
            continue;
        }
        const auto [place, isNew] =
            areaOfGroup.try_emplace(groups.groupOf(number), map.areas.size());
        if (isNew)
            map.areas.emplace_back();
        SizeArea &area = map.areas[place->second];
        addTo(area, sized);
        areaOf[sized.pool->id] = place->second;
        // What is only supposed of one of them is only supposed of all.
        reasons[place->second] = std::max(reasons[place->second], groups.reasonOf(number));
        if (area.pools.size() > 1)
            area.shared = reasons[place->second];
    }
    for (SizeArea &area : map.areas)
        area.allocation = std::min(area.allocation, area.capacity);
    noteOverlaps(map, pools, areaOf);
    sortByName(map);
    return map;
}

} // namespace poolwarden
