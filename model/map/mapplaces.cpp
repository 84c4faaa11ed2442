// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/mapplaces.h"

#include "model/conflict/placerules.h"
#include "model/map/claimnames.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace poolwarden {

namespace {

/// The one pool of the place, if it has no other.
std::optional<std::uint32_t> onlyPool(const MapPlaces::Place &place)
{
    return place.pools.size() == 1 ? std::optional(place.pools.front()) : std::nullopt;
}

bool differ(const MapPlaces::Place &a, const MapPlaces::Place &b)
{
    return !onlyPool(a) || onlyPool(a) != onlyPool(b);
}

bool isOnlyMounted(const MapPlaces::Place &place)
{
    return std::ranges::all_of(
        place.uses, [](const MapPlaces::Use &use) { return use.claim->role == ClaimRole::Mounts; });
}

std::set<HostId> thoseApart(const std::vector<MapHost> &hosts)
{
    std::set<HostId> apart;
    for (const MapHost &host : hosts) {
        if (host.sharesNothing)
            apart.insert(host.id);
    }
    return apart;
}

bool isOfSeveralHosts(const std::set<MapPlaces::Key> &names)
{
    return std::ranges::any_of(
        names, [&names](const MapPlaces::Key &name) { return name.host != names.begin()->host; });
}

} // namespace

MapPlaces::MapPlaces(const std::vector<MapHost> &hosts, const MapPools &pools)
    : m_pools(pools)
    , m_apart(thoseApart(hosts))
    , m_clusters(pools, m_apart)
{
    collect();
    dropNamesThroughMounts();
    relate();
    dropOtherNames();
    dropMountedTwice();
}

MapPlaces::Key MapPlaces::keyOf(HostId host, const ResourcePath &path) const
{
    const HostId scope = isHostLocal(path.tree) || m_apart.contains(host) ? host : noHost;
    return {scope, m_clusters.inCluster(scope, path)};
}

bool MapPlaces::contains(const Key &outer, const Key &inner)
{
    return outer.host == inner.host && poolwarden::contains(outer.path, inner.path);
}

bool MapPlaces::isFile(const Key &key, const Place &place)
{
    const bool isInFileSystem =
        key.path.tree == Tree::File
        || std::ranges::find(key.path.segments, insideOfDevice) != key.path.segments.end();
    return isInFileSystem && std::ranges::any_of(place.uses, [](const Use &use) {
               return use.claim->field.field == Field::DevicePath;
           });
}

void MapPlaces::collect()
{
    for (std::uint32_t number = 0; number < m_pools.size(); ++number) {
        const MapPool &pool = *m_pools[number];
        for (const MapClaim &claim : pool.claims) {
            Place &place = m_places[keyOf(pool.host, claim.path)];
            const ResourcePath &first = firstName(pool, claim);
            place.uses.push_back(
                {number, &claim, &first, !claim.isThroughMount && first != claim.path});
            if (place.pools.empty() || place.pools.back() != number)
                place.pools.push_back(number);
        }
    }
}

void MapPlaces::forEachInside(const OnInside &callback)
{
    // Sorted, each place comes after those around it.
    std::vector<Places::iterator> around;
    for (auto it = m_places.begin(); it != m_places.end(); ++it) {
        if (it->second.isDropped)
            continue;
        while (!around.empty() && !contains(around.back()->first, it->first))
            around.pop_back();
        for (const Places::iterator outer : around) {
            if (differ(outer->second, it->second))
                callback(*outer, *it);
        }
        around.push_back(it);
    }
}

void MapPlaces::dropNamesThroughMounts()
{
    std::map<Key, Key> nearest;
    for (const auto &[key, place] : m_places) {
        std::set<Key> names;
        bool isMounted = !place.uses.empty();
        for (const Use &use : place.uses) {
            const MapPool &pool = *m_pools[use.pool];
            isMounted = isMounted && use.claim->isThroughMount;
            names.insert(keyOf(pool.host, nameThroughMount(pool, *use.claim)));
        }
        if (isMounted && names.size() == 1 && *names.begin() != key)
            nearest.emplace(key, *names.begin());
    }
    if (nearest.empty())
        return;
    // Whom it meets by this name it meets by the other.
    const auto meets = [this](const Place &other, const Key &name) {
        return std::ranges::all_of(other.pools, [&](std::uint32_t number) {
            const MapPool &pool = *m_pools[number];
            return std::ranges::any_of(pool.claims, [&](const MapClaim &claim) {
                const Key key = keyOf(pool.host, claim.path);
                return contains(key, name) || contains(name, key);
            });
        });
    };
    std::set<Key> isTelling;
    forEachInside([&](const Places::value_type &outer, const Places::value_type &inner) {
        const auto outerName = nearest.find(outer.first);
        const auto innerName = nearest.find(inner.first);
        if (outerName != nearest.end() && !meets(inner.second, outerName->second))
            isTelling.insert(outer.first);
        if (innerName != nearest.end() && !meets(outer.second, innerName->second))
            isTelling.insert(inner.first);
    });
    for (const auto &[key, name] : nearest) {
        if (isTelling.contains(key))
            continue;
        m_places.find(key)->second.isDropped = true;
        m_mounted.emplace(key, name);
    }
}

