// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/mappool.h"
#include "model/map/storagemap.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace poolwarden {

/// Why it is not known how large a pool is.
enum class SizeLack : std::uint8_t {
    Inactive,
    Draft,  ///< no host knows the pool
    Untold, ///< it is active, and the host tells no size
};

/// A pool with what its host says of its sizes.
struct SizedPool {
    std::shared_ptr<const MapPool> pool;
    std::uint64_t capacity = 0; ///< bytes; 0: not known
    std::uint64_t allocation = 0;
    std::uint64_t available = 0;
    SizeLack lack = SizeLack::Untold; ///< if the capacity is not known
};

/// Storage of a known size, with all pools that are on it: what several share is counted once.
struct SizeArea {
    enum class Shared : std::uint8_t {
        Alone,
        SamePlace,
        FileSystem, ///< they are in one file system, whose size each of them has
        EqualSizes, ///< they have the same size with as much free, so that they seem to be in one file system
    };

    HostId host = noHost;           ///< noHost: of several hosts
    std::vector<PoolId> pools;      ///< by name
    std::vector<std::string> names; ///< of the pools
    std::uint64_t capacity = 0;     ///< of the largest of them; above 0
    std::uint64_t allocation = 0;   ///< not above the capacity
    Shared shared = Shared::Alone;
    std::optional<Severity> severity;
    bool isDraft = false; ///< a pool of it has a draft
    /// Pools of other areas with a part of the same storage, which is counted there as well; ascending.
    std::vector<PoolId> overlapping;
    friend bool operator==(const SizeArea &, const SizeArea &) = default;
};

/// How large the storage of the pools is, and how full.
struct SizeMap {
    struct WithoutSize {
        PoolId pool = noPool;
        SizeLack lack = SizeLack::Inactive;
        friend bool operator==(const WithoutSize &, const WithoutSize &) = default;
    };

    std::vector<MapHost> hosts;
    std::vector<SizeArea> areas;          ///< by the names of their first pools
    std::vector<WithoutSize> withoutSize; ///< by pool
    friend bool operator==(const SizeMap &, const SizeMap &) = default;
};

/// From 90 % of the capacity on, and from 95 % on.
enum class Fullness : std::uint8_t { Usual, Filling, NearlyFull };
[[nodiscard]] Fullness fullnessOf(const SizeArea &area);
/// 0 to 1.
[[nodiscard]] double filledShare(const SizeArea &area);

/// `pools`: ascending by id.
[[nodiscard]] SizeMap sizeMapOf(const std::vector<MapHost> &hosts,
                                const std::vector<SizedPool> &pools);

} // namespace poolwarden
