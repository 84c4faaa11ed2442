// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/cephclusters.h"
#include "model/map/mappool.h"
#include "model/map/storagemap.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace poolwarden {

/// How much of what could be shown is shown.
enum class MapLevel : std::uint8_t {
    Everything, ///< each claimed place
    Compact, ///< a place that one pool alone uses is in that pool's node; clean pools are counted
    Trouble, ///< only what is claimed twice, and what that hangs on
};

/// The places that pools claim, and which of them the map shows.
class MapPlaces
{
public:
    struct Key {
        HostId host = noHost; ///< noHost: the place is the same from any host
        ResourcePath path;
        friend auto operator<=>(const Key &, const Key &) = default;
        friend bool operator==(const Key &, const Key &) = default;
    };
    struct Use {
        std::uint32_t pool = 0; ///< its number
        const MapClaim *claim = nullptr;
        const ResourcePath *first =
            nullptr; ///< what the pool itself calls the storage at this field
        /// Another name for what the pool has claimed already: a disk by its world-wide name.
        bool isOtherName = false;
    };
    struct Place {
        std::vector<Use> uses;            ///< empty: only something inside is claimed
        std::vector<std::uint32_t> pools; ///< of the uses, ascending
        bool isInside = false;            ///< another pool claims a place around it
        bool isAround = false;            ///< another pool claims a place inside it
        bool isDropped = false;           ///< nothing but other names for places that are shown
        bool isSame = false;              ///< dropped, and one place has its place: sameAs()
        bool isShown = false;
    };
    using Places = std::map<Key, Place>;

    /// What a loop device shows as a disk, in a directory or in the file system of a device.
    [[nodiscard]] static bool isFile(const Key &key, const Place &place);

    MapPlaces(const std::vector<MapHost> &hosts, const MapPools &pools);

    [[nodiscard]] Key keyOf(HostId host, const ResourcePath &path) const;
    /// Decides which places are shown.
    void show(MapLevel level);
    [[nodiscard]] const Places &all() const { return m_places; }
    /// Of a disk at a SCSI host: the same disk by its name, and for its partitions likewise; of a disk that several
    /// hosts use by names of their own: the same by its world-wide name; of a directory's
    /// or file's place in a file system: the same by its path, or the other way round. None: it has no other name, or that is not shown.
    [[nodiscard]] std::optional<Key> sameAs(const Key &key) const;
    [[nodiscard]] const std::map<Key, Key> &same() const { return m_same; }
    [[nodiscard]] const CephClusters &clusters() const { return m_clusters; }
    /// The place if it is shown, else the nearest shown around it; end(): there is none.
    [[nodiscard]] Places::const_iterator shownAt(const Key &key) const;

private:
    [[nodiscard]] static bool contains(const Key &outer, const Key &inner);
    void collect();
    /// Each place with each one around it, if they are not of the same single pool.
    using OnInside = std::function<void(Places::value_type &outer, Places::value_type &inner)>;
    void forEachInside(const OnInside &callback);
    /// Of the names that one directory has through mounts, one is enough.
    void dropNamesThroughMounts();
    void relate();
    void dropOtherNames();
    void dropMountedTwice();
    /// A file behind a loop device is one place, by its path or by its place in a file system.
    void dropOneOfTwo(const Key &mounted, const Key &path);
    [[nodiscard]] bool isInMountOf(const Key &path, const Key &mounted) const;
    void replace(const Key &atHost, const Key &byName);
    void replaceByWwn(const Key &byName, const Key &byWwn);
    void showRoots(MapLevel level);
    [[nodiscard]] bool isWanted(const Place &place, MapLevel level) const;

    const MapPools &m_pools;
    std::set<HostId> m_apart;
    CephClusters m_clusters;
    Places m_places;
    std::map<Key, Key>
        m_mounted; ///< from a dropped place in a file system to the path, or the other way round
    std::map<Key, Key>
        m_same; ///< from a disk's place at a SCSI host to its name, and from its name on a host to its world-wide name
};

} // namespace poolwarden