void MapPlaces::relate()
{
    forEachInside([](Places::value_type &outer, Places::value_type &inner) {
        outer.second.isAround = true;
        inner.second.isInside = true;
    });
}

// A disk is claimed by its name, its world-wide name and its place at a SCSI host at once. One of them is
// enough, unless another pool knows it by that name alone.
void MapPlaces::dropOtherNames()
{
    for (auto &[key, place] : m_places) {
        // The loop device lies on its file.
        if (!std::ranges::all_of(place.uses, &Use::isOtherName) || isFile(key, place))
            continue;
        std::set<Key> names;
        for (const Use &use : place.uses)
            names.insert(keyOf(m_pools[use.pool]->host, *use.first));
        const bool isRelated = place.isInside || place.isAround;
        if (key.path.tree == Tree::Wwn && isOfSeveralHosts(names)) {
            for (const Key &name : names)
                replaceByWwn(name, key);
            continue;
        }
        if (names.size() != 1)
            continue;
        place.isDropped = !isRelated || key.path.tree == Tree::Wwn;
        // Its host may be in use as a whole; the disk is one all the same.
        if (key.path.tree == Tree::Scsi && key.path.segments.size() > 1
            && names.begin()->path.tree == Tree::Block) {
            place.isDropped = true;
            place.isSame = true;
            replace(key, *names.begin());
        }
    }
}

// A file system that is mounted more than once makes a directory in it known by its place in the file system,
// too. That tells something only where directories meet there that do not meet by their paths.
void MapPlaces::dropMountedTwice()
{
    std::map<Key, Key> pathOf;
    for (const auto &[key, place] : m_places) {
        if (place.uses.empty())
            continue;
        std::set<Key> paths;
        bool isMounted = true;
        for (const Use &use : place.uses) {
            isMounted = isMounted && use.claim->isThroughMount;
            const MapPool &pool = *m_pools[use.pool];
            paths.insert(keyOf(pool.host, pathBehind(pool, *use.claim)));
        }
        if (isMounted && paths.size() == 1 && *paths.begin() != key)
            pathOf.emplace(key, *paths.begin());
    }
    std::set<Key> isTelling;
    forEachInside([&](const Places::value_type &outer, const Places::value_type &inner) {
        if (outer.second.uses.empty())
            return;
        const auto outerPath = pathOf.find(outer.first);
        const auto innerPath = pathOf.find(inner.first);
        if (outerPath != pathOf.end() && innerPath != pathOf.end()
            && contains(outerPath->second, innerPath->second))
            return;
        isTelling.insert(outer.first);
        isTelling.insert(inner.first);
    });
    for (const auto &[key, path] : pathOf) {
        if (isTelling.contains(key)) {
            dropOneOfTwo(key, path);
            continue;
        }
        m_places.find(key)->second.isDropped = true;
        m_mounted.emplace(key, path);
    }
}

void MapPlaces::dropOneOfTwo(const Key &mounted, const Key &path)
{
    Place &inFileSystem = m_places.find(mounted)->second;
    const auto byPath = m_places.find(path);
    if (!isFile(mounted, inFileSystem) || byPath == m_places.end()
        || byPath->second.pools != inFileSystem.pools)
        return;
    // The pool that mounts the file system stands between its device and the file.
    if (isInMountOf(path, mounted)) {
        inFileSystem.isDropped = true;
        m_mounted.emplace(mounted, path);
    } else if (!byPath->second.isInside && !byPath->second.isAround) {
        byPath->second.isDropped = true;
        m_mounted.emplace(path, mounted);
    }
}

bool MapPlaces::isInMountOf(const Key &path, const Key &mounted) const
{
    Key device = mounted;
    device.path.segments.erase(std::ranges::find(device.path.segments, insideOfDevice),
                               device.path.segments.end());
    const auto pools = m_places.find(device);
    if (pools == m_places.end())
        return false;
    for (Key around = path; !around.path.segments.empty(); around.path.segments.pop_back()) {
        const auto place = m_places.find(around);
        const auto isMount = [&pools](const Use &use) {
            return use.claim->role == ClaimRole::Mounts
                   && std::ranges::binary_search(pools->second.pools, use.pool);
        };
        if (place != m_places.end() && std::ranges::any_of(place->second.uses, isMount))
            return true;
    }
    return false;
}

// A disk that each host calls by a name of its own: it is one by its world-wide name.
void MapPlaces::replaceByWwn(const Key &byName, const Key &byWwn)
{
    if (byName.path.tree != Tree::Block && byName.path.tree != Tree::Multipath)
        return;
    Key name = byName;
    Key wwn = byWwn;
    while (!name.path.segments.empty() && !wwn.path.segments.empty()) {
        if (const auto place = m_places.find(name); place != m_places.end()) {
            place->second.isDropped = true;
            place->second.isSame = true;
        }
        m_same.insert_or_assign(name, wwn);
        name.path.segments.pop_back();
        wwn.path.segments.pop_back();
    }
}

void MapPlaces::replace(const Key &atHost, const Key &byName)
{
    m_same[atHost] = byName;
    Key place = atHost;
    Key name = byName;
    while (place.path.segments.size() > 2 && name.path.segments.size() > 1) {
        place.path.segments.pop_back();
        name.path.segments.pop_back();
        m_same.emplace(place, name);
    }
}

std::optional<MapPlaces::Key> MapPlaces::sameAs(const Key &key) const
{
    const auto isShown = [this](const Key &name) {
        const auto found = m_places.find(name);
        return found != m_places.end() && found->second.isShown;
    };
    // From the place at a SCSI host to the name, and from there to the world-wide name.
    for (auto same = m_same.find(key); same != m_same.end(); same = m_same.find(same->second)) {
        if (isShown(same->second))
            return same->second;
    }
    if (const auto path = m_mounted.find(key); path != m_mounted.end() && isShown(path->second))
        return path->second;
    return std::nullopt;
}

bool MapPlaces::isWanted(const Place &place, MapLevel level) const
{
    if (place.isDropped)
        return false;
    const bool isShared = place.pools.size() > 1;
    if (level == MapLevel::Everything)
        return isShared || place.isInside || place.isAround || !isOnlyMounted(place);
    return isShared || place.isAround;
}

void MapPlaces::show(MapLevel level)
{
    std::erase_if(m_places, [](const auto &entry) { return entry.second.uses.empty(); });
    for (auto &[key, place] : m_places)
        place.isShown = isWanted(place, level);
    showRoots(level);
}

// The disk of a partition, the server of an export: where several things hang on it.
void MapPlaces::showRoots(MapLevel level)
{
    struct Root {
        std::set<std::uint32_t> pools;
        bool hasShown = false;
    };
    std::map<Key, Root> roots;
    for (const auto &[key, place] : m_places) {
        const std::size_t size = rootSize(key.path);
        if (place.isDropped || key.path.tree == Tree::File || (size == 0 && !place.isShown))
            continue;
        if (level == MapLevel::Trouble && !place.isShown)
            continue;
        Key root = key;
        root.path.segments.resize(size);
        if (const auto same = m_same.find(root); same != m_same.end())
            root = same->second;
        Root &entry = roots[root];
        entry.pools.insert(place.pools.begin(), place.pools.end());
        entry.hasShown = entry.hasShown || (place.isShown && root != key);
    }
    for (const auto &[key, root] : roots) {
        if (level == MapLevel::Everything || root.hasShown || root.pools.size() > 1)
            m_places[key].isShown = true;
    }
}

MapPlaces::Places::const_iterator MapPlaces::shownAt(const Key &key) const
{
    Key around = key;
    while (true) {
        if (const auto same = sameAs(around))
            return m_places.find(*same);
        const auto found = m_places.find(around);
        if (found != m_places.end() && found->second.isShown)
            return found;
        if (around.path.segments.empty())
            return m_places.end();
        around.path.segments.pop_back();
    }
}

} // namespace poolwarden
